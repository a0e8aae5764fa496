"""Print the table of the budgets: what was measured, against what, and the bar."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench import turns
from tests.stack import ROOT, Stack


def main() -> None:
    """Measure on this machine; takes some minutes."""
    folder = Path(tempfile.mkdtemp(prefix="madoakari-bench-"))
    stack = Stack(folder)
    moodbot = turns.Moodbot(ROOT / "var" / "bench-moodbot")
    try:
        mood = moodbot.turns()
        moodbot.stop()
        stack.start()
        tenth, every = turns.desk_turns(stack)
        early, late = turns.long_talk(stack)
        memory = turns.memory_mb(stack)
    finally:
        moodbot.stop()
        stack.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print("| what | measured | bar |")
    print("| --- | --- | --- |")
    print(f"| 10th turn through the desk, median / p95 | {tenth.median:.0f} / {tenth.p95:.0f} ms | |")
    print(f"| every turn of an intake, median / p95 | {every.median:.0f} / {every.p95:.0f} ms | |")
    print(f"| moodbot's 10th turn over REST, median / p95 | {mood.median:.0f} / {mood.p95:.0f} ms | |")
    print(f"| desk against moodbot, medians | {tenth.median / mood.median:.2f} × | ≤ 0.5 × |")
    print(f"| 100th turn against the 10th | {late / early:.2f} × ({late:.0f} / {early:.0f} ms) | ≤ 1.3 × |")
    for name, megabytes in memory.items():
        print(f"| memory of {name} | {megabytes:.0f} MB | {'≤ 900 MB' if name == 'rasa' else ''} |")


if __name__ == "__main__":
    main()
