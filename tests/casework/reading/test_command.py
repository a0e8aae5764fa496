"""The command reads one answer a line and prints one JSON object a line, on both Pythons."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
RASAS_PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"


def run(slot: str, lines: list[str], python: str = sys.executable, question: str | None = None) -> list[Any]:
    """Feed lines to the command, and give what it prints."""
    command = [python, "-m", "casework.reading", "--slot", slot, "--today", "2026-11-23"]
    done = subprocess.run(
        command + (["--question", question] if question else []),
        input="".join(line + "\n" for line in lines).encode(),
        capture_output=True,
        cwd=ROOT,
        check=True,
        timeout=120,
    )
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_a_value_a_declined_answer_and_an_invalid_one_have_the_forms_of_the_contract() -> None:
    value, declined, invalid, empty = run("rent", ["４万８千円", "言いたくないです", "5000万", ""])
    assert value == {"value": 48_000}
    assert declined["declined"] is True
    assert invalid["invalid"] == "too_large"
    assert empty["invalid"] == "empty"


def test_the_question_decides_what_all_right_means() -> None:
    assert run("yes_no", ["大丈夫です"], question="今日食べるものはありますか?") == [{"value": True}]
    assert run("yes_no", ["大丈夫です"], question="電気やガスが止められそうですか?") == [{"value": False}]


def test_children_are_printed_with_their_number() -> None:
    assert run("children", ["3歳と0歳"]) == [{"value": ["preschool"], "count": 2}]


def test_an_unknown_slot_is_refused() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run("shoe_size", ["42"])


@pytest.mark.skipif(not RASAS_PYTHON.exists(), reason="Rasa's environment is not installed")
def test_rasas_older_python_reads_the_same() -> None:
    answers = ["12万3千", "夫が18万で私のパートが7万", "年金が2か月で13万", "ヒミツ"]
    assert run("monthly_income", answers, str(RASAS_PYTHON)) == run("monthly_income", answers)
