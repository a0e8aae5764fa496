"""Hearing is quick, in linear time, the same every time, and reaches the bars on texts that were set aside."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from safety import RISKS, detect
from tests.pace import slowness
from tests.safety.files import set_aside

ROOT = Path(__file__).resolve().parents[2]
LONG_INPUTS = {
    "one letter": "あ" * 5000,
    "one word": "死" * 5000,
    "people and particles": "夫が子どもを" * 830,
    "clauses": "電気が止まらない、お金がない、" * 330,
    "spaces": "し に " * 1600,
    "circles": "○" * 5000,
    "digits": "0120" * 1250,
    "latin": "shinita " * 620,
    "half-width": "ｶﾞ" * 2500,
    "line ends": "夫が\n" * 1600,
    "held down": "い" * 2500 + "ー" * 2500,
    "quotes": "「息子が" * 1200,
    "one thing, no full stop": "電気が、" * 1250,
    "a list, no full stop": "冷蔵庫がない、" * 700,
    "an open quotation": "母が「" * 1600,
}


def seconds(text: str) -> float:
    started = time.process_time()
    detect(text)
    return time.process_time() - started


def test_a_message_is_heard_within_two_milliseconds() -> None:
    texts = [entry["text"] for entry in set_aside()]
    for text in texts[:20]:
        detect(text)
    started = time.process_time()
    for text in texts:
        detect(text)
    assert (time.process_time() - started) / len(texts) < 0.002 * slowness()


@pytest.mark.parametrize("name", LONG_INPUTS)
def test_five_thousand_letters_of_anything_are_read_in_time(name: str) -> None:
    assert min(seconds(LONG_INPUTS[name]) for _ in range(2)) < 0.6 * slowness()


def test_time_grows_with_length_and_no_faster() -> None:
    unit = "夫が怒って、息子に包丁を向けました。電気も止まりそうで、今夜どうしたらいいか。"
    short = min(seconds(unit * 20) for _ in range(3))
    long = min(seconds(unit * 100) for _ in range(3))
    assert long < short * 5 * 2.5


def test_the_last_words_of_a_very_long_message_are_heard() -> None:
    assert "self_harm" in {found.risk for found in detect("家計の話です。" * 3000 + "もう死にたい")}


def test_the_same_message_is_always_heard_the_same() -> None:
    text = "家賃が払えません。もう死にたいです。夫に殴られています"
    assert detect(text) == detect(text)


def test_one_message_may_carry_several_risks() -> None:
    text = "電気も止められ、食べるものもなく、今夜寝るところもありません"
    assert {found.risk for found in detect(text)} == {"utilities_cut", "no_food", "no_shelter"}


@pytest.mark.parametrize("text", ["", " ", "\n", "。", "ー", "\u200b", "\ud800"])
def test_nothing_is_heard_in_nothing(text: str) -> None:
    assert detect(text) == []


def test_set_aside_texts_reach_the_bars() -> None:
    wanted: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    calm = alarms = 0
    for entry in set_aside():
        risks = {found.risk for found in detect(entry["text"])}
        wanted.update(entry["risks"])
        heard.update(risks & set(entry["risks"]))
        calm += not entry["risks"]
        alarms += bool(risks) and not entry["risks"]
    for risk in ("self_harm", "violence", "child_abuse"):
        assert heard[risk] == wanted[risk], risk
    assert sum(heard.values()) / sum(wanted.values()) >= 0.99
    assert set(wanted) == set(RISKS)
    assert alarms / calm <= 0.03


def test_the_command_answers_one_line_for_each_line() -> None:
    lines = "死にたい\n\n塾代が高いです\n"
    done = subprocess.run(
        [sys.executable, "-m", "safety"], input=lines, text=True, capture_output=True, check=True, cwd=ROOT
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["text"] for row in rows] == ["死にたい", "", "塾代が高いです"]
    assert {risk["name"] for risk in rows[0]["risks"]} == {"self_harm"}
    assert set(rows[0]["risks"][0]) == {"name", "rule", "who"}
    assert rows[1]["risks"] == rows[2]["risks"] == []


def test_importing_reads_no_file_of_its_own_and_needs_no_yaml() -> None:
    code = (
        "import sys, safety, safety.lines, safety.texts; print(any('yaml' in name for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"
