"""Print the table of the budgets: what was measured, against what, and the bar. Takes about ten minutes."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from pathlib import Path

from deploy.secrets import ensure_secrets, read_secrets
from tests.stack import ROOT, Stack


def main() -> None:
    """Measure on this machine, with secrets and databases of this run's own."""
    folder = Path(tempfile.mkdtemp(prefix="madoakari-bench-"))
    ensure_secrets(folder / "secrets.env")
    os.environ.update(read_secrets(folder / "secrets.env"))
    try:
        print("| what | measured | bar |\n| --- | --- | --- |", flush=True)
        beginnings_and_turns(folder)
        crowd(folder)
        line(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def row(what: str, measured: str, bar: str = "") -> None:
    """One line of the table."""
    print(f"| {what} | {measured} | {bar} |", flush=True)


def beginnings_and_turns(folder: Path) -> None:
    """One person talks; the machine is otherwise idle."""
    from bench import beginnings, turns

    row("train from nothing", f"{beginnings.training_seconds():.0f} s", "≤ 60 s")
    row("script of the resident's page, gzipped", f"{beginnings.script_kb():.1f} kB", "≤ 40 kB")
    moodbot = turns.Moodbot(ROOT / "var" / "bench-moodbot")
    try:
        mood = moodbot.turns()
    finally:
        moodbot.stop()
    stack = new_stack(folder / "turns")
    try:
        row("start to the first answer", f"{beginnings.seconds_to_the_first_answer(stack):.0f} s", "≤ 30 s")
        tenth, every = turns.desk_turns(stack)
        early, late = turns.long_talk(stack)
        memory = turns.memory_mb(stack)
    finally:
        stack.stop()
    row("10th turn through the desk, median / p95", f"{tenth.median:.0f} / {tenth.p95:.0f} ms")
    row("every turn of an intake, median / p95", f"{every.median:.0f} / {every.p95:.0f} ms")
    row("moodbot's 10th turn over REST, median / p95", f"{mood.median:.0f} / {mood.p95:.0f} ms")
    row("desk against moodbot, medians", f"{tenth.median / mood.median:.2f} ×", "≤ 0.5 ×")
    row("100th turn against the 10th", f"{late / early:.2f} × ({late:.0f} / {early:.0f} ms)", "≤ 1.3 ×")
    for name, megabytes in memory.items():
        row(f"memory of {name}", f"{megabytes:.0f} MB", "≤ 900 MB" if name == "rasa" else "")


def crowd(folder: Path) -> None:
    """Everybody at once."""
    from bench import crowd

    stack = new_stack(folder / "crowd")
    try:
        stack.start()
        found = asyncio.run(crowd.measure(stack))
    finally:
        stack.stop()
    people = (
        f"{crowd.CHATS:,} open chats, {crowd.CONSULTANTS} consultants, {crowd.PER_SECOND} messages a second"
    )
    row(f"{people}: turn, median / p95", f"{found.turns.median:.0f} / {found.turns.p95:.0f} ms", "p95 < 1 s")
    row("… of them lost / shown twice", f"{found.unanswered} / {found.shown_twice} of {found.sent}", "0 / 0")


def line(folder: Path) -> None:
    """LINE's webhook."""
    from bench import line_ack

    (folder / "line").mkdir()
    median, slowest = line_ack.measure(folder / "line")
    row(
        "LINE webhook acknowledged at 50 a second, median / p99",
        f"{median:.0f} / {slowest:.0f} ms",
        "p99 < 100 ms",
    )


def new_stack(folder: Path) -> Stack:
    """The product on an empty folder, not yet started."""
    folder.mkdir()
    return Stack(folder)


if __name__ == "__main__":
    main()
