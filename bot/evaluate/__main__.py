"""Measures the newest model on texts it was not trained on: `python -m bot.evaluate`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot.evaluate.pictures import draw_confusion, draw_reliability
from bot.evaluate.report import Heard, hear_all, lines_of_report, worst_errors
from bot.evaluate.texts import read_folder
from bot.listener import Listener, NoModelError

SET_ASIDE = Path("tests/evaluation/set_aside")
SECOND = Path("tests/evaluation/set_aside_second")
THIRD = Path("tests/evaluation/set_aside_third")
EXAMPLES = Path("../shared/examples")
PICTURES = Path("var/evaluation")


def main() -> int:
    """Measure on each folder of texts that is there."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluate", description=__doc__)
    parser.add_argument("--set-aside", type=Path, default=SET_ASIDE, help="our own set-aside texts")
    parser.add_argument("--second", type=Path, default=SECOND, help="a second batch, never looked at")
    parser.add_argument("--third", type=Path, default=THIRD, help="a third batch, of messages and questions")
    parser.add_argument("--examples", type=Path, default=EXAMPLES, help="labelled examples by others")
    parser.add_argument("--model", type=Path, help="a model file; else the newest in models/")
    parser.add_argument("--pictures", type=Path, default=PICTURES, help="where to write the pictures")
    chosen = parser.parse_args()
    try:
        listener = Listener(chosen.model)
    except NoModelError as error:
        print(error)
        return 1
    folders = {
        "set aside": chosen.set_aside,
        "second batch": chosen.second,
        "third batch": chosen.third,
        "examples": chosen.examples,
    }
    for name, folder in folders.items():
        if folder.is_dir():
            heard = _measure(listener, name, folder, chosen.pictures)
            if folder not in (chosen.second, chosen.third):
                _print_worst(heard)
        else:
            print(f"{name}: nothing at {folder}")
    return 0


def _measure(listener: Listener, name: str, folder: Path, pictures: Path) -> list[Heard]:
    heard, took = hear_all(listener, read_folder(folder))
    print(f"== {name}: {len(heard)} texts ==")
    for line in lines_of_report(heard, took):
        print(line)
    pictures.mkdir(parents=True, exist_ok=True)
    slug = name.replace(" ", "_")
    draw_confusion(heard, pictures / f"confusion_{slug}.png")
    for line in draw_reliability(heard, pictures / f"reliability_{slug}.png"):
        print(line)
    print(f"pictures: {pictures}/confusion_{slug}.png, {pictures}/reliability_{slug}.png")
    print()
    return heard


def _print_worst(heard: Sequence[Heard]) -> None:
    print("worst errors")
    for line in worst_errors(heard):
        print(line)
    print()


if __name__ == "__main__":
    raise SystemExit(main())
