"""Hears one text a line on standard input and prints one JSON object a line: `python -m bot.parse`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bot.listener import Listener, NoModelError


def main() -> int:
    """Load the model once, then answer line by line."""
    parser = argparse.ArgumentParser(prog="python -m bot.parse", description=__doc__)
    parser.add_argument("--model", type=Path, help="a model file; else the newest in models/")
    chosen = parser.parse_args()
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        listener = Listener(chosen.model)
    except NoModelError as error:
        print(error, file=sys.stderr)
        return 1
    for line in sys.stdin:
        heard = listener.hear(line.rstrip("\r\n"))
        print(json.dumps(heard, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
