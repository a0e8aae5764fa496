"""A declined answer, an unreadable one and an impossible one are three things, and each says why."""

from __future__ import annotations

from datetime import date

import pytest

from casework.reading import Declined, Impossible, Unreadable, Value, read
from casework.reading.outcome import SENTENCES
from casework.reading.slots import FORMS


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("言いたくないです", "refused"),
        ("妻が管理しているのでわかりません", "dont_know"),
        ("あとで答えます", "later"),
    ],
)
def test_who_gives_no_value_is_told_apart_by_the_reason(text: str, why: str, today: date) -> None:
    reading = read("savings", text, today=today)
    assert isinstance(reading, Declined)
    assert reading.why == why
    assert reading.as_json()["declined"] is True


def test_a_person_without_a_telephone_declines_for_another_reason_than_one_who_prefers_line(
    today: date,
) -> None:
    none, other = (
        read("phone", "電話は持ってないです", today=today),
        read("phone", "LINEでお願いします", today=today),
    )
    assert isinstance(none, Declined)
    assert none.why == "none"
    assert isinstance(other, Declined)
    assert other.why == "other_way"


def test_a_wish_that_is_nothing_is_an_answer_of_its_own(today: date) -> None:
    assert read("wish", "特にないです", today=today) == Declined("nothing", "特にないです")


@pytest.mark.parametrize(
    ("slot", "text", "reason"),
    [
        ("age", "200歳", "too_large"),
        ("age", "3歳です", "too_small"),
        ("age", "-5歳", "negative"),
        ("household_size", "0人", "too_small"),
        ("household_size", "300人", "too_large"),
        ("monthly_income", "-3万", "negative"),
        ("monthly_income", "300億円www", "too_large"),
        ("savings", "まいなす3万", "negative"),
        ("rent", "5000万", "too_large"),
        ("rent_arrears_months", "500か月", "too_large"),
        ("job_loss_when", "13月", "no_such_date"),
        ("job_loss_when", "2月31日", "no_such_date"),
        ("job_loss_when", "2099年1月", "future"),
    ],
)
def test_what_cannot_be_is_impossible_and_says_how(slot: str, text: str, reason: str, today: date) -> None:
    reading = read(slot, text, today=today)
    assert isinstance(reading, Impossible)
    assert reading.reason == reason
    assert reading.sentence.endswith("。")


@pytest.mark.parametrize("text", ["あああ", "😀😀😀", "", "   ", "ｗｗｗ", "。。。", "asdfgh"])
@pytest.mark.parametrize("slot", sorted(set(FORMS) - {"yes_no"}))
def test_noise_is_unreadable_in_every_slot(slot: str, text: str, today: date) -> None:
    reading = read(slot, text, today=today)
    assert isinstance(reading, Unreadable)
    assert reading.as_json()["invalid"] in SENTENCES


def test_a_question_back_is_marked_so_that_it_can_be_answered(today: date) -> None:
    reading = read("savings", "それって何に使うんですか?", today=today)
    assert isinstance(reading, Unreadable)
    assert reading.reason == "question"


@pytest.mark.parametrize("slot", ["age", "monthly_income", "rent", "phone", "name_or_alias", "yes_no"])
def test_whoever_would_rather_not_say_is_never_asked_as_if_misread(slot: str, today: date) -> None:
    for text in ("答えたくないです", "ひみつ", "パス", "ノーコメント", "言えません"):
        assert isinstance(read(slot, text, today=today), Declined), text


def test_an_amount_after_all_counts_more_than_the_reluctance(today: date) -> None:
    assert read("debt_total", "言いたくないけど200万です", today=today) == Value(2_000_000, {}, said="200万")


@pytest.mark.parametrize("slot", sorted(FORMS))
def test_the_example_that_is_shown_is_one_that_is_read(slot: str, today: date) -> None:
    reading = read(slot, FORMS[slot].example, today=today)
    assert isinstance(reading, Value)
    assert reading.value == FORMS[slot].read_as


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("age", "薬を20錠のんでしまいました"),
        ("household_size", "彼氏に殴られました"),
        ("savings", "5万円って借りられますか?"),
        ("rent_arrears_months", "2日前から水だけです"),
        ("job_loss_when", "電気が来週止まります"),
    ],
)
def test_a_danger_or_a_question_with_a_figure_is_not_written_down_as_the_answer(
    slot: str, text: str, today: date
) -> None:
    assert isinstance(read(slot, text, today=today), Unreadable)


def test_a_trouble_told_beside_the_answer_does_not_hide_the_answer(today: date) -> None:
    assert read("rent_arrears_months", "家賃3か月分、追い出されそうです", today=today).as_json()["value"] == 3
