"""The request names each of its papers by what it says and shows, so that nobody can put another in its place."""

from __future__ import annotations

import pytest
from django.test import Client

from foreign_files import flag, saved
from invented_asking import ask
from invented_visitors import OfflineBureau
from vistka.mailroom.models import Submission
from vistka.mailroom.schema import Kind
from vistka.mailroom.submissions import named, open_submission

pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])


def test_each_paper_that_is_sent_is_the_one_that_the_request_names(mother: Client, bureau: OfflineBureau) -> None:
    ask(mother, papers={"files": [saved(flag(), "JPEG"), saved(flag(), "PNG")], "paper": "birth"})
    mother.post("/en/ask/send/")
    sent = {
        row.pk: open_submission(bytes(row.sealed), row.pk, row.key_id, bureau.private)
        for row in Submission.objects.all()
    }
    [enquiry] = [content for content in sent.values() if content.kind is Kind.ENQUIRY]
    papers = [named(pk, content) for pk, content in sent.items() if content.kind is Kind.PAPER]
    assert len(papers) == 2
    assert sorted(enquiry.said["papers"]) == sorted(papers)
