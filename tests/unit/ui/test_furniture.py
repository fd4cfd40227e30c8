"""What a presenter hands to a template."""

from __future__ import annotations

import pytest

from vistka.ui.furniture import Column, Link, Table, Tag, Tone


def test_words_from_outside_stay_words() -> None:
    assert "<b>" not in str(Tag("<b>")) + str(Link("<b>", "/<b>/", about="<b>"))


def test_a_tag_carries_its_words_and_its_colour() -> None:
    assert str(Tag("Locked", Tone.GRAVE)) == '<strong class="govuk-tag govuk-tag--red">Locked</strong>'


def test_a_link_says_to_those_who_listen_what_it_is_about() -> None:
    hidden = '<span class="govuk-visually-hidden">of olena</span>'
    assert str(Link("Change", "/1/", about="of olena")) == f'<a class="govuk-link" href="/1/">Change {hidden}</a>'


def test_a_row_as_long_as_its_table_is_wide() -> None:
    columns = (Column("Account"), Column("Opened", numeric=True))
    assert list(Table("Staff", columns, (("olena", 3),)).lines) == [[(columns[0], "olena"), (columns[1], 3)]]
    with pytest.raises(ValueError, match="shorter"):
        list(Table("Staff", columns, (("olena",),)).lines)
