"""The answer is a fixed text: the most urgent danger first, fitted to who writes, the same every time."""

from __future__ import annotations

import pytest

from safety import RISKS, Finding, Who, detect
from safety.texts import answer_for, build_texts, by_urgency, pick
from tests.safety.files import CRISIS_FILE, read_yaml

TEXTS = build_texts(read_yaml(CRISIS_FILE)["texts"])


@pytest.mark.parametrize("risk", RISKS)
@pytest.mark.parametrize("who", Who)
def test_every_risk_and_every_writer_has_a_text(risk: str, who: Who) -> None:
    text = pick(TEXTS, risk, who)
    assert text.say
    assert text.ask.endswith("。")
    assert len(text.choices) >= 2


def test_nothing_heard_is_nothing_said() -> None:
    assert answer_for(TEXTS, []) is None


def test_a_child_who_is_hit_is_answered_once_as_a_child() -> None:
    answer = answer_for(TEXTS, detect("父に殴られる。小6です"))
    assert answer is not None
    assert (answer.risk, answer.who) == ("child_abuse", Who.CHILD)
    assert answer.also == ()


def test_a_parent_s_own_hand_is_answered_as_a_parent_s() -> None:
    answer = answer_for(TEXTS, detect("赤ちゃんを叩いてしまいました。自分が怖いです"))
    assert answer is not None
    assert (answer.risk, answer.who) == ("child_abuse", Who.PARENT)


def test_the_most_urgent_is_answered_and_the_others_are_named_in_a_line_each() -> None:
    answer = answer_for(TEXTS, detect("食べるものがありません。もう死にたいです。電気も止められました"))
    assert answer is not None
    assert answer.risk == "self_harm"
    assert answer.risks == ("self_harm", "no_food", "utilities_cut")
    assert len(answer.also) == 2


def test_an_illness_where_minutes_count_comes_before_a_bed_and_food_and_blows() -> None:
    heard = [
        Finding("violence", "violence.hit.suffered", Who.SELF, 0, 1),
        Finding("medical", "medical.unconscious", Who.SELF, 0, 1),
        Finding("no_food", "no_food.nothing_to_eat", Who.SELF, 0, 1),
    ]
    assert by_urgency(heard) == ("medical", "violence", "no_food")
    slow = [Finding("medical", "medical.medicine_out", Who.SELF, 0, 1), heard[0]]
    assert by_urgency(slow) == ("violence", "medical")


def test_the_same_findings_give_the_same_answer_in_any_order() -> None:
    found = detect("夫に殴られています。死にたい。今夜寝るところもない")
    assert answer_for(TEXTS, found) == answer_for(TEXTS, list(reversed(found)))
