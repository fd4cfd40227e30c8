"""What is found and not taken: a captive's words, claims about conduct in combat; all persons are invented."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.sources.attributions import find_attributions
from vistka.sources.findings import Span, Why
from vistka.sources.resolving import resolve
from vistka.sources.segments import Segment
from vistka.sources.splitting import sentences_of
from vistka.sources.withholding import find_withheld


def withheld(text: str, language: str) -> list[tuple[str, Why]]:
    segment = Segment(Span(0, len(text)), text, language, sentences_of(text, language))
    found = find_withheld([segment], resolve(find_attributions(segment), text))
    return [(text[one.span.start : one.span.end], one.why) for one in found]


WORDS = [
    ("pt", "“Fomos enviados de noite e nada sabíamos”, narra o jovem prisioneiro."),
    ("pt", "O soldado capturado declara que não sabia para onde ia."),
    ("en", "“We were told it was an exercise,” said the prisoner."),
    ("en", "The captured soldier says that he was cold."),
    ("uk", "«Нас везли вночі, нічого не казали», — розповів полонений."),
    ("ru", "«Нас везли ночью, ничего не говорили», — рассказал пленный."),
    ("es", "«Nos llevaron de noche sin decir nada», relató el prisionero."),
    ("de", "„Wir wurden nachts gebracht und wussten nichts“, sagte der Gefangene."),
    ("fr", "« On nous a emmenés la nuit sans rien dire », raconte le prisonnier."),
]


@pytest.mark.parametrize(("language", "text"), WORDS)
def test_what_a_captive_says_is_withheld_whole(language: str, text: str) -> None:
    assert withheld(text, language) == [(text, Why.WORDS)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "Unidades inteiras baixaram as armas sem lutar."),
        ("en", "Two deserters drove into the river on purpose."),
        ("uk", "Двоє з них склали зброю без бою."),
        ("ru", "Двое из них сложили оружие без боя."),
        ("es", "El grupo depuso las armas sin disparar."),
        ("de", "Sie hatten die Waffen niedergelegt, ohne einen Schuss."),
        ("fr", "Une compagnie a déposé les armes sans combattre."),
    ],
)
def test_how_somebody_fought_or_surrendered_is_withheld(language: str, text: str) -> None:
    assert withheld(text, language) == [(text, Why.CONDUCT)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "Dois soldados foram capturados perto de Sumy em 2 de março."),
        ("en", "A soldier was captured near Sumy and lies wounded in a hospital."),
        ("uk", "Рядовий загинув 3 березня і похований у Сумах."),
        ("ru", "Солдат погиб 3 марта, его тело нашли."),
        ("es", "Un soldado herido fue trasladado a un hospital de Járkiv."),
        ("de", "Ein Soldat wurde bei Sumy gefangen genommen."),
        ("fr", "Un prisonnier blessé a été échangé jeudi."),
        ("en", "The ministry said that mothers may come to Kyiv and take their sons home."),
    ],
)
def test_who_is_held_wounded_or_dead_and_what_families_are_offered_stays(language: str, text: str) -> None:
    assert withheld(text, language) == []


def test_he_is_the_captive_who_was_named_before() -> None:
    text = "A captured soldier sits on a bench. He says that he did not know."
    assert withheld(text, "en") == [("He says that he did not know.", Why.WORDS)]


def test_he_is_the_spokesman_when_it_was_he_who_spoke() -> None:
    text = "Ukraine's defence ministry spokesman Oleh Vasko said the prisoners were home. He added that buses waited."
    assert withheld(text, "en") == []


def test_a_soldier_who_phones_his_mother_stays_and_what_he_asks_of_her_does_not() -> None:
    text = "Nas imagens um soldado liga para sua mãe e pede que ela venha."
    assert withheld(text, "pt") == [("pede que ela venha.", Why.WORDS)]


def test_of_an_offer_only_the_clause_about_conduct_goes() -> None:
    text = "As mães podem vir a Kiev buscar os filhos, que se renderam sem lutar."
    ((gone, why),) = withheld(text, "pt")
    assert why is Why.CONDUCT
    assert "mães podem vir a Kiev" not in gone
    assert "renderam" in gone


@given(st.text(max_size=300), st.sampled_from(["pt", "en", "uk", "ru", "es", "de", "fr", ""]))
def test_any_text_is_read_and_no_stretch_lies_within_another(text: str, language: str) -> None:
    segment = Segment(Span(0, len(text)), text, language, sentences_of(text, language))
    found = find_withheld([segment], find_attributions(segment))
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(one.span.end <= other.span.end for one, other in pairwise(found))


DEEDS = [
    ("en", "He had held the trench alone for two days before the rest came."),
    ("pt", "Ficou junto da metralhadora até ao fim para cobrir a retirada."),
    ("uk", "Сержант двічі виносив побратимів з-під обстрілу під вогнем."),
    ("ru", "Рядовой отстреливался из окопа, пока не кончились патроны."),
    ("es", "Los reclutas habían pinchado las ruedas, y pincharon los neumáticos del camión."),
    ("de", "Die Männer ließen ihre Gewehre im Graben zurück und liefen in den Wald."),
    ("fr", "Les hommes ont quitté la tranchée et jeté leurs fusils."),
]


@pytest.mark.parametrize(("language", "text"), DEEDS)
def test_a_deed_beside_a_weapon_or_a_trench_is_conduct(language: str, text: str) -> None:
    assert withheld(text, language) == [(text, Why.CONDUCT)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He was killed near the front line and buried on Friday."),
        ("uk", "Загинув під час артилерійського обстрілу поблизу Бахмута."),
        ("ru", "Погиб в бою под Угледаром, похоронен на родине."),
        ("de", "Er wurde an der Front bei Bachmut verwundet."),
    ],
)
def test_a_death_or_a_wound_at_the_front_is_no_conduct(language: str, text: str) -> None:
    assert withheld(text, language) == []


CHAINS = [
    (
        "en",
        "A corporal was captured on 3 May. He is in a camp. His leg has healed. It rained that day. ",
        "He recalls rain.",
    ),
    ("pt", "Um soldado foi capturado em 3 de maio. Está num campo. Tem 22 anos. ", "Contou que chovia."),
    ("uk", "Полонений перебуває у таборі. Йому 23 роки. Родом із Пензи. ", "Каже, що не знав, куди везуть."),
    ("ru", "Рядовой попал в плен 4 мая. Ему 22 года. Он из Омска. ", "Рассказывает, что не спал неделю."),
]


@pytest.mark.parametrize(("language", "before", "said"), CHAINS)
def test_he_was_named_some_sentences_ago_and_the_facts_between_stay(language: str, before: str, said: str) -> None:
    assert withheld(before + said, language) == [(said, Why.WORDS)]


UNCLAIMED = [
    ("en", "The tank driver was captured on Monday. ", '"Nobody gave us a map."'),
    ("uk", "Полоненого взяли під Ізюмом. ", "«Годують добре, дають книжки»."),
    ("ru", "Пленного взяли под Изюмом. ", "«Кормят хорошо, дают книги»."),
    ("es", "El cabo fue capturado cerca de Izium. ", "«Nos dan bien de comer»."),
    ("de", "Der Gefangene wurde bei Isjum gefasst. ", "„Das Essen ist besser als bei uns.“"),
    ("fr", "Le caporal a été capturé près d'Izioum. ", "« On mange mieux qu'à la caserne. »"),
]


@pytest.mark.parametrize(("language", "before", "quotation"), UNCLAIMED)
def test_a_quotation_that_nobody_claims_beside_a_captive_is_his(language: str, before: str, quotation: str) -> None:
    assert withheld(before + quotation, language) == [(quotation, Why.WORDS)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'The prisoner came home on Monday. "We waited a year," said his mother.'),
        ("en", 'The ministry of defence said the prisoner was home. "He is in hospital," the ministry added.'),
        ("uk", "Полонений удома. «Сьогодні повернулися 90 людей», — повідомив Координаційний штаб."),
    ],
)
def test_a_quotation_of_a_relative_or_an_office_stays(language: str, text: str) -> None:
    assert withheld(text, language) == []


HEARD = [
    ("en", 'In the clip a voice can be heard: "Please, take us home."'),
    ("pt", "No vídeo do prisioneiro ouve-se: “Quero ir para casa.”"),
    ("uk", "«Я спав, потім горіло все», — чути на записі з полоненим."),
    ("ru", "На записи слышно, как пленный просит воды."),
    ("es", "En la grabación se escucha a un prisionero que pide volver a casa."),
    ("fr", "Sur l'enregistrement, on entend un prisonnier demander de l'eau."),
]


@pytest.mark.parametrize(("language", "text"), HEARD)
def test_a_voice_on_a_recording_or_the_telephone_is_withheld(language: str, text: str) -> None:
    assert [why for _, why in withheld(text, language)] == [Why.WORDS]


CLAIMED = [
    ("en", "The captain allegedly abandoned his men near Kupiansk."),
    ("en", "The lieutenant ordered his men to open fire on a car."),
    ("pt", "A unidade teria desertado em massa."),
    ("uk", "Командир нібито наказав своїм стріляти в автобус."),
    ("ru", "Взвод якобы разбежался при первых выстрелах."),
    ("es", "El sargento huyó y dejó a los suyos."),
    ("de", "Seine Einheit soll sich nach zwei Tagen ergeben haben."),
    ("fr", "L'unité se serait enfuie avant l'assaut."),
]


@pytest.mark.parametrize(("language", "text"), CLAIMED)
def test_conduct_that_is_only_said_of_somebody_is_withheld(language: str, text: str) -> None:
    assert withheld(text, language) == [(text, Why.CONDUCT)]


def test_they_after_an_office_are_the_office() -> None:
    text = "Segundo o Pentágono, chove. Eles alegam que vários soldados sabotam os tanques."
    assert withheld(text, "pt") == [("Eles alegam que vários soldados sabotam os tanques.", Why.CONDUCT)]


def test_a_surrendered_soldier_is_one_who_is_held() -> None:
    assert withheld("Ukrainians feeding Russian surrendered soldier in Sumy.", "en") == []
