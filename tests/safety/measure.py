"""Measures the rules on labelled texts: `python tests/safety/measure.py FILE…` (JSON lines, or NLU YAML with metadata).

Prints recall and precision for each risk, and false alarms on texts that carry no risk; `--show` lists the errors,
`--who` the writers told apart wrongly where the file says who writes. Used by hand; no test depends on it.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from safety import RISKS, detect


@dataclass(frozen=True)
class Example:
    """One labelled text."""

    text: str
    risks: frozenset[str]
    who: str | None


def read(path: Path) -> list[Example]:
    """Read a file of labelled texts."""
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        return [Example(row["text"], frozenset(row["risks"]), row.get("who")) for row in rows]
    return _read_nlu(path)


def _read_nlu(path: Path) -> list[Example]:
    """Read NLU YAML line by line: `metadata: {… risks: [a, b]}` holds for the examples below it."""
    examples: list[Example] = []
    risks: frozenset[str] = frozenset()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("- intent:"):
            risks = frozenset()
        elif "risks:" in line and "[" in line:
            inside = line.split("risks:", 1)[1].split("[", 1)[1].split("]", 1)[0]
            risks = frozenset(name.strip() for name in inside.split(",") if name.strip())
        elif line.startswith("    - "):
            examples.append(Example(line[6:].strip(), risks, None))
    return examples


def main() -> None:
    """Measure every file named on the command line, each for itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="list what was missed and what was heard in vain")
    parser.add_argument("--who", action="store_true", help="list writers told apart wrongly")
    arguments = parser.parse_args()
    for path in arguments.files:
        _measure(path, arguments.show, arguments.who)


def _measure(path: Path, show: bool, show_who: bool) -> None:
    examples = read(path)
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    alarms = calm = wrong_who = with_who = any_right = any_wanted = 0
    started = time.process_time()
    for example in examples:
        findings = detect(example.text)
        risks = {finding.risk for finding in findings}
        wanted.update(example.risks)
        heard.update(risks)
        right.update(risks & example.risks)
        if example.risks:
            any_wanted += 1
            any_right += bool(risks)
        else:
            calm += 1
            alarms += bool(risks)
        if show:
            _show(example, risks, [f"{f.rule}:{example.text[f.start : f.end]}" for f in findings])
        if example.who and risks & example.risks:
            with_who += 1
            said = {finding.who.value for finding in findings}
            if example.who not in said:
                wrong_who += 1
                if show_who:
                    print(f"  who? {example.who} not in {sorted(said)}: {example.text}")
    took = (time.process_time() - started) / max(1, len(examples)) * 1000
    print(f"\n{path.name}: {len(examples)} texts, {took:.2f} ms each")
    print(f"{'risk':<14}{'wanted':>7}{'recall':>8}{'precision':>10}")
    for risk in RISKS:
        if wanted[risk] or heard[risk]:
            recall = right[risk] / wanted[risk] if wanted[risk] else float("nan")
            precision = right[risk] / heard[risk] if heard[risk] else float("nan")
            print(f"{risk:<14}{wanted[risk]:>7}{recall:>8.3f}{precision:>10.3f}")
    total = sum(wanted.values())
    if total:
        print(
            f"{'all':<14}{total:>7}{sum(right.values()) / total:>8.3f}{sum(right.values()) / max(1, sum(heard.values())):>10.3f}"
        )
        print(f"texts with a risk where some risk is heard: {any_right}/{any_wanted}")
    if calm:
        print(f"false alarms: {alarms}/{calm} = {alarms / calm:.3f}")
    if with_who:
        print(f"who writes told apart: {with_who - wrong_who}/{with_who}")


def _show(example: Example, risks: set[str], rules: list[str]) -> None:
    missed, vain = sorted(example.risks - risks), sorted(risks - example.risks)
    if missed:
        print(f"  MISSED {','.join(missed)}: {example.text}")
    if vain and not example.risks:
        print(f"  ALARM  {'; '.join(rules)}: {example.text}")
    elif vain:
        print(f"  extra  {','.join(vain)}: {example.text}")


if __name__ == "__main__":
    main()
