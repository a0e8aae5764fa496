"""What of the things heard counts: plain answers ring no alarm by the model alone, and a trouble is not taken for a question."""

from __future__ import annotations

import pytest

from casework.talk import Heard
from casework.talk.hearing import begins_to_tell, trusted_risks

BY_MODEL = {"name": "child_abuse", "confidence": 0.7}
BY_RULE = {"name": "child_abuse", "confidence": 1.0, "rule": "child_abuse.struck"}


def test_a_plain_answer_rings_no_alarm_by_the_model_alone() -> None:
    assert trusted_risks([BY_MODEL, BY_RULE], "give_answer", 0.95) == [BY_RULE]


def test_a_pressed_button_rings_no_alarm_by_the_model_alone() -> None:
    assert trusted_risks([BY_MODEL, BY_RULE], "tell_trouble", 0.95, pressed=True) == [BY_RULE]


@pytest.mark.parametrize(("intent", "confidence"), [("tell_trouble", 0.99), ("give_answer", 0.6)])
def test_what_the_model_hears_in_other_words_counts(intent: str, confidence: float) -> None:
    assert trusted_risks([BY_MODEL], intent, confidence) == [BY_MODEL]


@pytest.mark.parametrize(
    ("text", "intent", "needs"),
    [
        ("あと、子どもの塾代が払えません", "ask_child_support", ("child_learning",)),
        ("仕事もなくなりました", "tell_trouble", ("employment",)),
        ("家賃、もう二か月たまってる", "ask_housing_benefit", ("housing",)),
    ],
)
def test_a_trouble_that_sounds_like_a_question_begins_a_talk(
    text: str, intent: str, needs: tuple[str, ...]
) -> None:
    assert begins_to_tell(Heard(text=text, intent=intent, confidence=0.9, needs=needs))


@pytest.mark.parametrize(
    ("text", "intent", "needs"),
    [
        ("塾代を出してもらえる制度はありますか", "ask_child_support", ("child_learning",)),
        ("家賃の補助ってどうやって申し込むの？", "ask_housing_benefit", ("housing",)),
        ("相談にお金はかかりますか", "ask_cost", ()),
        ("ありがとうございました", "thanks", ("housing",)),
        ("いい天気ですね", "tell_trouble", ()),
    ],
)
def test_a_question_is_answered_and_a_courtesy_begins_nothing(
    text: str, intent: str, needs: tuple[str, ...]
) -> None:
    assert not begins_to_tell(Heard(text=text, intent=intent, confidence=0.9, needs=needs))
