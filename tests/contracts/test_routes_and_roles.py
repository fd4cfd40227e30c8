"""Every route × every role: who is let in, written out here once more and compared with what the desk does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import UUIDConverter

from admitted import calls, correspondence, dead, effects, exposure, homecoming, journeys, leads, papers, remains
from invented_staff import PASSWORD, SECRET
from vistka.access import actions
from vistka.access.actions import Newcomer
from vistka.access.middleware import Guard
from vistka.access.models import Staff
from vistka.access.roles import Role
from vistka.access.routes import whom_it_admits
from vistka.ledger.actors import machine

ANONYMOUS, NEWCOMER, WITHOUT_ROLE = "anonymous", "newcomer", "member without a role"
EVERYBODY = frozenset({ANONYMOUS, NEWCOMER, WITHOUT_ROLE, *Role})
SIGNED_IN = EVERYBODY - {ANONYMOUS}
MEMBERS = SIGNED_IN - {NEWCOMER}
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
OFFICERS = ADMINISTRATORS | {Role.DATA_PROTECTION_OFFICER}
REGISTRARS = frozenset({Role.REGISTRAR})
WATCHERS_OF_HEALTH = REGISTRARS | {Role.MEDICAL_OFFICER}
CASE_WORKERS = frozenset({Role.CASE_WORKER})
TAKERS = CASE_WORKERS | {Role.HOTLINE}
REVIEWERS = CASE_WORKERS | {Role.VERIFIER}
SEARCHERS = REVIEWERS | REGISTRARS
READERS_OF_PERSONS = SEARCHERS | {Role.MEDICAL_OFFICER, Role.TRANSMISSION_OFFICER}
NOTIFIERS = frozenset({Role.DEATH_NOTIFIER})

ADMITTED: dict[str, frozenset[str]] = {
    "sign-in/": EVERYBODY,
    "sign-in/code/": EVERYBODY,
    "sign-out/": SIGNED_IN,
    "account/confirm/": MEMBERS,
    "account/password/": MEMBERS,
    "account/second-factor/": SIGNED_IN,
    "account/recovery-codes/": MEMBERS,
    "account/stop-reset/": MEMBERS,
    "invitation/": EVERYBODY,
    "purpose/": MEMBERS,
    "more-persons/": MEMBERS,
    "language/": EVERYBODY,
    "": MEMBERS,
    "due/": frozenset(Role) - {Role.AUDITOR, Role.HOTLINE},
    "ledger/": OFFICERS | {Role.AUDITOR},
    "requests/": OFFICERS | {Role.VERIFIER},
    "requests/<uuid:row_id>/allow/": OFFICERS | {Role.VERIFIER},
    "staff/": OFFICERS,
    "staff/invite/": ADMINISTRATORS,
    "staff/<uuid:row_id>/": OFFICERS,
    "staff/<uuid:row_id>/propose-role/": ADMINISTRATORS,
    "staff/<uuid:row_id>/invite-again/": ADMINISTRATORS,
    "staff/<uuid:row_id>/propose-reset/": ADMINISTRATORS,
    "staff/<uuid:row_id>/block/": ADMINISTRATORS,
    "staff/<uuid:row_id>/propose-unblock/": ADMINISTRATORS,
    "staff/<uuid:row_id>/second-unblock/": OFFICERS,
    "roles/<uuid:row_id>/second-grant/": OFFICERS,
    "roles/<uuid:row_id>/end-grant/": OFFICERS,
    "resets/<uuid:row_id>/second-reset/": OFFICERS,
    "resets/<uuid:row_id>/stop-reset/": OFFICERS,
    "exercise/": EVERYBODY,
    "exercise/act-as/": EVERYBODY,
    "exercise/found/": EVERYBODY,
    "exercise/two-people/": EVERYBODY,
    "exercise/a-mother-asks/": EVERYBODY,
    "exercise/what-she-reads/": EVERYBODY,
    "exercise/steal-the-server/": EVERYBODY,
    "exercise/he-says-nothing/": EVERYBODY,
    "exercise/the-wait/": EVERYBODY,
    "exercise/a-letter-each-way/": EVERYBODY,
    "exercise/the-handover/": EVERYBODY,
    "exercise/he-declines/": EVERYBODY,
    "exercise/what-the-news-say/": EVERYBODY,
    "exercise/remains-come-home/": EVERYBODY,
    "exercise/remains-come-home/told/": EVERYBODY,
    "persons/": SEARCHERS,
    "persons/register/": REGISTRARS,
    "persons/register-reported/": REGISTRARS,
    "persons/<uuid:row_id>/particulars/": REGISTRARS,
    "persons/events/<uuid:row_id>/correct/": REGISTRARS,
    "persons/<uuid:row_id>/record-event/": REGISTRARS,
    "persons/<uuid:row_id>/record-interview/": REGISTRARS,
    "persons/<uuid:row_id>/record-report/": REGISTRARS,
    "persons/<uuid:row_id>/add-name/": REGISTRARS,
    "persons/<uuid:row_id>/remove-name/": REGISTRARS,
    "persons/<uuid:row_id>/add-number/": REGISTRARS,
    "persons/<uuid:row_id>/set-custody/": REGISTRARS,
    "persons/<uuid:row_id>/write-note/": REGISTRARS,
    "persons/<uuid:row_id>/withhold-from-power/": REGISTRARS,
    "persons/cards/<uuid:row_id>/made/": REGISTRARS,
    "persons/cards/<uuid:row_id>/write/": REGISTRARS,
    "persons/cards/<uuid:row_id>/print-family/": REGISTRARS,
    "persons/cards/<uuid:row_id>/print-agency/": REGISTRARS,
    "persons/cards/<uuid:row_id>/declined/": REGISTRARS,
    "persons/<uuid:row_id>/tell-the-power/": REGISTRARS,
    "arrivals/": REGISTRARS,
    "arrivals/stage/": REGISTRARS,
    "arrivals/stage-reported/": REGISTRARS,
    "arrivals/<uuid:row_id>/": REGISTRARS,
    "arrivals/<uuid:row_id>/row/": REGISTRARS,
    "arrivals/<uuid:row_id>/commit/": REGISTRARS,
    "arrivals/<uuid:row_id>/undo/": REGISTRARS,
    "arrivals/<uuid:row_id>/drop/": REGISTRARS,
    "questions/": REGISTRARS,
    "questions/<uuid:row_id>/": REGISTRARS,
    "persons/<uuid:row_id>/": READERS_OF_PERSONS,
    "persons/<uuid:row_id>/record-health/": WATCHERS_OF_HEALTH,
    "persons/<uuid:row_id>/ask-question/": REVIEWERS,
    "candidates/": REVIEWERS,
    "candidates/<uuid:row_id>/": REVIEWERS,
    "candidates/<uuid:row_id>/ask/": REVIEWERS,
    "links/<uuid:row_id>/": REVIEWERS,
    "links/<uuid:row_id>/undo/": REVIEWERS,
    "links/undoings/<uuid:row_id>/second/": REVIEWERS,
    "links/undoings/<uuid:row_id>/drop/": REVIEWERS,
    "corrections/": REVIEWERS,
    "corrections/<uuid:row_id>/": REVIEWERS,
    "enquiries/": TAKERS,
    "enquiries/take/": TAKERS,
    "enquiries/<uuid:row_id>/": TAKERS,
    "enquiries/enquirers/<uuid:row_id>/receipt/": TAKERS,
    "enquiries/enquirers/<uuid:row_id>/code-word/": TAKERS,
    "enquiries/<uuid:row_id>/change/": CASE_WORKERS,
    "enquiries/<uuid:row_id>/add-enquirer/": CASE_WORKERS,
    "enquiries/<uuid:row_id>/same-person/": CASE_WORKERS,
    "enquiries/<uuid:row_id>/join/": CASE_WORKERS,
    "enquiries/<uuid:row_id>/join/<uuid:to_id>/": CASE_WORKERS,
    "enquiries/<uuid:row_id>/close/": CASE_WORKERS,
    "enquiries/<uuid:row_id>/reopen/": CASE_WORKERS,
    "enquiries/enquirers/<uuid:row_id>/more-code-words/": CASE_WORKERS,
    "enquiries/enquirers/<uuid:row_id>/conversation/": CASE_WORKERS,
    "enquiries/enquirers/<uuid:row_id>/step/": CASE_WORKERS,
    "enquiries/enquirers/<uuid:row_id>/contact/": CASE_WORKERS,
    "enquiries/enquirers/<uuid:row_id>/consent/": CASE_WORKERS,
    "enquiries/enquirers/<uuid:row_id>/kinship/": CASE_WORKERS,
    "enquiries/enquirers/<uuid:row_id>/withdraw/": CASE_WORKERS,
    "enquiries/claims/<uuid:row_id>/add-paper/": CASE_WORKERS,
    "associations/": CASE_WORKERS,
    "associations/found/": CASE_WORKERS,
    "associations/<uuid:row_id>/end/": CASE_WORKERS,
    "enquiries/claims/": REVIEWERS,
    "enquiries/claims/<uuid:row_id>/": REVIEWERS,
    "enquiries/claims/<uuid:row_id>/propose-level/": REVIEWERS,
    "enquiries/levels/<uuid:row_id>/confirm/": REVIEWERS,
    "enquiries/levels/<uuid:row_id>/drop/": REVIEWERS,
    "enquiries/papers/<uuid:row_id>/": REVIEWERS,
    "enquiries/paper-pages/<uuid:row_id>/": REVIEWERS,
    "answers/": REVIEWERS,
    "answers/<uuid:row_id>/": REVIEWERS,
    "answers/<uuid:row_id>/meant/": REVIEWERS,
    "answers/<uuid:row_id>/prepare/": REVIEWERS,
    "answers/prepared/<uuid:row_id>/give/": REVIEWERS,
    "answers/<uuid:row_id>/questions/": REVIEWERS,
    "answers/<uuid:row_id>/her-answer/": CASE_WORKERS,
    "answers/recognitions/<uuid:row_id>/ask/": CASE_WORKERS,
    "answers/recognitions/<uuid:row_id>/his-answer/": REGISTRARS,
    "answers/recognitions/<uuid:row_id>/compare/": frozenset({Role.VERIFIER}),
    "answers/addressees/<uuid:row_id>/confirm/": REVIEWERS,
    "answers/addressees/<uuid:row_id>/drop/": REVIEWERS,
    "answers/prepared/<uuid:row_id>/approve/": REVIEWERS,
    "answers/prepared/<uuid:row_id>/drop/": REVIEWERS,
    "post/": CASE_WORKERS,
    "post/put-aside/": CASE_WORKERS,
    "post/unopened/": CASE_WORKERS,
    "post/pictures/<uuid:row_id>/": CASE_WORKERS,
    "post/<uuid:row_id>/": CASE_WORKERS,
    "post/<uuid:row_id>/accept-enquiry/": CASE_WORKERS,
    "post/<uuid:row_id>/accept-message/": CASE_WORKERS,
    "post/<uuid:row_id>/accept-contact/": CASE_WORKERS,
    "post/<uuid:row_id>/accept-relative/": CASE_WORKERS,
    "post/<uuid:row_id>/accept-withdrawal/": CASE_WORKERS,
    "post/<uuid:row_id>/stop-withdrawal/": CASE_WORKERS,
    "post/<uuid:row_id>/sort-spam/": CASE_WORKERS,
    "post/<uuid:row_id>/sort-repeat/": CASE_WORKERS,
    "post/<uuid:row_id>/take-back/": CASE_WORKERS,
    "post/<uuid:row_id>/put-away/": CASE_WORKERS,
    "post/<uuid:row_id>/find-enquiry/": CASE_WORKERS,
    "post/<uuid:row_id>/accept-paper/": CASE_WORKERS,
    "post/<uuid:row_id>/accept-correction/": CASE_WORKERS,
    "post/<uuid:row_id>/take-sheet/": CASE_WORKERS,
    "post/letters/": REVIEWERS,
    "post/letters/<uuid:row_id>/approve/": REVIEWERS,
    "post/letters/<uuid:row_id>/drop/": REVIEWERS,
    "post/codes/": CASE_WORKERS,
    "post/codes/<uuid:row_id>/confirm/": CASE_WORKERS,
    "post/codes/<uuid:row_id>/drop/": CASE_WORKERS,
    "post/codes/<uuid:row_id>/give/": CASE_WORKERS,
    "post/keys/": OFFICERS,
    "enquiries/enquirers/<uuid:row_id>/letter/": CASE_WORKERS,
    "enquiries/enquirers/<uuid:row_id>/caller-word/": CASE_WORKERS,
    "enquiries/enquirers/<uuid:row_id>/new-code/": CASE_WORKERS,
    "associations/<uuid:row_id>/new-code/": CASE_WORKERS,
    "news/": NOTIFIERS,
    "news/<uuid:row_id>/": NOTIFIERS,
    "news/<uuid:row_id>/take/": NOTIFIERS,
    "news/<uuid:row_id>/done/": NOTIFIERS,
    "news/<uuid:row_id>/stopped/": NOTIFIERS,
    **correspondence.ADMITTED,
    **effects.ADMITTED,
    **exposure.ADMITTED,
    **homecoming.ADMITTED,
    **journeys.ADMITTED,
    **leads.ADMITTED,
    **dead.ADMITTED,
    **remains.ADMITTED,
    **calls.ADMITTED,
    **papers.ADMITTED,
}
"""Each route, and who gets in."""


def routes(found: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the desk, however deep it was included."""
    for one in (found or get_resolver()).url_patterns:
        path = f"{prefix}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from routes(one, path)
        else:
            yield path, one


def address(path: str, pattern: URLPattern) -> str:
    """The route with the key of a row that is not there."""
    for name, converter in pattern.pattern.converters.items():
        assert isinstance(converter, UUIDConverter), f"{path}: a key of a row is a UUID that says nothing"
        path = path.replace(f"<uuid:{name}>", str(UUID(int=7)))
    return f"/{path}"


def test_every_route_is_in_the_table_and_every_line_of_the_table_is_a_route() -> None:
    assert sorted(path for path, _ in routes()) == sorted(ADMITTED)


def test_every_view_says_whom_it_admits() -> None:
    assert [path for path, pattern in routes() if whom_it_admits(pattern.callback) is None] == []


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each request that reached the guard: whether it was turned away."""
    turned_away: list[bool] = []
    process_view = Guard.process_view

    def noting(guard: Guard, *request: Any) -> Any:
        answer = process_view(guard, *request)
        turned_away.append(answer is not None)
        return answer

    monkeypatch.setattr(Guard, "process_view", noting)
    return turned_away


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def browser_of(who: str) -> Client:
    """A browser of somebody with this role alone, both factors given."""
    roles: list[list[Role]] = [[Role.ADMINISTRATOR], [Role.DATA_PROTECTION_OFFICER]]
    people = [*roles, [Role(who)] if who in set(Role) else []]
    newcomers = [Newcomer(account=f"desk-{number}", name="invented", roles=held) for number, held in enumerate(people)]
    codes = actions.found_bureau(by=machine("init"), newcomers=newcomers)
    client = Client()
    if who != ANONYMOUS:
        account = Staff.objects.get(account="desk-2")
        actions.accept_invitation(by=account.actor, code=codes["desk-2"], password=PASSWORD)
        if who != NEWCOMER:
            actions.enrol_second_factor(by=account.actor, secret=SECRET)
        client.force_login(Staff.objects.get(account="desk-2"))
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_each_route_lets_in_those_of_the_table_and_nobody_else(who: str, refusals: list[bool]) -> None:
    browser, wrong = browser_of(who), []
    for path, pattern in routes():
        refusals.clear()
        answer = browser.get(address(path, pattern))
        assert answer.status_code < 500
        assert len(refusals) == 1, f"{path} went past the guard"
        let_in = not refusals[0]
        if let_in is not (who in ADMITTED[path]):
            wrong.append(f"{path}: {'let in' if let_in else 'refused'}")
        assert let_in or answer.status_code in (302, 403)
    assert wrong == []
