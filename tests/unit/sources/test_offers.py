"""Offers and instructions to families: who offers what to whom, and who reported it."""

import pytest

from vistka.sources.findings import Attribution, How, Place, SourceKind, Span
from vistka.sources.offers import find_offers
from vistka.sources.segments import Segment
from vistka.sources.splitting import sentences_of


def segment(text: str, language: str, start: int = 0) -> Segment:
    return Segment(Span(start, start + len(text)), text, language, sentences_of(text, language, start))


@pytest.mark.parametrize(
    ("language", "text", "to"),
    [
        ("en", "The Ministry of Defence of Ukraine invites mothers to come and collect their sons.", "mothers"),
        ("pt", "O Ministério da Defesa da Ucrânia abriu uma linha gratuita para as famílias.", "families"),
        ("es", "El Ministerio de Defensa de Ucrania pide a los familiares que llamen a la línea directa.", "relatives"),
        ("fr", "Le ministère de la Défense de l'Ukraine a ouvert un numéro gratuit pour les proches.", "relatives"),
        ("de", "Das Verteidigungsministerium der Ukraine hat für Eltern eine Hotline eingerichtet.", "parents"),
        ("uk", "Міністерство оборони України закликає родини звертатися на гарячу лінію.", "families"),
        ("ru", "Министерство обороны Украины просит матерей заполнить анкету.", "mothers"),
    ],
)
def test_an_offer_has_who_makes_it_and_to_whom(language: str, text: str, to: str) -> None:
    (offer,) = find_offers((segment(text, language),), (), ())
    assert (offer.by, offer.to) == ("Ministry of Defence of Ukraine", to)
    assert text[offer.span.start : offer.span.end] == text


def test_an_offer_comes_from_whom_it_is_attributed_to_through_the_outlet_of_the_paragraph_before() -> None:
    before = segment("Segundo o Jornal do Vale, é uma tentativa de envergonhar o adversário.", "pt")
    text = "“As mães podem vir buscá-los em Kiev”, disse o ministro Petro Mazur."
    start = before.span.end + 1
    said = Attribution(
        Span(start + text.index("disse"), start + len(text) - 1),
        "Ministry of Defence of Ukraine",
        SourceKind.OFFICIAL,
        How.QUOTED,
        Span(start, start + text.index(",")),
        "Petro Mazur",
    )
    outlet = Attribution(Span(0, 24), "Jornal do Vale", SourceKind.OUTLET, How.REPORTED, before.span)
    kyiv = Place(Span(start + text.index("Kiev"), start + text.index("Kiev") + 4), "Kyiv", "UA")
    (offer,) = find_offers((before, segment(text, "pt", start)), (outlet, said), (kyiv,))
    assert (offer.by, offer.speaker, offer.to) == ("Ministry of Defence of Ukraine", "Petro Mazur", "mothers")
    assert (offer.where, offer.reported_by) == ("Kyiv", "Jornal do Vale")


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry of Defence of Ukraine said that two bridges were destroyed.",
        "The families waited for hours in the rain.",
        "A hotline for tourists was opened by the Ministry of Defence of Ukraine.",
    ],
)
def test_without_a_family_or_anything_offered_there_is_no_offer(text: str) -> None:
    assert find_offers((segment(text, "en"),), (), ()) == ()
