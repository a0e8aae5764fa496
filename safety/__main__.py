"""Reads one message a line and prints the risks heard in it, one JSON object a line: `python -m safety`."""

from __future__ import annotations

import json
import sys

from safety import detect


def main() -> None:
    """Answer every line of standard input at once."""
    for line in sys.stdin:
        text = line.rstrip("\n")
        risks = [{"name": f.risk, "rule": f.rule, "who": f.who.value} for f in detect(text)]
        print(json.dumps({"text": text, "risks": risks}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
