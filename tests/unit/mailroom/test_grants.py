"""What the portal's user may do on a real PostgreSQL; a database of one file knows no users."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connections, transaction
from django.test import override_settings
from django.utils import timezone

from invented_visitors import OfflineBureau
from postgres_cluster import Cluster
from vistka.config.portal_refusals import refuse_the_mailroom
from vistka.config.refusing import Refused
from vistka.mailroom.drafts import forget_old
from vistka.mailroom.grants import beyond_the_table, statements
from vistka.mailroom.keys import published_keys
from vistka.mailroom.models import Draft, Mail, PublishedKey, Submission
from vistka.mailroom.submissions import Content, Kind
from vistka.portal.drafts import writing_of
from vistka.portal.sending import send
from vistka.vault.signatures import public_key

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])

ROLE = "vistka portal's"


@pytest.fixture
def bureau(cluster: Cluster | None) -> OfflineBureau:
    if cluster is None:
        pytest.skip("a file knows no users")
    bureau = OfflineBureau()
    bureau.publish()
    Mail.objects.create(mailbox=uuid4(), sequence=1, sealed=b"sealed")
    Submission.objects.create(key_id=bureau.key_id, sealed=b"sealed")
    return bureau


@pytest.fixture
def as_the_portals_user(bureau: OfflineBureau) -> Iterator[OfflineBureau]:
    """The connection to the mailroom has the rights of the portal's user, and the process its offline key."""
    connection = connections["mailroom"]
    role = connection.ops.quote_name(ROLE)
    with connection.cursor() as cursor, override_settings(OFFLINE_KEY=public_key(bureau.offline)):
        cursor.execute(f"CREATE ROLE {role}")
        cursor.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}")  # what was given before is taken back
        for line in statements(ROLE, connection):
            cursor.execute(line)
        cursor.execute(f"SET ROLE {role}")
        yield bureau
        cursor.execute("RESET ROLE")


def test_the_portals_own_code_can_do_all_its_work(as_the_portals_user: OfflineBureau) -> None:
    assert len(published_keys(public_key(as_the_portals_user.offline))) == 1
    assert Mail.objects.filter(sequence=1).order_by("sequence").count() == 1
    writing = writing_of(b"k" * 32, "ask")
    for name in ("Ostap", "Ostap Kovalchuk"):
        writing.answers = {"name": name}
        writing.save()
    writing.put_file(1, b"paper")
    assert writing_of(b"k" * 32, "ask").answers == {"name": "Ostap Kovalchuk"}
    content, number = Content(kind=Kind.OPENED, said={"mailbox": uuid4().hex, "seen": "1"}), uuid4()
    send(content, number)
    send(content, number)  # a double tap
    Draft.objects.update(until=timezone.now() - timedelta(minutes=1))
    forget_old()
    assert not Draft.objects.exists()


REFUSED = {
    "read what was sent": lambda: Submission.objects.first(),
    "count what was sent": lambda: Submission.objects.count(),
    "change what was sent": lambda: Submission.objects.update(sealed=b""),
    "delete what was sent": lambda: Submission.objects.all()._raw_delete("mailroom"),
    "write mail": lambda: Mail.objects.create(mailbox=uuid4(), sequence=1, sealed=b""),
    "change mail": lambda: Mail.objects.update(sealed=b""),
    "lose mail": lambda: Mail.objects.all()._raw_delete("mailroom"),
    "publish a key": lambda: PublishedKey.objects.create(body=b"", signature=b""),
    "change a key": lambda: PublishedKey.objects.update(body=b""),
    "withdraw a key": lambda: PublishedKey.objects.all()._raw_delete("mailroom"),
    "read how the tables were made": lambda: _run("SELECT 1 FROM django_migrations"),
    "make a table": lambda: _run("CREATE TABLE public.mine (id int)"),
    "make a passing table": lambda: _run("CREATE TEMPORARY TABLE mine (id int)"),
    "empty a table": lambda: _run("TRUNCATE mailroom_submission"),
}


def _run(sql: str) -> None:
    with connections["mailroom"].cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.usefixtures("as_the_portals_user")
@pytest.mark.parametrize("deed", REFUSED)
def test_the_database_refuses_the_portal_to(deed: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic(using="mailroom"):
        REFUSED[deed]()


@pytest.mark.usefixtures("as_the_portals_user")
def test_with_these_rights_the_portal_of_a_bureau_starts() -> None:
    assert beyond_the_table(connections["mailroom"]) == []
    with override_settings(EXERCISE=False):
        refuse_the_mailroom()


@pytest.mark.usefixtures("bureau")
def test_with_the_desks_own_user_the_portal_of_a_bureau_does_not_start() -> None:
    assert "SELECT on mailroom_submission" in beyond_the_table(connections["mailroom"])
    with override_settings(EXERCISE=False), pytest.raises(Refused, match="may do more than it must"):
        refuse_the_mailroom()
