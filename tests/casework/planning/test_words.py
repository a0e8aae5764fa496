"""Words that residents volunteer are heard, in kanji, kana or katakana; what they deny is not."""

from __future__ import annotations

import time

import pytest

from casework.planning.words import eviction_is_far, noted
from tests.pace import slowness


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ずっと部屋にこもっています", "withdrawn"),
        ("昼まで寝てしまいます", "rhythm"),
        ("人前に出るのが怖い", "people_fear"),
        ("シフトを半分に減らされた", "reduced_income"),
        ("会社をやめさせられました", "dismissed"),
        ("しゃっきんが あります", "debt"),
        ("ｼﾖｸｹﾝ ｼｬｯｷﾝ ｶﾞ ｱﾘﾏｽ", "debt"),
        ("国保の督促が来た", "health_insurance_arrears"),
        ("水道代をためてしまった", "utility_arrears"),
        ("中学校に行けていない", "truancy"),
        ("きゅうしょくひが はらえません", "school_costs"),
        ("専門学校の学費が出せない", "higher_costs"),
        ("アパートの保証人がいない", "cannot_rent"),
        ("漫画喫茶に泊まっています", "net_cafe"),
        ("先輩の部屋に居候してます", "staying_with_others"),
        ("シンママです", "single_parent"),
        ("裁判所から手紙がきた、借金のこと", "debt_heavy"),
        ("兄の連帯保証人になった", "guarantor_debt"),
        ("生活保護で暮らしています", "on_public_assistance"),
        ("週3日なら働けます", "short_work"),
        ("職業訓練に通いたい", "training_wish"),
    ],
)
def test_a_word_is_heard(text: str, word: str) -> None:
    assert word in noted(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("借金はありません", "debt"),
        ("借金は一切ないです", "debt"),
        ("カードローンは完済しました", "debt"),
        ("税金の滞納はないです", "tax_arrears"),
        ("子どもは不登校ではないです", "truancy"),
        ("塾には行っていません、塾もないです", "no_money"),
        ("学費のお金がない", "no_money"),
        ("給食センターで働いています", "school_costs"),
        ("クビになりそうです", "dismissed"),
        ("生活保護は受けていません", "on_public_assistance"),
    ],
)
def test_what_is_denied_or_meant_otherwise_is_not(text: str, word: str) -> None:
    assert word not in noted(text)


def test_a_deadline_of_days_is_near_and_one_of_months_is_far() -> None:
    assert "eviction_soon" in noted("来週までに退去するように言われた")
    assert "eviction_soon" not in noted("3か月後に退去してほしいと言われた")
    assert eviction_is_far("3か月後に退去してほしいと言われた")
    assert not eviction_is_far("今週中に退去")


def test_an_empty_text_says_nothing() -> None:
    assert noted("") == frozenset()


def test_a_very_long_text_is_read_quickly() -> None:
    start = time.process_time()
    noted("お金のことで困っています。" * 400 + "ア" * 2000)
    assert time.process_time() - start < 2 * slowness()
