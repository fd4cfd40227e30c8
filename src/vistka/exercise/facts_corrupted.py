"""Corruptions of facts: birth, place, unit, service number.

The birth date stands in the view as ISO 8601 until `year_only` or `other_date_format` writes it otherwise.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from vistka.exercise import pools
from vistka.exercise.hands import date_otherwise, field_post, place_in_words, place_name, unit_in_full, unit_short
from vistka.exercise.persons import TODAY, Unit, invent_person
from vistka.exercise.view import View


def year_only(view: View, _rng: Random) -> bool:
    """1999."""
    view.row["birth_date"] = view.row["birth_date"][:4]
    return bool(view.row["birth_date"])


def year_off(view: View, rng: Random) -> bool:
    """A year too early or too late."""
    born = view.person.born
    wrong = born.year + rng.choice((-1, 1))
    day = 28 if (born.month, born.day) == (2, 29) else born.day
    view.row["birth_date"] = born.replace(year=wrong, day=day).isoformat()
    return True


def day_and_month_swapped(view: View, _rng: Random) -> bool:
    """4 February for 2 April."""
    born = view.person.born
    if born.day > 12 or born.day == born.month:
        return False
    view.row["birth_date"] = born.replace(month=born.day, day=born.month).isoformat()
    return True


def digit_off(view: View, rng: Random) -> bool:
    """One digit of the date is another, and the date is still a date."""
    written = view.person.born.isoformat()
    i = rng.choice((3, 6, 8, 9))
    others = [written[:i] + digit + written[i + 1 :] for digit in "0123456789" if digit != written[i]]
    dates = [other for other in others if _is_date(other)]
    if not dates:
        return False
    view.row["birth_date"] = rng.choice(dates)
    return True


def no_birth(view: View, _rng: Random) -> bool:
    """Nothing is known of his birth."""
    view.row["birth_date"] = ""
    return True


def age(view: View, rng: Random) -> bool:
    """How old he was on a day of the war, instead of a date of birth."""
    day = TODAY - timedelta(days=rng.randrange(30, 1500))
    born = view.person.born
    view.row["birth_date"] = ""
    view.row["age"] = str(day.year - born.year - ((day.month, day.day) < (born.month, born.day)))
    view.row["age_as_of"] = day.isoformat()
    return True


def other_date_format(view: View, rng: Random) -> bool:
    """02.04.1999, 2 апреля 1999 г."""
    written = view.row["birth_date"]
    if not _is_date(written):
        return False
    view.row["birth_date"] = date_otherwise(date.fromisoformat(written), view.hand, rng)
    return True


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def no_place(view: View, _rng: Random) -> bool:
    """The birth place is left out."""
    had, view.row["birth_place"] = view.row["birth_place"], ""
    return bool(had)


def place_in_district(view: View, _rng: Random) -> bool:
    """с. Нижний Уздей, Сут-Хольский р-н, Республика Тыва."""
    view.row["birth_place"] = place_in_words(view.person.birth_place, view.hand)
    return True


def place_of_residence(view: View, _rng: Random) -> bool:
    """Where he lived, taken for where he was born."""
    view.row["birth_place"] = place_name(view.person.residence, view.hand)
    return view.person.residence != view.person.birth_place


def wrong_place(view: View, rng: Random) -> bool:
    """Another place of his homeland."""
    place = pools.places(view.person.people.homeland).draw(rng)
    view.row["birth_place"] = place_name(place, view.hand)
    return place != view.person.birth_place


def no_unit(view: View, _rng: Random) -> bool:
    """The unit is left out."""
    had, view.row["unit"] = view.row["unit"], ""
    return bool(had)


def unit_synonym(view: View, rng: Random) -> bool:
    """The unit in words or by its field post: 11-й танковый полк, в/ч 12345."""
    view.row["unit"] = rng.choice((unit_in_full, unit_in_full, field_post))(view.person.unit, view.hand)
    return True


def wrong_unit(view: View, rng: Random) -> bool:
    """Another unit: the number or the kind is wrong, or both."""
    right, other = view.person.unit, invent_person(rng).unit
    wrong = rng.choice((other, Unit(right.kind, other.number, 0), Unit(other.kind, right.number, 0)))
    view.row["unit"] = unit_short(wrong, view.hand)
    return (wrong.kind, wrong.number) != (right.kind, right.number)


def number_off(view: View, rng: Random) -> bool:
    """One digit of the service number is another."""
    number = view.row["service_number"]
    at = [i for i, sign in enumerate(number) if sign.isdigit()]
    if not at:
        return False
    i = rng.choice(at)
    view.row["service_number"] = number[:i] + rng.choice("0123456789".replace(number[i], "")) + number[i + 1 :]
    return True
