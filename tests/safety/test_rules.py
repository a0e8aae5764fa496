"""Every rule hears what it is for, and stays silent where its words mean something else."""

from __future__ import annotations

import pytest

from safety import RISKS, detect
from safety.guards import GUARDS, OVER_PAST
from safety.patterns import compile_pattern
from safety.rule import Rule
from safety.rules import ALL_RULES
from tests.safety.files import examples

EXAMPLES = {rule_id: entry for risk in RISKS for rule_id, entry in examples(risk).items()}


def by_id(rule: Rule) -> str:
    return rule.id


@pytest.mark.parametrize("rule", ALL_RULES, ids=by_id)
def test_a_rule_hears_its_examples_and_stays_silent_on_its_counterexamples(rule: Rule) -> None:
    entry = EXAMPLES[rule.id]
    assert len(entry["heard"]) >= 3
    assert len(entry["silent"]) >= 3
    deaf = [text for text in entry["heard"] if rule.id not in {found.rule for found in detect(text)}]
    loud = [text for text in entry["silent"] if rule.id in {found.rule for found in detect(text)}]
    assert not deaf
    assert not loud


@pytest.mark.parametrize("rule", ALL_RULES, ids=by_id)
def test_a_rule_can_be_read_and_names_only_guards_that_exist(rule: Rule) -> None:
    assert rule.id.startswith(rule.risk + ".")
    assert len(rule.hears) >= 5
    compile_pattern(rule.pattern)
    assert not set(rule.unless) - {*GUARDS, OVER_PAST}


def test_rule_ids_are_used_once_and_examples_belong_to_rules() -> None:
    ids = [rule.id for rule in ALL_RULES]
    assert len(ids) == len(set(ids))
    assert set(EXAMPLES) == set(ids)


def test_every_risk_has_rules() -> None:
    assert {rule.risk for rule in ALL_RULES} == set(RISKS)


@pytest.mark.parametrize("risk", RISKS)
def test_danger_is_heard(risk: str) -> None:
    texts = [entry["text"] for entry in examples("danger") if risk in entry["risks"]]
    assert len(texts) >= 20
    assert [text for text in texts if risk not in {found.risk for found in detect(text)}] == []


def test_calm_messages_raise_no_alarm() -> None:
    assert [(text, detect(text)) for text in examples("calm") if detect(text)] == []
