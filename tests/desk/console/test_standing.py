"""What a city must see to stands where its supervisors look: numbers for danger that grew old, and LINE."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework import clock
from casework.city import load_city
from desk.console.standing import lines_to_verify
from safety.lines import DAYS_UNTIL_STALE
from tests.desk.console.conftest import Desk, Person

pytestmark = pytest.mark.slow

CITY = load_city("kushiro")
CONFIRMED = [line for line in CITY.crisis.all_lines if line.can_be_shown and line.verified_on]


def why_of(line_id: str, day: date) -> str:
    return next((each.why for each in lines_to_verify(CITY, day) if each.line.id == line_id), "")


def test_a_number_is_called_old_on_the_day_after_the_last_that_it_may_be() -> None:
    line = CONFIRMED[0]
    assert line.verified_on is not None
    last_day = line.verified_on + timedelta(days=DAYS_UNTIL_STALE)
    assert "180日" not in why_of(line.id, last_day)
    assert "180日をすぎました" in why_of(line.id, last_day + timedelta(days=1))


def test_years_later_every_number_that_residents_see_is_to_be_confirmed() -> None:
    doubtful = {each.line.id for each in lines_to_verify(CITY, date(2030, 1, 1)) if each.is_doubtful}
    assert {line.id for line in CONFIRMED} <= doubtful


def test_a_gap_says_what_is_to_be_filled_in_and_stands_below_what_residents_see() -> None:
    found = lines_to_verify(CITY, clock.today())
    gap = next(each for each in found if each.line.gap)
    assert gap.why.startswith("まだ入っていません：")
    assert not gap.is_shown
    shown = [each.is_shown for each in found]
    assert shown == sorted(shown, reverse=True)


def test_supervisors_and_admins_find_the_numbers_and_consultants_are_left_in_peace(
    desk: Desk, supervisor: Person, admin: Person, consultant: Person, auditor: Person
) -> None:
    found = lines_to_verify(CITY, clock.today())
    assert found, "as long as Kushiro has gaps"
    for person in (supervisor, admin):
        home = person.see("/console")
        assert "確かめなおす番号が" in home or "まだ入っていない番号が" in home
        assert "/console/supervision#city-standing" in home
        page = person.see("/console/supervision")
        for each in found:
            assert each.line.label in page
        assert "危険なときの言葉（crisis.yml）を、まちがまだ承認していません" in page
    for person in (consultant, auditor):
        assert "city-warnings" not in person.see("/console")
        assert person.client.get("/console/supervision").status_code == 403


def test_where_line_is_off_the_page_says_so_and_asks_for_no_approval_of_its_words(
    desk: Desk, supervisor: Person
) -> None:
    page = supervisor.see("/console/supervision")
    assert "LINEは使っていません（切）" in page
    assert "line.yml" not in page
    assert 'data-testid="line-warning"' not in page
