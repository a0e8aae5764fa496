"""docs/programmes.md names every word, programme, sum and file that a city's staff may use."""

from __future__ import annotations

import re
from pathlib import Path

from casework.city import load_city
from casework.city.programme import Programme, Requirement
from casework.city.texts import PLACEHOLDERS
from casework.city.vocabulary import BASE

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "programmes.md").read_text(encoding="utf-8")
CITY = load_city("kushiro")
NAMED = set(re.findall(r"`([a-z_0-9]+)`", PAGE))


def test_every_word_of_the_rules_is_named() -> None:
    assert set(BASE.words) - NAMED == set()


def test_every_programme_is_named() -> None:
    assert set(CITY.programmes) - NAMED == set()


def test_every_sum_that_a_rule_may_use_is_named() -> None:
    assert {name for name, _ in CITY.amounts.for_rules()} - NAMED == set()


def test_every_word_in_braces_is_named() -> None:
    assert {name for name in PLACEHOLDERS if f"`{{{name}}}`" not in PAGE} == set()


def test_every_key_of_a_programme_is_named() -> None:
    keys = set(Programme.model_fields) - {"verified_on", "verified_by", "unverified"}
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()
    spoken = {"text", "official", "rule", "arithmetic", "ask", "left", "right", "recheck_if", "recheck_note"}
    assert spoken <= set(Requirement.model_fields)
    assert {key for key in spoken if f"`{key}`" not in PAGE} == set()


def test_no_word_is_named_that_a_rule_can_not_use() -> None:
    rows = re.findall(r"^\| `((?:need|risk|said)_[a-z_]+)` \|", PAGE, flags=re.MULTILINE)
    assert set(rows) <= set(BASE.words)


def test_every_file_of_the_city_is_named() -> None:
    for path in CITY.folder.glob("*.yml"):
        assert f"`{path.name}`" in PAGE, path.name
