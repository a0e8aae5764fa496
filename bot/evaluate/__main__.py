"""Measures the newest model on texts it was not trained on: `python -m bot.evaluate`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot.evaluate.pictures import draw_confusion, draw_reliability
from bot.evaluate.report import Heard, hear_all, lines_of_report, worst_errors
from bot.evaluate.texts import read_folder
from bot.listener import Listener, NoModelError

BATCHES = Path("tests/evaluation")
SET_ASIDE = BATCHES / "set_aside"
EXAMPLES = Path("../shared/examples")
PICTURES = Path("var/evaluation")


def main() -> int:
    """Measure on each folder of texts that is there."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluate", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", help="labelled texts; else every batch set aside")
    parser.add_argument("--examples", type=Path, default=EXAMPLES, help="labelled examples by others")
    parser.add_argument("--model", type=Path, help="a model file; else the newest in models/")
    parser.add_argument("--pictures", type=Path, default=PICTURES, help="where to write the pictures")
    chosen = parser.parse_args()
    try:
        listener = Listener(chosen.model)
    except NoModelError as error:
        print(error)
        return 1
    folders = chosen.folders or [*sorted(BATCHES.glob("set_aside*")), chosen.examples]
    errors_shown = (SET_ASIDE, chosen.examples, *chosen.folders)
    for folder in folders:
        if folder.is_dir():
            heard = _measure(listener, folder.name, folder, chosen.pictures)
            if folder in errors_shown:
                _print_worst(heard)
        else:
            print(f"nothing at {folder}")
    return 0


def _measure(listener: Listener, name: str, folder: Path, pictures: Path) -> list[Heard]:
    heard, took = hear_all(listener, read_folder(folder))
    print(f"== {name}: {len(heard)} texts ==")
    for line in lines_of_report(heard, took):
        print(line)
    pictures.mkdir(parents=True, exist_ok=True)
    draw_confusion(heard, pictures / f"confusion_{name}.png")
    for line in draw_reliability(heard, pictures / f"reliability_{name}.png"):
        print(line)
    print(f"pictures: {pictures}/confusion_{name}.png, {pictures}/reliability_{name}.png")
    print()
    return heard


def _print_worst(heard: Sequence[Heard]) -> None:
    print("worst errors")
    for line in worst_errors(heard):
        print(line)
    print()


if __name__ == "__main__":
    raise SystemExit(main())
