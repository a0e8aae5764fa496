"""Where a resident lives decides which office is in charge."""

from __future__ import annotations

from datetime import date

import pytest

from casework.city import load_city
from casework.reading import Value, read

CITY = load_city("kushiro")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("釧路市です", "釧路市"),
        ("釧路町に住んでいます", "釧路町"),
        ("釧路です", "釧路市"),
        ("阿寒町", "釧路市"),
        ("音別", "釧路市"),
        ("標茶", "標茶町"),
        ("愛国です", "釧路市"),
        ("弟子屈の川湯", "弟子屈町"),
    ],
)
def test_a_place_is_known_by_the_names_that_residents_use(said: str, name: str) -> None:
    place = CITY.municipality(said)
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize("said", ["札幌市", "", None, "答えたくない"])
def test_a_place_that_is_not_served_is_left_unknown(said: str | None) -> None:
    assert CITY.municipality(said) is None


def test_a_town_has_its_own_welfare_office() -> None:
    assert CITY.welfare_office("釧路市").phone == "0154-23-5151"
    assert CITY.welfare_office("釧路町").phone == "0154-43-9100"


def test_the_citys_welfare_office_stands_in_while_the_place_is_not_known() -> None:
    assert CITY.welfare_office(None).id == "kushiro_welfare"


def test_a_text_is_filled_with_the_offices_facts() -> None:
    assert CITY.fill("電話 {desk_phone}") == "電話 0154-25-0288"
    assert CITY.fill("{welfare_name}", municipality="白糠町") == "北海道 釧路総合振興局 社会福祉課"


def test_a_brace_that_nobody_fills_stays_to_be_seen() -> None:
    assert CITY.fill("{case_number}") == "{case_number}"
    assert CITY.fill("{case_number}", case_number="K-1") == "K-1"


@pytest.mark.parametrize(
    ("said", "area", "town"),
    [
        ("むさ です", "武佐", "釧路市"),
        ("大楽毛の駐車場にいます", "大楽毛", "釧路市"),
        ("浦見でございます", "浦見", "釧路市"),
        ("とおや です", "とおや", "釧路町"),
        ("千歳市です", "千歳市", "千歳市"),
    ],
)
def test_an_answer_on_where_somebody_lives_is_read_by_the_citys_own_names(
    said: str, area: str, town: str
) -> None:
    for slot, meant in (("area", area), ("municipality", town)):
        found = read(slot, said, today=date(2026, 11, 23), places=CITY.places)
        assert isinstance(found, Value)
        assert found.value == meant


def test_a_town_outside_is_never_taken_for_a_district_of_the_city() -> None:
    assert CITY.municipality("千歳市") is None
