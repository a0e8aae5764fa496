"""Counts pieces of a text (words, signs, sounds) and weighs them by how telling they are (tf-idf)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.kana import reading_of
from bot.nlu.morphology import words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pieces = Callable[[str, int, int], Iterator[str]]


def word_pieces(text: str, shortest: int, longest: int) -> Iterator[str]:
    """Give the runs of lemmas."""
    lemmas = [word.lemma for word in words_of(text)]
    for length in range(shortest, longest + 1):
        for at in range(len(lemmas) - length + 1):
            yield " ".join(lemmas[at : at + length])


def sign_pieces(text: str, shortest: int, longest: int) -> Iterator[str]:
    """Give the runs of written signs, white space left out."""
    return _runs("".join(text.lower().split()), shortest, longest)


def sound_pieces(text: str, shortest: int, longest: int) -> Iterator[str]:
    """Give the runs of sounds: the same for 家賃, やちん and ヤチン."""
    return _runs(reading_of(text), shortest, longest)


def _runs(signs: str, shortest: int, longest: int) -> Iterator[str]:
    for length in range(shortest, longest + 1):
        for at in range(len(signs) - length + 1):
            yield signs[at : at + length]


PIECES: dict[str, Pieces] = {"words": word_pieces, "signs": sign_pieces, "sounds": sound_pieces}


class Ngrams:
    """One kind of pieces: which of them are known, and the weight of each."""

    def __init__(self, kind: str, shortest: int, longest: int) -> None:
        """Choose the kind of pieces and their lengths."""
        self.kind, self.shortest, self.longest = kind, shortest, longest
        self._columns: dict[str, int] = {}
        self._weights: NDArray[np.float32] = np.zeros(0, dtype=np.float32)

    def rows(self, texts: Sequence[str]) -> csr_matrix:
        """Give one sparse row of length one for each text."""
        counts = [
            Counter(
                column for piece in self._pieces(text) if (column := self._columns.get(piece)) is not None
            )
            for text in texts
        ]
        return self._weighed(
            [np.fromiter(count.keys(), dtype=np.int32, count=len(count)) for count in counts],
            [np.fromiter(count.values(), dtype=np.float32, count=len(count)) for count in counts],
        )

    def _pieces(self, text: str) -> Iterator[str]:
        return PIECES[self.kind](text, self.shortest, self.longest)

    def _weighed(self, columns: list[Any], counts: list[Any]) -> csr_matrix:
        """Weigh the counted pieces of each text and bring its row to length one."""
        values: list[NDArray[np.float32]] = []
        for found, often in zip(columns, counts, strict=True):
            weighed = self._weights[found] * (1 + np.log(often))
            values.append(weighed / (np.linalg.norm(weighed) or 1.0))
        ends = np.concatenate([[0], np.cumsum([len(found) for found in columns])])
        shape = (len(columns), len(self._columns))
        return csr_matrix((np.concatenate(values), np.concatenate(columns), ends), shape, dtype=np.float32)

    def to_record(self) -> dict[str, Any]:
        """Give what was learnt in a form that JSON can hold."""
        return {
            "kind": self.kind,
            "lengths": [self.shortest, self.longest],
            "pieces": list(self._columns),
            "weights": [round(float(weight), 4) for weight in self._weights],
        }

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Ngrams:
        """Make it again of what `to_record` gave."""
        ngrams = cls(record["kind"], *record["lengths"])
        ngrams._columns = {piece: column for column, piece in enumerate(record["pieces"])}
        ngrams._weights = np.array(record["weights"], dtype=np.float32)
        return ngrams


class NgramsLearner:
    """Learns one kind of pieces from texts that are handed to it one by one."""

    def __init__(self, kind: str, shortest: int, longest: int, fewest_texts: int = 3) -> None:
        """Choose the pieces, and in how many texts a piece must stand to be known."""
        self._ngrams = Ngrams(kind, shortest, longest)
        self._fewest_texts = fewest_texts
        self._numbers: dict[str, int] = {}
        self._texts: list[tuple[NDArray[np.int32], NDArray[np.float32]]] = []

    def hear(self, text: str) -> None:
        """Count the pieces of one more text."""
        numbers = self._numbers
        count = Counter(numbers.setdefault(piece, len(numbers)) for piece in self._ngrams._pieces(text))
        self._texts.append(
            (
                np.fromiter(count.keys(), dtype=np.int32, count=len(count)),
                np.fromiter(count.values(), dtype=np.float32, count=len(count)),
            )
        )

    def learnt(self) -> tuple[Ngrams, csr_matrix]:
        """Give the known pieces, and the rows of the texts that were heard."""
        every = (
            np.concatenate([numbers for numbers, _ in self._texts]) if self._texts else np.zeros(0, np.int32)
        )
        texts_with = np.bincount(every, minlength=len(self._numbers))
        known = np.flatnonzero(texts_with >= self._fewest_texts)
        column_of = np.full(len(self._numbers), -1, dtype=np.int32)
        column_of[known] = np.arange(len(known), dtype=np.int32)
        pieces = list(self._numbers)
        self._ngrams._columns = {pieces[number]: column for column, number in enumerate(known)}
        self._ngrams._weights = (np.log((1 + len(self._texts)) / (1 + texts_with[known])) + 1).astype(
            np.float32
        )
        kept = [(column_of[numbers], counts) for numbers, counts in self._texts]
        rows = self._ngrams._weighed(
            [columns[columns >= 0] for columns, _ in kept], [counts[columns >= 0] for columns, counts in kept]
        )
        return self._ngrams, rows
