"""Each question comes in three ways: as it is, with an example, with buttons; so that none comes a third time alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from casework import questions

DOMAIN: dict[str, Any] = YAML(typ="safe").load(
    (Path(__file__).resolve().parents[3] / "domain.yml").read_text("utf-8")
)
ASKED_BY_AN_ACTION = ("needs",)


@pytest.mark.parametrize(
    "slot", [question.slot for question in questions.QUESTIONS if question.slot not in ASKED_BY_AN_ACTION]
)
def test_a_question_that_was_not_understood_comes_again_in_other_words(slot: str) -> None:
    texts = {
        (variant["condition"][0]["value"] if "condition" in variant else 0): variant["text"]
        for variant in DOMAIN["responses"][f"utter_ask_{slot}"]
    }
    assert set(texts) >= {1, 2}
    assert len(set(texts.values())) == len(texts)


@pytest.mark.parametrize(
    "slot",
    [
        question.slot
        for question in questions.QUESTIONS
        if question.slot not in (*ASKED_BY_AN_ACTION, "consent")
    ],
)
def test_the_last_way_of_asking_has_buttons_to_press(slot: str) -> None:
    last = next(
        variant
        for variant in DOMAIN["responses"][f"utter_ask_{slot}"]
        if "condition" in variant and variant["condition"][0]["value"] == 2
    )
    assert last["buttons"]
