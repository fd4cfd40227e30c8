"""How a form is written out and what its fields take."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from gallery.forms import Everything
from vistka.ui.forms import CodeField, DateField

WHOLE = {
    "account": "olena.exercise",
    "code": "123 456",
    "language": "uk",
    "born_0": "27",
    "born_1": "3",
    "born_2": "1998",
    "role": "registrar",
    "sure": "on",
}


def form(**changed: str) -> Everything:
    return Everything(MultiValueDict({name: [value] for name, value in (WHOLE | changed).items()}))


def test_a_whole_form_gives_its_values() -> None:
    whole = form()
    assert whole.is_valid()
    assert (whole.cleaned_data["code"], whole.cleaned_data["born"]) == ("123456", date(1998, 3, 27))


def test_a_field_has_its_label_its_hint_and_its_error_tied_to_it() -> None:
    code = str(form(code="12a456")["code"].as_field_group())
    assert '<label class="govuk-label govuk-label--s" for="id_code">Code from your phone</label>' in code
    assert 'aria-describedby="id_code_helptext id_code_error"' in code
    assert 'aria-invalid="true"' in code
    assert '<span class="govuk-visually-hidden">Error:</span> The code has digits only.' in code
    assert "govuk-form-group--error" in code


def test_choices_and_dates_stand_in_a_fieldset_with_a_legend() -> None:
    for name in ("role", "also", "born"):
        group = str(Everything()[name].as_field_group())
        assert "<fieldset" in group
        assert "<legend" in group
    assert 'aria-describedby="id_role_helptext"' in str(Everything()["role"].as_field_group())


def test_no_field_is_cut_off_or_guarded_by_the_browser() -> None:
    page = str(Everything())
    assert not [word for word in ("maxlength", "placeholder", " required") if word in page]


def test_only_what_may_stay_empty_says_so() -> None:
    optional = [field.name for field in Everything().visible_fields() if "(optional)" in field.as_field_group()]
    assert optional == ["note", "also", "paper"]


def test_a_code_brings_up_the_number_keys_and_the_code_that_just_arrived() -> None:
    code = str(Everything()["code"])
    assert 'inputmode="numeric"' in code
    assert 'autocomplete="one-time-code"' in code


def test_a_chosen_choice_stays_chosen() -> None:
    role = str(form(role="registrar")["role"])
    assert role.count("checked") == 1
    assert 'value="registrar" checked' in role


def test_the_error_summary_leads_to_the_first_part_of_a_date_or_choice() -> None:
    wrong = form(born_0="31", born_1="2", role="", account="")
    assert [field.first_id for field in wrong if field.errors] == ["id_account", "id_born_0", "id_role_0"]


NO_SUCH_DATES = [["31", "2", "1998"], ["0", "2", "1998"], ["x", "2", "1998"], ["1", "13", "1998"], ["1", "1", "9" * 20]]


@pytest.mark.parametrize("parts", NO_SUCH_DATES)
def test_a_date_that_does_not_exist_is_refused(parts: list[str]) -> None:
    with pytest.raises(ValidationError, match="There is no such date"):
        DateField().clean(parts)


def test_half_a_date_is_refused_and_an_empty_one_is_none() -> None:
    with pytest.raises(ValidationError, match="Enter the day"):
        DateField().clean(["1", "", "1998"])
    assert DateField(required=False).clean(["", "", ""]) is None


@given(st.dates())
def test_every_date_comes_back_as_it_was_shown(day: date) -> None:
    field = DateField()
    assert field.clean([str(part) for part in field.widget.decompress(day)]) == day


@given(st.text(alphabet="0123456789", min_size=1), st.sampled_from([" ", "-", "\u00a0"]))
def test_a_code_may_be_grouped_when_it_is_copied(code: str, gap: str) -> None:
    assert CodeField().clean(gap.join(code)) == code
