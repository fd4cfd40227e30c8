import time

import pytest

from vistka.sources.contradictions import Mention, contradictions_of, same_persons
from vistka.sources.findings import Attribution, Fate, How, Offer, Person, Post, SourceKind, Span
from vistka.sources.nodes import Kind, name_key
from vistka.sources.origins import Graph, Support, origins
from vistka.sources.outlines import MOST_STRETCHES, Outline, Stretch, outline_of
from vistka.sources.reading import read
from vistka.sources.sketches import sketch

AGENCY = (
    "Eleven wounded soldiers were brought to the hospital of the port on Tuesday night and their names were written down "
    "by a nurse who had lost her own list in the fire"
)
LIGHTLY = AGENCY.replace("on Tuesday night", "on Tuesday").replace("Eleven", "Some eleven")
ALL = Span(0, 200)
OFFICIAL, OUTLET, OTHER = SourceKind.OFFICIAL, SourceKind.OUTLET, SourceKind.OTHER


def said_by(source: str, kind: SourceKind, covers: Span = ALL) -> Attribution:
    return Attribution(Span(covers.end, covers.end + 10), source, kind, How.REPORTED, covers)


def article(item: str, *sources: Attribution, words: str = AGENCY, **cells: object) -> Outline:
    stretches = (Stretch(ALL, sketch(words)),)
    return Outline(item, **{"day": "2022-03-05", "stretches": stretches, "attributions": sources, **cells})  # type: ignore[arg-type]


def kinds(support: Support) -> list[tuple[Kind, str]]:
    return [(root.kind, root.label) for root in support.roots]


def of(graph: Graph, item: str, span: Span = ALL) -> list[tuple[Kind, str]]:
    return kinds(graph.support(item, span))


def test_forty_articles_that_name_one_agency_are_one_source_and_it_is_a_newspaper() -> None:
    graph = origins([article(f"a{n}", said_by("Reuters", OUTLET), words=(AGENCY, LIGHTLY)[n % 2]) for n in range(40)])
    support = graph.support("a7", ALL)
    assert support.items == 40
    assert kinds(support) == [(Kind.UNTRACED, "Reuters")]
    assert [carrier.label for carrier in support.carriers] == ["Reuters"]


def test_the_same_post_in_forty_articles_is_one_source() -> None:
    posts = [Post(Span(300, 400), "Anna", "anna_invented", "2022-03-01", ("https://t.co/x1",)) for _ in range(40)]
    graph = origins([article(f"a{n}", words=f"{n} " * 9, posts=(posts[n],)) for n in range(40)])
    support = graph.support("a3", Span(310, 320))
    assert (support.items, kinds(support)) == (40, [(Kind.POST, "Anna (@anna_invented)")])
    assert support.first_seen == "2022-03-01"


def test_the_same_words_by_the_same_hand_are_one_post_and_by_another_hand_two() -> None:
    def with_post(item: str, handle: str) -> Outline:
        stretches = (Stretch(Span(0, 180), sketch(AGENCY)),)
        return Outline(item, posts=(Post(ALL, "", handle, "2022-03-01"),), stretches=stretches)

    same = origins([with_post("a", "anna"), with_post("b", "anna")])
    assert len(same.support("a", ALL).roots) == 1
    other = origins([with_post("a", "anna"), with_post("b", "boris")])
    assert len(other.support("a", ALL).roots) == 2


def test_one_statement_in_other_words_is_still_one_source_in_each_of_its_reports() -> None:
    graph = origins([article("a", said_by("Pentagon", OFFICIAL)), article("b", said_by("the Pentagon", OFFICIAL))])
    assert len(graph.support("a", ALL).roots) == 1
    assert len([node for node in graph.nodes if node.kind is Kind.STATEMENT]) == 1


def test_an_article_that_names_nobody_is_its_own_source_and_its_copies_are_none() -> None:
    copies = [article("later", day="2022-03-09"), article("first", day="2022-03-02"), article("last", day="2022-03-10")]
    graph = origins(copies)
    support = graph.support("last", ALL)
    assert (support.items, kinds(support), support.first_seen) == (3, [(Kind.ARTICLE, "first")], "2022-03-02")
    assert len({root for copy in copies for root in graph.support(copy.item, ALL).roots}) == 1


def test_a_newspaper_is_followed_to_what_it_published_itself() -> None:
    post = Post(Span(300, 400), "Anna", "anna_invented", "2022-03-01", ("https://t.co/x1",))
    graph = origins(
        [
            article("blog", said_by("The Daily Invention", OUTLET)),
            article("paper", publisher="Daily Invention", words="other " * 9, posts=(post,)),
        ]
    )
    assert of(graph, "blog") == [(Kind.POST, "Anna (@anna_invented)")]
    assert any(edge.how == "carries" and edge.end.kind is Kind.POST for edge in graph.edges)


def test_two_newspapers_that_both_have_it_from_one_agency_are_one_source() -> None:
    graph = origins(
        [
            article("blog", said_by("Daily Invention", OUTLET)),
            article("paper", said_by("Reuters", OUTLET), publisher="Daily Invention", words="other " * 9),
            article("third", said_by("Reuters", OUTLET)),
        ]
    )
    assert of(graph, "blog") == of(graph, "third") == [(Kind.UNTRACED, "Reuters")]


def test_a_newspaper_with_many_sources_does_not_lend_them_all() -> None:
    sources = [said_by(name, OFFICIAL) for name in ("Pentagon", "Kremlin", "Red Cross")]
    graph = origins(
        [
            article("blog", said_by("Daily Invention", OUTLET), words="its own words " * 5),
            article("paper", *sources, publisher="Daily Invention", words="other " * 9),
        ]
    )
    assert of(graph, "blog") == [(Kind.UNTRACED, "Daily Invention")]


def test_papers_that_cite_each_other_in_a_ring_come_to_an_end() -> None:
    graph = origins(
        [
            article("a", said_by("Beta Post", OUTLET), publisher="Alpha Post", words="one " * 9),
            article("b", said_by("Alpha Post", OUTLET), publisher="Beta Post", words="two " * 9),
        ]
    )
    assert len(graph.support("a", ALL).roots) == len(graph.support("b", ALL).roots) == 1


def test_a_carrier_whose_own_post_is_embedded_rests_on_that_post() -> None:
    post = Post(Span(300, 400), "Daily Invention Online", "InventOnline", "2022-03-02")
    graph = origins([article("a", said_by("Daily Invention", OUTLET), posts=(post,))])
    assert of(graph, "a") == [(Kind.POST, "Daily Invention Online (@InventOnline)")]


def test_a_whole_article_rests_on_its_posts_and_statements_and_newspapers_only_carry() -> None:
    posts = tuple(Post(Span(400 + at, 410 + at), "", f"hand{at}", "2022-03-02") for at in (0, 20, 40))
    attributions = (
        said_by("New York Times", OUTLET, Span(0, 50)),
        said_by("Pentagon", OFFICIAL, Span(60, 90)),
        said_by("Pentagon", OFFICIAL, Span(100, 120)),
        said_by("Ministry of Defence of Ukraine", OFFICIAL, Span(130, 150)),
    )
    offers = (Offer(Span(130, 150), "Ministry of Defence of Ukraine", reported_by="The Times of Israel"),)
    support = origins([article("a", *attributions, posts=posts, offers=offers)]).rests("a")
    assert [root.kind for root in support.roots] == [Kind.POST] * 3 + [Kind.STATEMENT] * 2
    assert {carrier.label for carrier in support.carriers} == {"New York Times", "The Times of Israel"}


def test_witnesses_of_two_articles_are_two_and_of_one_shared_passage_one() -> None:
    witness = said_by("a witness", OTHER)
    copied = origins([article("a", witness), article("b", witness)])
    assert len(copied.support("b", ALL).roots) == 1
    apart = origins([article("a", witness), article("b", witness, words="other " * 9)])
    assert {*apart.support("a", ALL).roots}.isdisjoint(apart.support("b", ALL).roots)


def test_of_whom_a_post_speaks_is_no_source_beside_the_post() -> None:
    post = Post(Span(100, 200), "Anna", "anna_invented", "2022-03-01")
    residents = Attribution(Span(120, 130), "residents", OTHER, How.REPORTED, Span(100, 200))
    office = Attribution(Span(140, 150), "Invented Ministry", OFFICIAL, How.REPORTED, Span(100, 200))
    graph = origins([article("a", residents, office, posts=(post,))])
    roots = [(Kind.POST, "Anna (@anna_invented)"), (Kind.STATEMENT, "Invented Ministry")]
    assert kinds(graph.rests("a")) == of(graph, "a", Span(120, 180)) == roots
    assert Kind.VOICE not in {node.kind for node in graph.nodes}
    # Whom the article itself asked is one.
    asked = origins([article("a", said_by("residents", OTHER, Span(0, 90)), posts=(post,))])
    assert Kind.VOICE in {root.kind for root in asked.rests("a").roots}


def test_an_office_that_one_item_names_shorter_and_longer_is_one() -> None:
    short, long = "Ministry of Defence", "Ministry of Defence of Ukraine"
    named = [said_by(name, OFFICIAL, Span(at, at + 20)) for at, name in enumerate((short, long, short))]
    graph = origins([article("a", *named)])
    assert kinds(graph.rests("a")) == of(graph, "a") == [(Kind.STATEMENT, long)]
    # Of two ministries nobody knows which the short name means.
    both = origins([article("a", *named, said_by("Ministry of Defence of Russia", OFFICIAL))])
    assert len(both.rests("a").roots) == 3


def test_what_many_say_of_one_man_costs_no_square_and_fifty_of_it_are_shown() -> None:
    spellings = ("Петро Вигаданенко", "Petro Vyhadanenko")
    mentions = [
        Mention(f"a{n}", Person(Span(5, 20), Fate.CAPTIVE, spellings[n % 2], place=f"Town {n}"), None)
        for n in range(5000)
    ]
    began = time.process_time()
    together = same_persons(mentions)
    (found,) = contradictions_of(together["a7", Span(5, 20)])
    assert time.process_time() - began < 1, "pair by pair it were twelve million"
    assert len(together["a7", Span(5, 20)]) == 5000
    assert (found.what, len(found.said)) == ("place", 50)


def test_a_page_without_end_is_compared_by_its_first_passages() -> None:
    text = "\n\n".join(f"{n} {AGENCY.replace('port', f'port{n}')}. And then {AGENCY.lower()}." for n in range(400))
    stretches = outline_of(read(text.encode()), "a").stretches
    assert len(stretches) == MOST_STRETCHES
    assert stretches[1].span.start > stretches[0].span.end, "passages before sentences"


def test_a_shared_passage_is_named_once_and_not_again_for_each_sentence_in_it() -> None:
    def with_sentence(item: str) -> Outline:
        sentence = Stretch(Span(0, 90), sketch(AGENCY[:90]))
        return article(item, stretches=(Stretch(ALL, sketch(AGENCY)), sentence))

    assert [len(places) for places in origins([with_sentence("a"), with_sentence("b")]).shared()] == [2]


def test_a_sentence_is_found_inside_a_longer_paragraph_of_another_paper() -> None:
    longer = Stretch(Span(0, 900), sketch(f"{AGENCY}. {'Then came other news of the town. ' * 9}"))
    inside = Stretch(Span(0, len(AGENCY)), sketch(AGENCY))
    graph = origins([article("short"), article("long", stretches=(longer, inside))])
    assert graph.support("short", ALL).items == 2


@pytest.mark.parametrize(
    ("fates", "told"),
    [
        ((Fate.CAPTIVE, Fate.DEAD), ["fate"]),
        ((Fate.CAPTIVE, Fate.WOUNDED), []),
        ((Fate.DEAD, Fate.DEAD), []),
    ],
)
def test_what_is_said_differently_of_one_person_is_listed(fates: tuple[Fate, Fate], told: list[str]) -> None:
    one = Person(Span(5, 20), fates[0], "Петро Вигаданенко", date="2022-03")
    other = Person(Span(5, 20), fates[1], "Petro Vyhadanenko", date="2022-03-02")
    graph = origins([article("a", persons=(one,)), article("b", words="other " * 9, persons=(other,))])
    support = graph.support("a", one.span)
    assert [found.what for found in support.contradictions] == told
    assert support.items == 2
    assert len(support.roots) == 2


def test_a_place_that_differs_in_an_edited_copy_is_listed_for_one_without_a_name() -> None:
    persons = [Person(Span(5, 20), Fate.CAPTIVE, place=place) for place in ("Sumy", "Kharkiv")]
    graph = origins([article("a", persons=(persons[0],)), article("b", words=LIGHTLY, persons=(persons[1],))])
    (found,) = graph.support("b", Span(5, 20)).contradictions
    assert (found.what, dict(found.said)) == ("place", {"Sumy": ("a",), "Kharkiv": ("b",)})


def test_one_family_name_alone_makes_nobody_the_same_person() -> None:
    persons = [Person(Span(5, 20), fate, "Вигаданенко") for fate in (Fate.CAPTIVE, Fate.DEAD)]
    graph = origins([article("a", persons=(persons[0],)), article("b", words="other " * 9, persons=(persons[1],))])
    assert graph.support("a", Span(5, 20)).contradictions == ()


def test_a_newspaper_is_known_by_its_address_and_without_its_article() -> None:
    assert name_key("The Daily Invention") == name_key("daily-invention.co.uk") == "dailyinvention"
