"""How soon LINE's webhook is acknowledged: fifty events a second against a real desk and a stand-in of LINE."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.desk.line.desk_process import DeskProcess
from tests.desk.line.platform import Platform
from tests.desk.line.rasa_stand_in import RasaStandIn
from tests.stack import ROOT, migrate

PER_SECOND = 50
EVENTS = 1_000
PEOPLE = 200


def user(number: int) -> str:
    """LINE's id of one person."""
    return f"U{number:032x}"


def acknowledgements(desk: DeskProcess, events: int = EVENTS) -> tuple[list[float], float]:
    """(sorted milliseconds until each acknowledgement, seconds that the posting lasted)."""
    line = desk.platform
    posts = []
    for number in range(events):
        body = line.body(line.text(user(number % PEOPLE), f"文{number}"))
        posts.append([number / PER_SECOND, body.decode(), line.sign(body)])
    plan = desk.folder / "plan.json"
    plan.write_text(json.dumps({"host": "127.0.0.1", "port": desk.port, "connections": 40, "posts": posts}))
    begun = time.perf_counter()
    sender = subprocess.run(
        [sys.executable, "-m", "tests.desk.line.flood", str(plan)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(json.loads(sender.stdout)), time.perf_counter() - begun


def measure(folder: Path) -> tuple[float, float]:
    """(median, p99) milliseconds with a desk started for it."""
    line, bot = Platform().start(), RasaStandIn().start()
    desk = DeskProcess(folder, line, bot.url)
    try:
        migrate(desk.environment["MADO_DATABASE_URL"])
        desk.start()
        taken, _ = acknowledgements(desk)
    finally:
        desk.stop()
        line.stop()
        bot.stop()
    return taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
