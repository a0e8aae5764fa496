"""Counts pieces of a text (words, signs, sounds) and weighs them by how telling they are (tf-idf)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.nlu.kana import reading_of
from bot.nlu.morphology import words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pieces = Callable[[str, int, int], list[str]]


def word_pieces(text: str, shortest: int, longest: int) -> list[str]:
    """Give the runs of lemmas."""
    lemmas = [word.lemma for word in words_of(text)]
    return [
        " ".join(lemmas[at : at + length])
        for length in range(shortest, longest + 1)
        for at in range(len(lemmas) - length + 1)
    ]


def sign_pieces(text: str, shortest: int, longest: int) -> list[str]:
    """Give the runs of written signs, white space left out."""
    return _runs("".join(text.lower().split()), shortest, longest)


def sound_pieces(text: str, shortest: int, longest: int) -> list[str]:
    """Give the runs of sounds: the same for 家賃, やちん and ヤチン."""
    return _runs(reading_of(text), shortest, longest)


def _runs(signs: str, shortest: int, longest: int) -> list[str]:
    return [
        signs[at : at + length]
        for length in range(shortest, longest + 1)
        for at in range(len(signs) - length + 1)
    ]


PIECES: dict[str, Pieces] = {"words": word_pieces, "signs": sign_pieces, "sounds": sound_pieces}


class Ngrams:
    """One kind of pieces: which of them are known, and the weight of each."""

    def __init__(self, kind: str, shortest: int, longest: int) -> None:
        """Choose the kind of pieces and their lengths."""
        self.kind, self.shortest, self.longest = kind, shortest, longest
        self._columns: dict[str, int] = {}
        self._weights: NDArray[np.float32] = np.zeros(0, dtype=np.float32)

    @property
    def known(self) -> int:
        """Say how many pieces are known."""
        return len(self._columns)

    def most_frequent(self, many: int) -> list[str]:
        """Give the pieces that stand in most texts, the most frequent first."""
        pieces = list(self._columns)
        return [pieces[at] for at in np.argsort(self._weights, kind="stable")[:many]]

    def weighed(self, text: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Give the columns of a text's known pieces, and their weights, which together have length one."""
        count = Counter(map(self._columns.get, self._pieces(text)))
        del count[None]
        return self._weigh(*_as_arrays(count))

    def _pieces(self, text: str) -> list[str]:
        return PIECES[self.kind](text, self.shortest, self.longest)

    def _weigh(
        self, columns: NDArray[np.int32], often: NDArray[np.float32]
    ) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        weights = self._weights[columns] * (1 + np.log(often))
        return columns, weights / (np.sqrt(weights @ weights) or 1)

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
        count = Counter(self._ngrams._pieces(text))
        for piece in count:
            numbers.setdefault(piece, len(numbers))
        columns = np.fromiter(map(numbers.__getitem__, count), dtype=np.int32, count=len(count))
        self._texts.append((columns, np.fromiter(count.values(), dtype=np.float32, count=len(count))))

    def learnt(self) -> tuple[Ngrams, list[tuple[NDArray[np.int32], NDArray[np.float32]]]]:
        """Give the known pieces, and the weighed pieces of the texts that were heard."""
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
        return self._ngrams, [
            self._ngrams._weigh(columns[columns >= 0], counts[columns >= 0]) for columns, counts in kept
        ]


def _as_arrays(count: Counter[Any]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    return (
        np.fromiter(count.keys(), dtype=np.int32, count=len(count)),
        np.fromiter(count.values(), dtype=np.float32, count=len(count)),
    )
