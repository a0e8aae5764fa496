"""Ten rounds of texts, each written without looking at the rules: what a round taught must stay learnt.

When a round was first read, before any rule was changed for it, the rules alone heard (recall over all risks /
false alarms on texts without danger): 1: .833 / 11.3 %; 2: .805 / 8.0 %; 3: .653 / 7.5 % (the most indirect);
4: .779 / 14.1 %; 5: .791 / 7.4 %; 6: .949 / 1.0 % (said plainly); 7: .777 / 21.2 %; 8: .830 / 14.3 %;
9: .813 / 15.0 %; 10: .800 / 5.1 % (7 to 10: the harmless ones in the very words of danger).
Those are the figures for texts never seen; what is asserted here is what holds since.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from safety import RISKS, detect

ROUNDS = sorted((Path(__file__).parent / "rounds").glob("*.jsonl"))


def test_every_round_is_there() -> None:
    assert len(ROUNDS) >= 10


@pytest.mark.parametrize("path", ROUNDS, ids=lambda path: path.stem)
def test_what_a_round_taught_is_still_heard(path: Path) -> None:
    wanted: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    missed: list[str] = []
    alarms: list[str] = []
    calm = 0
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        risks = {found.risk for found in detect(entry["text"])}
        wanted.update(entry["risks"])
        heard.update(risks & set(entry["risks"]))
        missed += [f"{risk}: {entry['text']}" for risk in entry["risks"] if risk not in risks]
        calm += not entry["risks"]
        if risks and not entry["risks"]:
            alarms.append(entry["text"])
    assert set(wanted) == set(RISKS)
    for risk in ("self_harm", "violence", "child_abuse"):
        assert heard[risk] == wanted[risk], missed
    assert sum(heard.values()) / sum(wanted.values()) >= 0.99, missed
    assert len(alarms) / calm <= 0.03, alarms
