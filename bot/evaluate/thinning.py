"""Sets training texts aside that teach nothing: `python -m bot.evaluate.thinning --keep 14000`.

A training shall stay under a minute, and its time grows with the square and the cube of the texts. A text that would be
heard rightly and surely had it been left out says what the others say already. It goes from `data/nlu/troubles/` to
`spare/troubles/`, under the same labels: kept for a quicker machine, not learnt from. What is hard to hear stays.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import yaml

from bot.nlu import encode_apart, morphology
from bot.nlu.calibration import alone_and_in_pairs, fit_judge
from bot.nlu.kana import is_kana_text
from bot.nlu.kana_reader import KanaReader
from bot.nlu.kernel_ridge import factor, solve
from bot.nlu.likeness import Likeness, gram
from bot.nlu.normalize import plain
from bot.nlu.sentence_encoder import sentence_vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

TROUBLES, SPARE = Path("data/nlu/troubles"), Path("spare/troubles")
RIDGE = 0.06
_TEXT = "    - "
_AT_ONCE = 256
_AT_FIRST = 0.9
_MORE_THAN_ALL = 100_000


@dataclass(frozen=True)
class Line:
    """One training text: the file and the lines above it that say what it carries."""

    file: str
    labels: tuple[str, ...]
    text: str

    @property
    def carries(self) -> frozenset[str]:
        """The names of its labels."""
        named = next((line for line in self.labels if line.strip().startswith("metadata:")), "")
        of_each = (yaml.safe_load(named) or {}).get("metadata") or {}
        return frozenset(name for names in of_each.values() for name in names)

    @property
    def may_go(self) -> bool:
        """Whether it tells a trouble; texts of other intents are few, and teach the intents too."""
        return self.labels[0] == "- intent: tell_trouble"


def lines_in(folder: Path) -> tuple[dict[str, list[str]], list[Line]]:
    """Read a folder: the head of every file, and all texts in their order."""
    heads: dict[str, list[str]] = {}
    found: list[Line] = []
    for file in sorted(folder.glob("*.yml")):
        labels: list[str] = []
        head = heads.setdefault(file.name, [])
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith(_TEXT):
                found.append(Line(file.name, tuple(labels), line.removeprefix(_TEXT)))
            elif line.startswith("- intent:"):
                labels = [line]
            elif labels:
                labels.append(line)
            else:
                head.append(line)
    return heads, found


def write(folder: Path, heads: dict[str, list[str]], lines: Sequence[Line]) -> None:
    """Write texts in their files, under their labels; a file without texts goes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, head in heads.items():
        groups: dict[tuple[str, ...], list[str]] = {}
        for line in lines:
            if line.file == name:
                groups.setdefault(line.labels, []).append(_TEXT + line.text)
        written = [*head, *(row for labels, texts in groups.items() for row in (*labels, *texts))]
        if groups:
            (folder / name).write_text("\n".join(written) + "\n", encoding="utf-8")
        else:
            (folder / name).unlink(missing_ok=True)


def hardest(texts: Sequence[str], labels: Sequence[frozenset[str]], keep: int) -> NDArray[np.int64]:
    """Choose the texts to learn from: those that the others do not teach, then those that the chosen do not teach."""
    spelled = _spelled(texts)
    rows = [sentence_vectors(spelled[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)]
    _, known = Likeness.learn(spelled, np.concatenate(rows))
    names = sorted({name for carried in labels for name in carried})
    truth = np.array([[name in carried for name in names] for carried in labels])
    signs = np.where(truth, 1, -1).astype(np.float32)
    ridge = np.full(len(texts), RIDGE, dtype=np.float32)
    table = gram(known)
    left_out = solve(factor(table.copy(), ridge), signs, len(texts))[1].astype(np.float64)
    judges = np.array([fit_judge(left_out, truth[:, place]) for place in range(len(names))])

    def least_sure(scores: NDArray[np.float64], places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Order texts by the log-odds of the label that is heard worst."""
        odds = alone_and_in_pairs(scores) @ judges[:, :-1].T + judges[:, -1]
        return places[np.argsort((odds * signs[places]).min(axis=1))]

    order = least_sure(left_out, np.arange(len(texts)))
    # Two texts that say the same teach each other, and would both go.
    chosen, others = np.split(order, [int(keep * _AT_FIRST)])
    weights, _ = solve(factor(table[np.ix_(chosen, chosen)], ridge[chosen]), signs[chosen], 1)
    missed = least_sure((table[np.ix_(others, chosen)] @ weights).astype(np.float64), others)
    return np.concatenate([chosen, missed[: keep - len(chosen)]])


def _spelled(texts: Sequence[str]) -> list[str]:
    plainly = [plain(text) for text in texts]
    reader = KanaReader.learn(text for text in plainly if not is_kana_text(text))
    return [reader.read(text) if is_kana_text(text) else text for text in plainly]


def thin(taught: Path, spare: Path, keep: int) -> int:
    """Of the texts of both folders leave the `keep` hardest in the first, the others in the second; count these."""
    heads, lines = lines_in(taught)
    spare_heads, spared = lines_in(spare)
    heads, lines = {**spare_heads, **heads}, [*lines, *spared]
    chosen = hardest([line.text for line in lines], [line.carries for line in lines], min(keep, len(lines)))
    kept = {lines[place] for place in chosen} | {line for line in lines if not line.may_go}
    aside = [line for line in lines if line not in kept]
    write(spare, heads, aside)
    write(taught, heads, [line for line in lines if line in kept])
    return len(aside)


def main() -> None:
    """Thin out the training texts of troubles."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keep", type=int, required=True, help="how many texts shall stay")
    encode_apart.make_room()
    morphology.remember(_MORE_THAN_ALL)
    aside = thin(TROUBLES, SPARE, parser.parse_args().keep)
    print(f"{aside} texts lie in {SPARE}/")


if __name__ == "__main__":
    main()
