"""Reads a text that was written in kana alone back into the usual spelling, by words heard in training."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from bot.nlu.kana import to_hiragana
from bot.nlu.morphology import words_of

_RUN = re.compile(r"[\u3041-\u3096\u30fc]+")
_SPOKEN = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u9fff々]")
_LONGEST_READING = 10
_START = ""
_WEIGHT_OF_PAIR = 0.7
_COST_OF_UNKNOWN_SIGN = 13.0

_Path = tuple[float, tuple[str, ...]]


class KanaReader:
    """The cheapest way through the words of the training texts (a small かな漢字変換)."""

    def __init__(
        self, singles: dict[str, dict[str, int]], pairs: dict[str, dict[str, int]] | None = None
    ) -> None:
        """Take how often each reading's spellings, and each pair of spellings, were heard."""
        self._singles = singles
        self._pairs = pairs or {}
        total = sum(sum(spellings.values()) for spellings in singles.values()) or 1
        self._chance = {
            reading: {spelling: count / total for spelling, count in spellings.items()}
            for reading, spellings in singles.items()
        }
        self._followers = {first: sum(seconds.values()) for first, seconds in self._pairs.items()}

    @classmethod
    def learn(cls, texts: Iterable[str]) -> KanaReader:
        """Count the words of normalised texts by their readings."""
        singles: dict[str, Counter[str]] = defaultdict(Counter)
        pairs: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            before = _START
            for word in words_of(text):
                if not _SPOKEN.search(word.surface):
                    before = _START
                    continue
                reading = to_hiragana(word.reading)
                if _RUN.fullmatch(reading) and len(reading) <= _LONGEST_READING:
                    singles[reading][word.surface] += 1
                    pairs[before][word.surface] += 1
                before = word.surface
        return cls(
            {reading: dict(spellings) for reading, spellings in singles.items()},
            {first: dict(seconds) for first, seconds in pairs.items()},
        )

    def read(self, text: str) -> str:
        """Spell every run of kana in the text as people usually spell it; all else stays."""
        return _RUN.sub(lambda run: self._spell(run.group()), to_hiragana(text))

    def _spell(self, run: str) -> str:
        """Find the most likely words that sound like this run."""
        best: list[dict[str, _Path]] = [{} for _ in range(len(run) + 1)]
        best[0][_START] = (0.0, ())
        for at in range(len(run)):
            if not best[at]:
                continue
            self._pass_over(run[at], best[at], best[at + 1])
            for end in range(at + 1, min(len(run), at + _LONGEST_READING) + 1):
                for spelling, chance in self._chance.get(run[at:end], {}).items():
                    self._extend(best[at], best[end], spelling, chance)
        return "".join(min(best[-1].values())[1])

    def _pass_over(self, sign: str, here: dict[str, _Path], there: dict[str, _Path]) -> None:
        cost, spelled = min(here.values())
        _keep(there, _START, (cost + _COST_OF_UNKNOWN_SIGN, (*spelled, sign)))

    def _extend(self, here: dict[str, _Path], there: dict[str, _Path], spelling: str, chance: float) -> None:
        cost, spelled = min(
            (path[0] - math.log(self._chance_after(before, spelling, chance)), path[1])
            for before, path in here.items()
        )
        _keep(there, spelling, (cost, (*spelled, spelling)))

    def _chance_after(self, before: str, spelling: str, chance: float) -> float:
        followers = self._followers.get(before)
        if not followers:
            return (1 - _WEIGHT_OF_PAIR) * chance
        pair = self._pairs[before].get(spelling, 0) / followers
        return _WEIGHT_OF_PAIR * pair + (1 - _WEIGHT_OF_PAIR) * chance

    def to_record(self) -> dict[str, Any]:
        """Give what was learnt in a form that JSON can hold."""
        return {"singles": self._singles, "pairs": self._pairs}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> KanaReader:
        """Make a reader of what `to_record` gave."""
        return cls(record["singles"], record["pairs"])


def _keep(paths: dict[str, _Path], last: str, path: _Path) -> None:
    if last not in paths or path < paths[last]:
        paths[last] = path
