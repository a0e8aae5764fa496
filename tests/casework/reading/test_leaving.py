"""When somebody must leave, or light and food run out: the days that are left decide how soon a person looks."""

from __future__ import annotations

from datetime import date

import pytest

from casework.reading.leaving import days_until_home_ends, days_until_supplies_end


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12月いっぱいで児童養護施設を出ます。部屋の審査が通りません", 38),
        ("今年の終わりにはグループホームを退所する予定です", 38),
        ("寮にいられるのは来月20日までです", 27),
        ("1月の頭に社宅を出ます", 45),
        ("りょう も あさって でる いわれました", 2),
        ("友だちの家にはあと2週間しかいられません", 14),
        ("明け渡しの期限が12月15日です", 22),
        ("部屋の契約が12月で切れます、更新できません", 38),
        ("来週までに部屋を出て行けと言われました", 14),
        ("大家さんに建て替えで来年3月までに退去と言われてます", 128),
        ("半年後に建て替えなので退去です", 180),
    ],
)
def test_the_days_until_the_home_ends_are_read_from_any_wording(text: str, days: int, today: date) -> None:
    assert days_until_home_ends(text, today) == days


@pytest.mark.parametrize(
    "text",
    [
        "8月に部屋を出ました。3週間前から車で寝てます",
        "9月に寮を出ました。来月から仕事です",
        "もっと広い部屋に住みたい",
        "来月から仕事です。家賃は遅れていません",
        "大家さんから立ち退きを求められています",
    ],
)
def test_what_is_past_or_undated_has_no_days_left(text: str, today: date) -> None:
    assert days_until_home_ends(text, today) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [("電気代を払えず、来月止まると通知が来ました", 38), ("お米があと数日でなくなります", 5)],
)
def test_light_and_food_that_run_out_are_heard(text: str, days: int, today: date) -> None:
    assert days_until_supplies_end(text, today) == days


def test_what_was_cut_off_already_is_not_about_to_be(today: date) -> None:
    assert days_until_supplies_end("水道が止まりました", today) is None
