"""The documents say what the code is: every setting, slot, action, programme and sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from actions.server import make_executor
from casework.questions import BY_SLOT, EXTRA_LABELS
from casework.settings import Settings
from casework.talk.cues import INTERRUPTIONS

ROOT = Path(__file__).resolve().parent.parent
DOMAIN: dict[str, Any] = YAML(typ="safe").load((ROOT / "domain.yml").read_text())


def test_every_setting_stands_in_the_settings_page() -> None:
    page = (ROOT / "docs" / "settings.md").read_text()
    missing = [name for name in Settings.model_fields if f"`MADO_{name.upper()}`" not in page]
    assert missing == []


def test_every_setting_in_the_page_exists() -> None:
    page = (ROOT / "docs" / "settings.md").read_text()
    names = set(re.findall(r"`MADO_([A-Z_]+)`", page)) - {"VAR", "RASA_DB", "ACTIONS_URL", "CITIES"}
    assert {name.lower() for name in names} == set(Settings.model_fields)


def test_every_question_is_a_slot_of_the_form_in_the_same_order() -> None:
    assert DOMAIN["forms"]["intake_form"]["required_slots"] == list(BY_SLOT)
    assert set(BY_SLOT) | set(EXTRA_LABELS) <= set(DOMAIN["slots"])


def test_every_question_has_words_to_ask_it() -> None:
    asked_by_action = {
        name.removeprefix("action_ask_") for name in DOMAIN["actions"] if name.startswith("action_ask_")
    }
    for slot in BY_SLOT:
        assert f"utter_ask_{slot}" in DOMAIN["responses"] or slot in asked_by_action, slot


def test_every_action_of_the_domain_is_made_and_no_other() -> None:
    made = {item.name for item in make_executor().list_actions()}
    assert made == set(DOMAIN["actions"])


def test_every_interruption_is_an_intent_with_a_rule() -> None:
    intents = {next(iter(intent)) for intent in DOMAIN["intents"]}
    rules = "\n".join(file.read_text() for file in (ROOT / "data" / "rules").glob("*.yml"))
    for intent in INTERRUPTIONS:
        assert intent in intents, intent
        assert f"intent: {intent}\n" in rules, intent


def test_no_sentence_is_left_that_nobody_says() -> None:
    code = "\n".join(
        file.read_text()
        for folder in ("actions", "casework/talk", "data/rules")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in (".py", ".yml")
    )
    said = {
        name for name in DOMAIN["responses"] if name in code or name.removeprefix("utter_ask_") in BY_SLOT
    }
    # Rasa's own fallback says this one.
    assert set(DOMAIN["responses"]) - said == {"utter_default"}


def test_every_sentence_that_is_said_exists() -> None:
    code = "\n".join(
        file.read_text() for folder in ("actions", "casework/talk") for file in (ROOT / folder).glob("*.py")
    )
    named = set(re.findall(r'"(utter_[a-z_]+)"', code))
    assert named <= set(DOMAIN["responses"])


@pytest.mark.parametrize(
    "hurtful", ["困窮者", "自立してください", "指導", "支給されます", "対象です", "必ず"]
)
def test_no_sentence_hurts_or_promises(hurtful: str) -> None:
    assert hurtful not in (ROOT / "domain.yml").read_text()


def test_each_sentence_has_one_approved_wording() -> None:
    for name, variants in DOMAIN["responses"].items():
        plain = [variant for variant in variants if "condition" not in variant]
        assert len(plain) <= 1, name


def test_the_two_readmes_show_the_same_commands_and_pictures() -> None:
    english, japanese = ((ROOT / name).read_text() for name in ("README.md", "README.ja.md"))
    for pattern in (r"`(make [a-z-]+)", r"\]\((docs/[^)]+)\)"):
        assert set(re.findall(pattern, english)) == set(re.findall(pattern, japanese)), pattern
    for target in re.findall(r"\]\(((?:docs|LICENSE|CHANGELOG)[^)#]*)", english):
        assert (ROOT / target).exists(), target
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.M))
    for command in re.findall(r"`make ([a-z-]+)", english):
        assert command in targets, command
