"""The lines a resident is shown: open now first, 110/119 where life is in danger, 24-hour ones at night, none stale."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from safety import Who
from safety.lines import (
    JST,
    Line,
    ShownLine,
    build_lines,
    is_open,
    next_opening,
    order_lines,
    soon_stale,
    stale,
    to_verify,
    what_to_do,
)
from tests.safety.files import CRISIS_FILE, read_yaml

LINES = build_lines(read_yaml(CRISIS_FILE)["lines"])
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=JST)
NIGHT = datetime(2026, 11, 24, 2, 0, tzinfo=JST)
NEW_YEAR = datetime(2027, 1, 1, 17, 0, tzinfo=JST)


def line(name: str) -> Line:
    return next(candidate for candidate in LINES if candidate.id == name)


def ids(shown: list[ShownLine]) -> list[str]:
    return [entry.line.id for entry in shown]


@pytest.mark.parametrize("risk", ["self_harm", "violence", "child_abuse", "medical"])
@pytest.mark.parametrize("moment", [NOON, NIGHT, NEW_YEAR])
def test_where_life_is_in_danger_the_emergency_numbers_come_first(risk: str, moment: datetime) -> None:
    first = order_lines(LINES, [risk], Who.SELF, moment)[0]
    assert first.line.number in {"110", "119"}
    assert first.open_now


def test_violence_names_the_police_first_and_illness_the_ambulance() -> None:
    assert order_lines(LINES, ["violence"], Who.SELF, NIGHT)[0].line.number == "110"
    assert order_lines(LINES, ["medical"], Who.SELF, NIGHT)[0].line.number == "119"


def test_what_is_open_comes_before_what_is_shut() -> None:
    for moment in (NOON, NIGHT):
        shown = order_lines(LINES, ["self_harm"], Who.SELF, moment)
        opened = [entry.open_now for entry in shown]
        assert opened == sorted(opened, reverse=True)


def test_at_night_only_lines_that_never_close_are_called_open() -> None:
    shown = order_lines(LINES, ["self_harm"], Who.SELF, NIGHT, only_open=True)
    assert len(shown) >= 4
    assert all(entry.line.opening.always for entry in shown)


def test_a_child_is_shown_children_s_lines_right_after_the_emergency_numbers() -> None:
    shown = ids(order_lines(LINES, ["self_harm"], Who.CHILD, NOON))
    assert shown.index("kodomo_sos") == 2
    assert "kodomo_sos" not in ids(order_lines(LINES, ["self_harm"], Who.SELF, NOON))
    assert "police_sex_crime" not in ids(order_lines(LINES, ["violence"], Who.CHILD, NOON))


def test_a_parent_is_shown_the_line_that_listens_before_the_one_that_reports() -> None:
    shown = ids(order_lines(LINES, ["child_abuse"], Who.PARENT, NOON))
    assert shown.index("jiso_soudan") < shown.index("jiso_189")


def test_the_support_office_is_never_called_open_while_its_hours_are_unknown() -> None:
    for hour in range(24):
        shown = order_lines(LINES, ["no_food"], Who.SELF, NOON.replace(hour=hour))
        office = next(entry for entry in shown if entry.line.id == "kurashigoto")
        assert not office.open_now
        assert office.opens_at is None


def test_the_city_office_comes_first_by_day_and_says_by_night_when_it_opens() -> None:
    assert ids(order_lines(LINES, ["no_food"], Who.SELF, NOON))[0] == "kushiro_fukushi"
    shown = order_lines(LINES, ["no_food"], Who.SELF, NIGHT)
    office = next(entry for entry in shown if entry.line.id == "kushiro_fukushi")
    assert not office.open_now
    assert office.opens_at == datetime(2026, 11, 24, 8, 50, tzinfo=JST)


@pytest.mark.parametrize(
    ("name", "moment", "opened"),
    [
        ("inochi_no_denwa", datetime(2026, 11, 24, 15, 59, tzinfo=JST), False),
        ("inochi_no_denwa", datetime(2026, 11, 24, 16, 0, tzinfo=JST), True),
        ("inochi_no_denwa", datetime(2026, 11, 24, 21, 0, tzinfo=JST), False),
        ("inochi_no_denwa", datetime(2026, 12, 10, 7, 59, tzinfo=JST), False),
        ("inochi_no_denwa", datetime(2026, 12, 10, 8, 0, tzinfo=JST), True),
        ("inochi_no_denwa", datetime(2026, 12, 11, 3, 0, tzinfo=JST), True),
        ("inochi_no_denwa", datetime(2026, 12, 11, 8, 0, tzinfo=JST), False),
        ("childline", datetime(2026, 12, 28, 17, 0, tzinfo=JST), True),
        ("childline", datetime(2026, 12, 29, 17, 0, tzinfo=JST), False),
        ("childline", datetime(2027, 1, 3, 17, 0, tzinfo=JST), False),
        ("childline", datetime(2027, 1, 4, 17, 0, tzinfo=JST), True),
        ("kushiro_fukushi", datetime(2026, 11, 24, 17, 19, tzinfo=JST), True),
        ("kushiro_fukushi", datetime(2026, 11, 28, 12, 0, tzinfo=JST), False),
        ("kushiro_fukushi", datetime(2026, 11, 24, 3, 0, tzinfo=UTC), True),
        ("hokkaido_josei", datetime(2026, 11, 24, 17, 30, tzinfo=JST), False),
        ("hokkaido_josei", datetime(2026, 11, 24, 18, 30, tzinfo=JST), True),
        ("hokkaido_josei", datetime(2026, 11, 28, 17, 30, tzinfo=JST), True),
    ],
)
def test_hours_are_kept_to_the_minute(name: str, moment: datetime, opened: bool) -> None:
    assert is_open(line(name).opening, moment) is opened


def test_holidays_shut_the_offices_and_change_hours() -> None:
    holiday = date(2026, 11, 23)
    monday_noon = datetime(2026, 11, 23, 12, 0, tzinfo=JST)
    assert is_open(line("kushiro_fukushi").opening, monday_noon)
    assert not is_open(line("kushiro_fukushi").opening, monday_noon, {holiday})
    half_past_five = monday_noon.replace(hour=17, minute=30)
    assert not is_open(line("hokkaido_josei").opening, half_past_five)
    assert is_open(line("hokkaido_josei").opening, half_past_five, {holiday})


def test_the_next_opening_skips_the_weekend_and_the_new_year() -> None:
    friday_evening = datetime(2026, 11, 27, 18, 0, tzinfo=JST)
    assert next_opening(line("kushiro_fukushi").opening, friday_evening) == datetime(
        2026, 11, 30, 8, 50, tzinfo=JST
    )
    assert next_opening(line("childline").opening, NEW_YEAR) == datetime(2027, 1, 4, 16, 0, tzinfo=JST)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        order_lines(LINES, ["self_harm"], Who.SELF, datetime(2026, 11, 24, 12, 0))  # noqa: DTZ001


def test_gaps_are_shown_to_the_city_and_never_to_a_resident() -> None:
    gaps = {candidate.id for candidate in LINES if candidate.gap}
    assert gaps
    for risk in ("self_harm", "violence", "child_abuse", "no_shelter", "no_food", "utilities_cut", "medical"):
        for who in Who:
            assert not gaps & set(ids(order_lines(LINES, [risk], who, NOON)))
    assert gaps <= {candidate.id for candidate in to_verify(LINES, date(2026, 11, 24))}


def test_a_line_grows_stale_after_180_days() -> None:
    verified_on = line("yorisoi").verified_on
    assert verified_on is not None
    assert line("yorisoi") not in stale(LINES, verified_on + timedelta(days=180))
    assert line("yorisoi") in stale(LINES, verified_on + timedelta(days=181))


def test_the_first_risk_orders_the_lines_of_several() -> None:
    shown = ids(order_lines(LINES, ["self_harm", "no_food"], Who.SELF, NOON))
    assert shown.index("inochi_sos") < shown.index("kushiro_fukushi")


def test_a_line_that_will_grow_stale_is_told_with_the_days_that_are_left() -> None:
    verified_on = line("yorisoi").verified_on
    assert verified_on is not None
    ten_days_before = verified_on + timedelta(days=170)
    assert (line("yorisoi"), 10) in soon_stale([line("yorisoi")], ten_days_before)
    assert soon_stale([line("yorisoi")], verified_on + timedelta(days=181)) == [], (
        "stale already: another list"
    )
    assert soon_stale([line("yorisoi")], verified_on) == []


def test_whoever_finds_a_stale_line_is_told_what_to_do() -> None:
    said = what_to_do(line("yorisoi"))
    assert "crisis.yml" in said
    assert "verified_on" in said
    assert str(line("yorisoi").number) in said
    with_page = next(each for each in LINES if each.official_url)
    assert str(with_page.official_url) in what_to_do(with_page)
