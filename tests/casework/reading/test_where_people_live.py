"""Somebody's district is kept as they said it, without their home's kind, their past or their courtesies."""

from __future__ import annotations

from datetime import date

import pytest

from casework.city import load_city
from casework.reading import Declined, Unreadable, Value, read

PLACES = load_city("kushiro").places


def area_of(text: str, today: date) -> object:
    reading = read("area", text, today=today, places=PLACES)
    return reading.value if isinstance(reading, Value) else reading


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("駅の裏です", "駅の裏"),
        ("イオンの近くに住んでます", "イオンの近く"),
        ("コープの裏の市営住宅", "コープの裏"),
        ("山のほう", "山のほう"),
    ],
)
def test_a_landmark_is_kept_as_it_was_said(text: str, area: str, today: date) -> None:
    assert area_of(text, today) == area


@pytest.mark.parametrize(
    "text",
    [
        "高2",
        "3人",
        "子どもが2人います",
        "実家",
        "夫の実家です",
        "市営住宅です",
        "アパートの2階",
        "はい",
        "3丁目の角の家",
    ],
)
def test_what_names_no_place_is_asked_again(text: str, today: date) -> None:
    assert isinstance(area_of(text, today), Unreadable)


@pytest.mark.parametrize(
    "text",
    ["わからない", "よく覚えてないです。引っ越してきたばかりで", "車中泊です", "決まったところはないです"],
)
def test_nobody_is_pressed_who_cannot_name_a_place(text: str, today: date) -> None:
    assert isinstance(area_of(text, today), Declined)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("釧路の、えーと、昭和のほう", "昭和"),
        ("愛国から武佐に引っ越しました", "武佐"),
        ("帯広から引っ越してきて星が浦です", "星が浦"),
        ("武佐に住んでたけど立ち退きで今は文苑", "文苑"),
        ("今は春採だけど来月文苑に引っ越します", "春採"),
        ("春採じゃなくて桜ヶ岡です", "桜ヶ岡"),
        ("平日は武佐、週末は春採の母のところ", "武佐"),
        ("町名は忘れたけどイオンの裏", "イオンの裏"),
        ("文苑かな、たぶん。文苑4丁目だったと思います", "文苑4丁目"),
        ("実家が春採で、そこに居候してます", "春採"),
    ],
)
def test_of_two_places_the_one_lived_in_now_is_read(text: str, area: str, today: date) -> None:
    assert area_of(text, today) == area


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("クシロ オタノシケ", "大楽毛"),
        ("ｱｲｺｸ ﾋｶﾞｼ", "愛国東"),
        ("フミゾノ 3チョウメ", "文苑3丁目"),
        ("むさ 団地", "武佐"),
        ("ハルトリダイ", "ハルトリダイ"),
    ],
)
def test_a_district_in_kana_gets_its_written_name(text: str, area: str, today: date) -> None:
    assert area_of(text, today) == area


def test_a_house_named_after_the_city_is_no_city(today: date) -> None:
    assert area_of("釧路市立病院の近くに住んでます", today) == "釧路市立病院の近く"
    assert area_of("釧路市です", today) == "釧路市"
