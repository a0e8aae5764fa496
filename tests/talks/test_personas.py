"""Residents as they are: each persona talks to the running product and ends with the right case."""

from __future__ import annotations

import statistics
from typing import Any

import pytest

from tests.stack import Stack
from tests.talks.driver import Talk, differences, personas
from tests.talks.test_nothing_lost import staff_token

pytestmark = pytest.mark.slow

PERSONAS = personas()
KNOWN = [persona for persona in PERSONAS if persona["id"].startswith("p")]
SECOND_TROUBLE = "あと、子どもの給食費と学用品のお金も払えなくて困っています"


class Talks:
    """The talks of the personas, each had once, when it is first asked for."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.token = staff_token(stack)
        self._had: dict[str, tuple[Talk, dict[str, Any] | None]] = {}

    def of(self, persona: dict[str, Any]) -> tuple[Talk, dict[str, Any] | None]:
        """The talk of a persona and the case it left."""
        if persona["id"] not in self._had:
            talk = Talk(self.stack, persona).run()
            self._had[persona["id"]] = (talk, talk.case(self.token))
        return self._had[persona["id"]]

    def had(self) -> list[tuple[Talk, dict[str, Any] | None]]:
        """Every talk that was had to its end."""
        return list(self._had.values())


@pytest.fixture(scope="module")
def talks(stack: Stack) -> Talks:
    return Talks(stack)


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona["id"])
def test_needs_and_dangers_are_what_the_person_meant(persona: dict[str, Any], talks: Talks) -> None:
    _, case = talks.of(persona)
    expected = persona["expected"]
    if not expected["slots"]["consent"]:
        assert case is None, "without consent there is no case"
        return
    assert case is not None
    assert sorted(need["name"] for need in case["needs"]) == sorted(expected["needs"])
    assert sorted({risk["name"] for risk in case["risks"]}) == sorted(expected["risks"])
    assert case["priority"] == expected["priority"]


@pytest.mark.parametrize("persona", KNOWN, ids=lambda persona: persona["id"])
def test_every_answer_of_the_known_residents_is_read_as_they_meant_it(
    persona: dict[str, Any], talks: Talks
) -> None:
    _, case = talks.of(persona)
    if case is not None:
        assert list(differences(persona["expected"], case)) == []


def test_nine_answers_in_ten_of_all_residents_are_right(talks: Talks) -> None:
    wrong, answers = [], 0
    for persona in PERSONAS:
        _, case = talks.of(persona)
        if case is not None:
            answers += sum(1 for slot in persona["expected"]["slots"] if slot in case["answers"])
            wrong += [f"{persona['id']} {line}" for line in differences(persona["expected"], case)]
    print(f"answers right: {answers - len(wrong)} of {answers}", *wrong, sep="\n")
    assert answers >= 60
    assert len(wrong) <= answers * 0.1, wrong


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona["id"])
def test_the_needs_are_shown_as_the_first_words_tell_them(persona: dict[str, Any], talks: Talks) -> None:
    talk, _ = talks.of(persona)
    assert talk.put_right == []


def test_a_talk_has_at_most_twelve_questions_in_the_median(talks: Talks) -> None:
    asked = {persona["id"]: len(talks.of(persona)[0].asked) for persona in PERSONAS}
    assert statistics.median(asked.values()) <= 12, asked


@pytest.mark.parametrize(
    "persona",
    [persona for persona in PERSONAS if "returns_later_to_ask_status" in persona["behaviours"]],
    ids=lambda persona: persona["id"],
)
def test_who_comes_back_to_ask_is_told_the_state_of_the_case_and_may_bring_a_second_trouble(
    persona: dict[str, Any], talks: Talks
) -> None:
    talk, case = talks.of(persona)
    assert case is not None
    told = talk.ask_status()
    assert case["number"] in told
    assert "とどいて" in told
    assert talk.say(SECOND_TROUBLE) == "needs", "a second trouble begins a second round of questions"
    after = talk.case(talks.token)
    assert after is not None
    assert after["number"] == case["number"], "it is the same case"
    assert any(said["text"] == SECOND_TROUBLE for said in after["transcript"])
    before = {slot for slot in ("area", "household_size", "contact_method") if slot in case["answers"]}
    assert before <= set(after["answers"]), "what was answered in the first round stays"


def test_no_question_is_asked_that_was_answered_before(talks: Talks) -> None:
    for talk, _ in talks.had():
        answered: list[str] = []
        for before, after in zip(talk.asked, talk.asked[1:], strict=False):
            if after != before:
                answered.append(before)
            assert after not in answered, f"{talk.persona['id']}: {after} was asked again: {talk.asked}"


def test_everyone_who_consents_gets_a_plan_and_a_receipt(talks: Talks) -> None:
    for talk, case in talks.had():
        if talk.persona["expected"]["slots"]["consent"]:
            assert case is not None
            assert case["plan"]["supports"]
            assert any(said["card"] for said in talk.heard)


def test_no_answer_of_the_bot_is_said_three_times_in_a_row(talks: Talks) -> None:
    for talk, _ in talks.had():
        texts = [said["text"] for said in talk.heard if said["author"] == "bot"]
        for one, two, three in zip(texts, texts[1:], texts[2:], strict=False):
            assert not one == two == three, one
