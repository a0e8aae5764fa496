"""One turn of the intake, as a resident meets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casework import questions
from casework.questions import DECLINED, UNREAD
from casework.talk import Heard, Outcome, hear

TODAY = date(2026, 11, 23)
TROUBLE = Heard("家賃が払えません", "tell_trouble", 0.9, needs=("housing",))


class Talk:
    """A talk by the pure functions alone."""

    def __init__(self, **slots: Any) -> None:
        self.slots: dict[str, Any] = slots
        following = questions.next_question(slots) if slots else None
        self.open: str | None = following.slot if following else None

    def say(self, heard: Heard | str) -> Outcome:
        """Say something; plain words are what no model knows better."""
        given = Heard(heard, "give_answer", 0.5) if isinstance(heard, str) else heard
        outcome = hear(given, self.slots, self.open, TODAY)
        if not outcome.interruption:
            self.slots |= outcome.slots
            self.open = outcome.next
        return outcome

    def said(self, outcome: Outcome) -> list[str]:
        return [say.response for say in outcome.says]


def in_the_middle(**more: Any) -> Talk:
    """A talk about rent, at the question of the rent."""
    known = {"consent": True, "trouble": "家賃", "needs_heard": ["housing"], "needs": ["housing"], "today": [],
             "area": "武佐", "household_size": 2}  # fmt: skip
    talk = Talk(**{**known, **more})
    return talk


def test_what_is_written_before_consent_is_held_and_heard_after_the_yes() -> None:
    talk = Talk()
    talk.say(TROUBLE)
    assert talk.open == "consent"
    assert talk.slots.get("trouble") is None
    talk.say("はい、いいです")
    assert talk.slots["trouble"] == "家賃が払えません"
    assert talk.open == "needs"


def test_a_refusal_ends_the_questions_and_keeps_nothing() -> None:
    talk = Talk()
    talk.say(TROUBLE)
    outcome = talk.say("いいえ、やめておきます")
    assert talk.open is None
    assert [record.slot for record in outcome.records] == ["consent"]


def test_a_yes_with_a_condition_is_a_yes() -> None:
    talk = Talk()
    talk.say(TROUBLE)
    talk.say(Heard("はい。でも夫には絶対に知らせないでください", "refuse_consent", 0.9))
    assert talk.slots["consent"] is True


def test_three_unclear_answers_to_consent_mean_no() -> None:
    talk = Talk()
    talk.say(Heard("", "start", 1.0, is_payload=True))
    for _ in range(3):
        assert talk.open == "consent"
        talk.say("ううむ")
    assert talk.slots["consent"] is False


def test_an_answer_is_read_before_the_model_is_asked() -> None:
    talk = in_the_middle()
    talk.open = "household_size"
    talk.slots["household_size"] = None
    outcome = talk.say(Heard("3人です", "talk_to_human", 0.9))
    assert not outcome.interruption
    assert talk.slots["household_size"] == 3


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("お金はかかりますか？", "ask_cost"),
        ("社協で10万借りられますか？", "ask_loans"),
        ("人と話したい", "talk_to_human"),
    ],
)
def test_a_question_of_theirs_is_answered_and_ours_stays_open(text: str, intent: str) -> None:
    talk = in_the_middle()
    outcome = talk.say(Heard(text, intent, 0.95))
    assert outcome.interruption
    assert talk.open == "rent"
    assert talk.slots.get("rent") is None


def test_never_a_third_identical_question_and_then_it_is_left_for_the_consultant() -> None:
    talk = in_the_middle()
    for misreads in (1, 2):
        talk.say("ふにゃふにゃ")
        assert talk.open == "rent"
        assert talk.slots["misreads"] == misreads
    outcome = talk.say("ふにゃふにゃ")
    assert talk.slots["rent"] == UNREAD
    assert outcome.records[0].unread
    assert outcome.records[0].said == "ふにゃふにゃ"
    assert talk.open != "rent"
    assert talk.slots["misreads"] == 0


@pytest.mark.parametrize("text", ["言いたくないです", "スキップ", "わからないです"])
def test_not_wanting_to_say_is_an_answer(text: str) -> None:
    talk = in_the_middle()
    outcome = talk.say(text)
    assert talk.slots["rent"] == DECLINED
    assert outcome.records[0].declined
    assert talk.open == "rent_arrears_months"


def test_an_impossible_number_is_said_to_be_so() -> None:
    talk = in_the_middle()
    outcome = talk.say("5000万")
    assert talk.said(outcome) == ["utter_impossible"]
    assert talk.open == "rent"


def test_somebody_who_owns_the_house_is_not_asked_about_rent_arrears() -> None:
    talk = in_the_middle()
    talk.say("持ち家です")
    assert talk.slots["rent"] == 0
    assert talk.open == "monthly_income"


def test_going_back_asks_the_question_before() -> None:
    talk = in_the_middle()
    talk.say("5万円")
    talk.say("前の質問に戻りたい")
    assert talk.open == "rent"


def test_danger_in_an_answer_keeps_the_answer_and_counts_no_misreading() -> None:
    talk = in_the_middle(rent=50_000, rent_arrears_months=1)
    talk.say(Heard("収入は8万です。でももう生きてる意味ないです", "tell_trouble", 0.9, risks=("self_harm",)))
    assert talk.slots["monthly_income"] == 80_000
    assert talk.slots["after_crisis"]
    talk.say(Heard("もう無理", "give_answer", 0.3, risks=("self_harm",)))
    assert talk.slots["misreads"] == 0
    outcome = talk.say("うん、大丈夫")
    assert talk.said(outcome) == ["utter_after_crisis"]
    assert talk.open == "savings"


def test_words_after_a_danger_are_no_answer_to_a_question_that_was_not_shown() -> None:
    talk = in_the_middle(rent=50_000, rent_arrears_months=1)
    talk.say(Heard("収入は8万です。でももうむりです", "tell_trouble", 0.9, risks=("self_harm",)))
    assert talk.open == "savings"
    outcome = talk.say("3万くらい本当に大丈夫です")
    assert talk.said(outcome) == ["utter_after_crisis"]
    assert talk.slots.get("savings") is None
    talk.say("3万円")
    assert talk.slots["savings"] == 30_000


@pytest.mark.parametrize(
    "question", ["consent", "trouble", "area", "rent", "wish", "name_or_alias", "confirm"]
)
@pytest.mark.parametrize("text", ["人と話したいです", "相談員さんにつないでください", "だれかと直接話したい"])
def test_a_wish_for_a_person_is_never_taken_for_an_answer(question: str, text: str) -> None:
    talk = in_the_middle()
    talk.open = question
    talk.slots[question] = None
    outcome = talk.say(Heard(text, "talk_to_human", 0.97))
    assert outcome.interruption
    assert talk.open == question


@pytest.mark.parametrize("question", ["area", "name_or_alias", "contact_time"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [("ふざけるな", "insult"), ("書いたことを消してください", "delete_data"), ("もう一度言って", "repeat")],
)
def test_a_question_that_takes_nearly_any_words_takes_no_interruption(
    question: str, text: str, intent: str
) -> None:
    talk = in_the_middle()
    talk.open = question
    talk.slots[question] = None
    assert talk.say(Heard(text, intent, 0.95)).interruption


@pytest.mark.parametrize(
    ("text", "intent"),
    [("職場に知られませんか？", "ask_confidentiality"), ("お金はかかりませんか", "ask_cost")],
)
def test_a_question_before_consent_is_no_refusal(text: str, intent: str) -> None:
    talk = Talk()
    talk.say(TROUBLE)
    outcome = talk.say(Heard(text, intent, 0.98))
    assert outcome.interruption
    assert talk.slots.get("consent") is None


def test_the_needs_that_words_tell_plainly_are_shown_with_what_the_model_heard() -> None:
    talk = Talk(consent=True)
    talk.say(
        Heard(
            "給食費が払えません。家賃も遅れてて、就職先もさがしてます",
            "tell_trouble",
            0.9,
            needs=("child_learning",),
        )
    )
    assert talk.slots["needs_heard"] == ["housing", "child_learning", "employment"]


@pytest.mark.parametrize(
    "text", ["家賃は遅れていません。学費のことです", "仕事は決まりました", "家賃は遅れたことがありません"]
)
def test_what_is_denied_or_solved_is_no_need(text: str) -> None:
    talk = Talk(consent=True)
    talk.say(Heard(text, "tell_trouble", 0.9, needs=("child_learning",)))
    assert talk.slots["needs_heard"] == ["child_learning"]


def test_a_wish_that_the_first_words_tell_is_not_asked_again() -> None:
    talk = Talk(consent=True)
    talk.say(Heard("家賃が払えません。仕事と住むとこを何とかしたい", "tell_trouble", 0.9, needs=("housing",)))
    assert talk.slots["wish"] == "仕事と住むとこを何とかしたい"


def test_the_place_is_read_by_the_citys_names_and_kept_as_said_in_a_city_without_any() -> None:
    from casework.city import load_city

    heard = Heard("むさ です", "give_answer", 0.9)
    known = {"consent": True, "trouble": "家賃", "needs": ["housing"], "today": []}
    with_names = hear(heard, known, "area", TODAY, load_city("kushiro").places)
    assert (with_names.slots["area"], with_names.slots["municipality"]) == ("武佐", "釧路市")
    without = hear(heard, known, "area", TODAY)
    assert without.slots["area"] == "むさ"
    assert "municipality" not in without.slots


@pytest.mark.parametrize("text", ["ー", "…", "😢😢"])
def test_signs_without_words_are_a_misread_answer_whatever_the_model_hears(text: str) -> None:
    talk = in_the_middle()
    outcome = talk.say(Heard(text, "greet", 0.97))
    assert not outcome.interruption
    assert talk.slots["misreads"] == 1


def test_wishes_to_die_are_never_kept_as_the_wish() -> None:
    talk = in_the_middle(rent=0, monthly_income=0, savings=0)
    assert talk.open == "wish"
    talk.say(Heard("死んで楽になりたいです", "tell_trouble", 0.9, risks=("self_harm",)))
    assert talk.slots.get("wish") is None


def test_danger_at_home_asks_about_safety_before_any_phone() -> None:
    talk = in_the_middle(rent=0, monthly_income=0, savings=0)
    talk.say(Heard("夫に殴られます", "tell_trouble", 0.9, risks=("violence",)))
    talk.say("落ち着いて暮らしたい")
    assert talk.open == "contact_safe"
    talk.say("いいえ、見られると困ります")
    assert talk.slots["contact_safe"] is False


def test_a_new_trouble_in_the_middle_joins_the_others() -> None:
    talk = in_the_middle()
    outcome = talk.say(Heard("実は仕事もクビになってしまって", "tell_trouble", 0.9, needs=("employment",)))
    assert talk.slots["needs"] == ["housing", "employment"]
    assert talk.said(outcome) == ["utter_need_added"]
    assert talk.open == "rent"


def test_somebody_who_comes_back_after_days_is_told_where_they_were() -> None:
    talk = in_the_middle()
    outcome = talk.say(replace(Heard("5万円", "give_answer", 0.9), silent_hours=240.0))
    assert talk.said(outcome)[0] == "utter_welcome_back"
    assert talk.slots["rent"] == 50_000


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("はい、合っています", ["housing"]),
        ("くらしのお金のことも あります", ["housing", "household_budget"]),
        ("仕事のことです", ["employment"]),
        ("どれでもないです", []),
    ],
)
def test_needs_are_confirmed_in_plain_words(text: str, needs: list[str]) -> None:
    talk = Talk(consent=True, trouble="家賃", needs_heard=["housing"])
    talk.say(text)
    assert talk.slots["needs"] == needs


def test_needs_that_are_wrong_are_asked_openly() -> None:
    talk = Talk(consent=True, trouble="家賃", needs_heard=["housing"])
    talk.say("ちがいます")
    assert talk.slots.get("needs") is None
    assert talk.slots["misreads"] == 1


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("どれも だいじょうぶ", []),
        ("大丈夫です", []),
        ("今日 食べるものがない", ["no_food"]),
        ("今夜 寝る所がない", ["no_shelter"]),
        ("電気かガスか水道が止められた、もうすぐ止まる", ["utilities_cut"]),
    ],
)
def test_today_is_read_from_buttons_and_words(text: str, today: list[str]) -> None:
    talk = Talk(consent=True, trouble="家賃", needs=["housing"])
    talk.say(text)
    assert talk.slots["today"] == today


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("はい。相談員だけに わたしてください", "staff_only"),
        ("はい。ほかの窓口とも 共有してよいです", "share"),
        ("はい", "staff_only"),
        ("共有はしないでください", "staff_only"),
    ],
)
def test_sharing_needs_a_yes_of_its_own(text: str, meant: str) -> None:
    talk = in_the_middle(rent=0, monthly_income=0, savings=0, wish="x", contact_method="chat")
    assert talk.open == "confirm"
    talk.say(text)
    assert talk.slots["confirm"] == meant
    assert talk.open is None


def test_every_line_of_the_summary_can_be_corrected_by_its_button() -> None:
    for question in questions.asked(
        {"consent": True, "needs": ["housing"], "rent": 50_000, "contact_method": "chat"}
    ):
        if not question.in_summary:
            continue
        talk = in_the_middle(
            rent=50_000, rent_arrears_months=1, monthly_income=0, savings=0, wish="x", contact_method="chat"
        )
        assert talk.open == "confirm"
        talk.say(f"{question.label}をなおす")
        assert talk.open == question.slot, question.label


def test_progress_never_goes_past_its_end() -> None:
    talk = in_the_middle()
    now, of = questions.progress(talk.slots)
    assert 0 < now <= of
