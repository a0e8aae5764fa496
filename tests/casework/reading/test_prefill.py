"""The first free text fills what it plainly says of the writer, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casework.reading import prefill

SAID: list[tuple[str, dict[str, Any]]] = [
    (
        "45歳、妻と子2人、先月失業、家賃8万を2か月",
        {
            "age": 45,
            "household_size": 4,
            "job_status": "unemployed",
            "job_loss_when": "2026-10",
            "rent": 80_000,
            "rent_arrears_months": 2,
        },
    ),
    (
        "32歳 女 一人暮らし 派遣切りにあいました",
        {"age": 32, "household_size": 1, "job_status": "unemployed"},
    ),
    (
        "家賃が5万5千円なんですが、先月から払えてません。貯金も3万しかない",
        {"rent": 55_000, "rent_arrears_months": 2, "savings": 30_000},
    ),
    (
        "釧路町に住んでいます。58歳男性です。腰を痛めて9月に退職しました。貯金は10万円ほど",
        {
            "municipality": "釧路町",
            "area": "釧路町",
            "age": 58,
            "job_status": "unemployed",
            "job_loss_when": "2026-09",
            "savings": 100_000,
        },
    ),
    (
        "3年前に離婚して子ども2人と暮らしてます。パートで月9万",
        {"household_size": 3, "job_status": "part_time"},
    ),
    ("子どもは中3と小5です。塾代が払えません", {"children": ["junior_high", "elementary"]}),
    (
        "やちん 2かげつ はらえません。しごと ないです。",
        {"rent_arrears_months": 2, "job_status": "unemployed"},
    ),
    ("息子(32)が10年引きこもりです。私は61歳です", {"age": 61}),
    ("借金はありません。家賃は2か月遅れてます", {"debt_total": 0, "rent_arrears_months": 2}),
    ("生活保護を受けたいです。所持金300円です", {"savings": 300}),
    ("家賃は大丈夫だけど国保を1年滞納", {"rent_arrears_months": 0}),
    ("電話は090-1234-5678です", {"phone": "09012345678"}),
    (
        "先月で契約が切れて無職です。カードローンが3社で120万あります",
        {
            "job_status": "unemployed",
            "job_loss_when": "2026-10",
            "debt_total": 1_200_000,
        },
    ),
]

NOT_THE_WRITERS = [
    "離れて暮らす父が、家賃を3か月、税金を1年ためています",
    "母は78歳で一人暮らし、家賃を3か月滞納しています",
    "27歳の息子が働いてません",
    "弟は40代で、10年働いていません",
    "妻は無職です",
    "友人が家賃を滞納してる",
    "兄の借金200万の保証人です",
    "だんな しごと なくなりました",
    "私はパートで夫は失業中です",
]
NOT_SO_NOW = [
    "もし失業したら家賃が払えない",
    "来月で契約が切れます",
    "仕事を辞めようか迷ってます",
    "60歳になったら退職します",
    "家賃補助は5万円までですか",
    "高3の娘が大学に受かったんですが、入学金28万が払えません",
    "住民票はコンビニでとれますか",
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_is_plainly_said_is_filled(text: str, expected: dict[str, Any], today: date) -> None:
    assert {slot: value.value for slot, value in prefill(text, today=today).items()} == expected


@pytest.mark.parametrize("text", NOT_THE_WRITERS)
def test_what_is_said_of_others_is_left_to_the_questions(text: str, today: date) -> None:
    filled = prefill(text, today=today)
    assert not {"age", "job_status", "rent_arrears_months", "debt_total", "household_size"} & set(filled), (
        filled
    )


@pytest.mark.parametrize("text", NOT_SO_NOW)
def test_what_is_feared_planned_or_asked_is_left_to_the_questions(text: str, today: date) -> None:
    assert prefill(text, today=today) == {}


def test_each_value_quotes_the_words_that_it_came_from(today: date) -> None:
    text = "はじめまして。４５歳です。家賃は月5万円で、貯金は 3万円 あります"
    for slot, value in prefill(text, today=today).items():
        start, end = value.details["span"]
        assert value.said == text[start:end].strip(), slot
    assert prefill(text, today=today)["age"].said == "４５歳"


def test_two_different_figures_are_left_to_the_question(today: date) -> None:
    assert "rent" not in prefill("家賃は5万です。前の家賃は7万でした", today=today)
