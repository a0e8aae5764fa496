"""What a reading tells beside its value: how sure it is, and from which words it came."""

from __future__ import annotations

from datetime import date

import pytest

from casework.reading import Unreadable, Value, read


def value_of(slot: str, text: str, today: date, question: str | None = None) -> Value:
    reading = read(slot, text, today=today, question=question)
    assert isinstance(reading, Value), reading
    return reading


def test_a_birth_year_gives_the_age_and_stays_known(today: date) -> None:
    reading = value_of("age", "平成9年生まれです", today)
    assert reading.value == 29
    assert reading.details["birth_year"] == 1997
    assert reading.as_json()["kind"] == "birth_year"
    assert reading.as_json()["value_year"] == 1997


def test_a_birthday_that_is_still_to_come_this_year_counts() -> None:
    assert value_of("age", "1985年12月4日", date(2026, 11, 23)).value == 40
    assert value_of("age", "1985年12月4日", date(2026, 12, 4)).value == 41


def test_soon_forty_is_thirty_nine_today(today: date) -> None:
    assert value_of("age", "もうすぐ40", today).value == 39


def test_a_range_keeps_its_ends(today: date) -> None:
    reading = value_of("monthly_income", "15〜20万", today)
    assert (reading.value, reading.details["low"], reading.details["high"]) == (175_000, 150_000, 200_000)
    assert reading.details["approximate"] is True


def test_children_are_counted_apart_from_their_stages(today: date) -> None:
    reading = value_of("children", "小学生2人と幼稚園", today)
    assert (reading.value, reading.details["count"]) == (["elementary", "preschool"], 3)


def test_children_without_a_grade_are_asked_for_it_and_their_number_is_kept(today: date) -> None:
    reading = read("children", "3人います", today=today)
    assert reading == Unreadable("stage_missing", {"count": 3})


def test_a_mortgage_is_no_rent_but_is_noted(today: date) -> None:
    reading = value_of("rent", "持ち家で住宅ローンが6万5千円", today)
    assert (reading.value, reading.details["mortgage"], reading.details["owned"]) == (0, 65_000, True)


def test_a_bare_small_number_is_taken_as_so_many_ten_thousand_and_marked(today: date) -> None:
    reading = value_of("rent", "5", today)
    assert (reading.value, reading.details["unit_guessed"]) == (50_000, True)


def test_wages_by_the_day_without_the_days_are_asked_for_them(today: date) -> None:
    reading = read("monthly_income", "日当8000円です", today=today)
    assert isinstance(reading, Unreadable)
    assert (reading.reason, reading.details["daily_wage"]) == ("days_missing", 8000)


def test_whoever_still_works_has_no_month_of_job_loss(today: date) -> None:
    reading = value_of("job_loss_when", "辞めてないです", today)
    assert reading.value is None
    assert reading.details["still_working"] is True


@pytest.mark.parametrize(
    ("text", "avoid"),
    [
        ("夫に知られるので電話と郵便は困ります。チャットで", ["phone", "mail"]),
        ("電話は困るのでLINEで", ["phone"]),
    ],
)
def test_a_way_that_would_endanger_is_never_taken_for_the_wanted_one(
    text: str, avoid: list[str], today: date
) -> None:
    reading = value_of("contact_method", text, today)
    assert reading.value not in avoid
    assert reading.details["avoid"] == avoid


def test_the_words_themselves_are_quoted_as_they_were_typed(today: date) -> None:
    assert value_of("rent", "えっと、４万８千円 です", today).said == "４万８千円"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("お住まいのことで困っていますか?", False),
        ("電気やガスが止められそうですか?", False),
        ("ほかに伝えておきたいことはありますか?", False),
        ("今日食べるものはありますか?", True),
        ("今夜、泊まるところはありますか?", True),
        ("この内容でよろしいですか?", True),
        ("お電話しても大丈夫ですか?", True),
    ],
)
def test_all_right_means_what_the_question_makes_it_mean(question: str, expected: bool, today: date) -> None:
    assert value_of("yes_no", "大丈夫です", today, question).value is expected


@pytest.mark.parametrize(
    "text", ["夫に見られるかも", "家族がいるので困ります", "ばれたらまずい", "見られたくないです"]
)
def test_a_letter_that_others_may_see_is_not_safe(text: str, today: date) -> None:
    question = "電話や手紙を、ほかの人に見られても安全ですか"
    assert value_of("yes_no", text, today, question).value is False


@pytest.mark.parametrize("text", ["サラ金に50", "友達に50くらい", "親から50借りてます"])
def test_a_bare_figure_owed_to_a_lender_is_so_many_ten_thousand(text: str, today: date) -> None:
    reading = value_of("debt_total", text, today)
    assert (reading.value, reading.details["unit_guessed"]) == (500_000, True)


def test_two_figures_parted_by_a_space_are_a_range(today: date) -> None:
    reading = value_of("savings", "4 5万", today)
    assert (reading.value, reading.details["low"], reading.details["high"]) == (45_000, 40_000, 50_000)


def test_coins_alone_are_next_to_nothing(today: date) -> None:
    reading = value_of("savings", "十円玉しかない", today)
    assert (reading.value, reading.details["approximate"]) == (0, True)


@pytest.mark.parametrize("slot", ["debt_total", "rent"])
def test_what_a_collector_demands_is_no_answer(slot: str, today: date) -> None:
    assert isinstance(read(slot, "借金取りに30万払えと言われてます", today=today), Unreadable)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("兄夫婦の家に居候、甥が2人", 5),
        ("姉の家に居候。姉の旦那と子ども2人", 5),
        ("友達の家に居候", 1),
        ("夫は単身赤任で子ども2人と私", 3),
    ],
)
def test_a_guest_counts_with_the_house_where_its_people_are_told(text: str, people: int, today: date) -> None:
    assert value_of("household_size", text, today).value == people


@pytest.mark.parametrize(
    "text",
    ["〇九〇の十二三十四の五十六七十八", "〇九〇-一二三四-五十六七十八", "ゼロ九〇の一二三四の五六七八"],
)
def test_a_number_said_by_twos_is_written_digit_by_digit(text: str, today: date) -> None:
    assert value_of("phone", text, today).value == "09012345678"
