"""Reads one answer a line from standard input, and prints one JSON object a line."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime, timedelta, timezone

from casework.reading import SLOTS, read

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
    for line in sys.stdin:
        reading = read(options.slot, line.rstrip("\r\n"), today=options.today, question=options.question)
        print(json.dumps(reading.as_json(), ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
