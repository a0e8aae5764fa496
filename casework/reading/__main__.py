"""Reads one answer a line from standard input, and prints one JSON object a line."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date, datetime, timedelta, timezone

from casework.reading import NOWHERE, SLOTS, Places, read

JAPAN = timezone(timedelta(hours=9))


def main() -> int:
    """Run `python -m casework.reading --slot SLOT --today 2026-11-23 [--question TEXT]`."""
    parser = argparse.ArgumentParser(prog="python -m casework.reading", description=__doc__)
    parser.add_argument("--slot", required=True, choices=SLOTS)
    parser.add_argument("--today", type=date.fromisoformat, default=datetime.now(JAPAN).date())
    parser.add_argument("--question", default=None, help="the question that was asked")
    options = parser.parse_args()
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    places = _places_of_the_city() if options.slot in ("area", "municipality") else NOWHERE
    for line in sys.stdin:
        answer = line.rstrip("\r\n")
        reading = read(options.slot, answer, today=options.today, question=options.question, places=places)
        print(json.dumps(reading.as_json(), ensure_ascii=False), flush=True)
    return 0


def _places_of_the_city() -> Places:
    """The names of the city that this installation serves; read only when they are needed."""
    from casework.city import load_city

    return load_city(os.environ.get("MADO_CITY", "kushiro")).places


if __name__ == "__main__":
    sys.exit(main())
