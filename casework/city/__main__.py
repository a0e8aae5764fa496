"""`python -m casework.city check CITY` and `python -m casework.city new CITY`, for a city's staff."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from casework.city.check import report
from casework.city.problems import CityProblems
from casework.city.scaffold import new_city


def main(arguments: list[str] | None = None) -> int:
    """Run one of the two commands; 0 when all is green."""
    parser = argparse.ArgumentParser(prog="casework.city", description="まちの設定を確かめる・新しく作る")
    parser.add_argument("command", choices=("check", "new"), help="check: 確かめる / new: 新しいまちを作る")
    parser.add_argument("city", help="まちの名前（cities/ の中のフォルダ。半角の英字）")
    parser.add_argument("--root", type=Path, default=None, help="cities フォルダ（ふつうは書かなくてよい）")
    parser.add_argument("--name", default="", help="new のとき: 市の名前（例 帯広市）")
    chosen = parser.parse_args(arguments)
    if chosen.command == "check":
        text, green = report(chosen.city, chosen.root)
        print(text)
        return 0 if green else 1
    try:
        lines = new_city(chosen.city, chosen.name, chosen.root)
    except CityProblems as error:
        print(error.message)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
