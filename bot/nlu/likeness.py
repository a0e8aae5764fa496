"""How alike two texts are: in their words, signs and sounds, in their sentences' and their words' meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu import storage
from bot.nlu.few_rows import times
from bot.nlu.gram import Pieces, both_ways
from bot.nlu.morphology import words_of
from bot.nlu.ngrams import Ngrams, NgramsLearner
from bot.nlu.threads import use_one_core
from bot.nlu.word_vectors import WIDTH as WORD_WIDTH
from bot.nlu.word_vectors import shared_word_vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

use_one_core()

# What is counted; how much each side of likeness weighs; how fast likeness of meaning fades.
PIECES_HEARD = (("words", 1, 2), ("signs", 1, 3), ("sounds", 2, 4))
WEIGHT_OF_PIECES = {"words": 0.18, "signs": 0.18, "sounds": 0.18}
WEIGHT_OF_SENTENCES, FADING_OF_SENTENCES, SENTENCE_DIMENSIONS = 0.5, 1.25, 160
WEIGHT_OF_WORDS, FADING_OF_WORDS, WORD_DIMENSIONS = 0.3, 3.0, 128
COMMON_GROUND = 0.3
_FILES = "likeness"


@dataclass(frozen=True)
class Traits:
    """What some texts are like, a row for each: weighed pieces, meaning of sentences, meaning of words."""

    pieces: csr_matrix
    sentences: NDArray[np.float32]
    words: NDArray[np.float32]

    def __len__(self) -> int:
        """Say how many texts these are."""
        return int(self.pieces.shape[0])

    def of(self, rows: NDArray[np.int64]) -> Traits:
        """Take those of some of the texts."""
        return Traits(self.pieces[rows], self.sentences[rows], self.words[rows])


@dataclass
class Projection:
    """The directions in which vectors differ most."""

    centre: NDArray[np.float32]
    directions: NDArray[np.float32]

    @classmethod
    def learn(cls, vectors: NDArray[np.float32], dimensions: int) -> Projection:
        """Find the directions for these vectors."""
        centre = vectors.mean(axis=0)
        _, directions = np.linalg.eigh((vectors - centre).T @ (vectors - centre))
        return cls(centre, np.ascontiguousarray(directions[:, ::-1][:, :dimensions], dtype=np.float32))

    def __call__(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Describe vectors by these directions."""
        return times(vectors - self.centre, self.directions)


@dataclass(frozen=True)
class Counted:
    """What is counted in the texts of a training: their pieces, and their words with the words' meaning."""

    ngrams: list[Ngrams]
    pieces: csr_matrix
    texts_with_lemma: dict[str, int]
    word_vectors: NDArray[np.float32]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Counted:
        """Count in normalised texts."""
        learners = [NgramsLearner(*lengths) for lengths in PIECES_HEARD]
        counter = _WordCounter()
        for text in texts:
            counter.hear(text)
            for learner in learners:
                learner.hear(text)
        learnt = [learner.learnt() for learner in learners]
        ngrams = [ngrams for ngrams, _ in learnt]
        pieces = _side_by_side(ngrams, [pieces for _, pieces in learnt])
        return cls(ngrams, pieces, dict(counter.texts_with_lemma), counter.vectors_of_texts())


@dataclass
class Likeness:
    """Knows the texts it was taught with and how to compare new ones with them."""

    ngrams: list[Ngrams]
    texts_with_lemma: dict[str, int]
    texts_known: int
    of_sentences: Projection
    of_words: Projection
    known_sentences: NDArray[np.float32] = field(repr=False)
    known_words: NDArray[np.float32] = field(repr=False)

    @classmethod
    def learn(
        cls, texts: Sequence[str], sentence_vectors: NDArray[np.float32], counted: Counted | None = None
    ) -> tuple[Likeness, Traits]:
        """Learn from normalised texts and their sentence vectors; give their traits too.

        `counted`: what `Counted.of` gave for these texts, if they were counted before.
        """
        counted = counted or Counted.of(texts)
        of_sentences = Projection.learn(sentence_vectors, SENTENCE_DIMENSIONS)
        of_words = Projection.learn(counted.word_vectors, WORD_DIMENSIONS)
        likeness = cls(
            ngrams=counted.ngrams,
            texts_with_lemma=counted.texts_with_lemma,
            texts_known=len(texts),
            of_sentences=of_sentences,
            of_words=of_words,
            known_sentences=of_sentences(sentence_vectors),
            known_words=of_words(counted.word_vectors),
        )
        return likeness, Traits(counted.pieces, likeness.known_sentences, likeness.known_words)

    def frequent_signs(self, many: int) -> list[str]:
        """Give the runs of signs that stand in most texts."""
        return next(ngrams for ngrams in self.ngrams if ngrams.kind == "signs").most_frequent(many)

    def traits(self, texts: Sequence[str], sentence_vectors: NDArray[np.float32]) -> Traits:
        """Describe texts."""
        return Traits(
            pieces=self._pieces(texts),
            sentences=self.of_sentences(sentence_vectors),
            words=self.of_words(_word_vectors(texts, self.texts_with_lemma, self.texts_known)),
        )

    def meaning_like_known(self, traits: Traits) -> NDArray[np.float32]:
        """Say how alike in meaning the texts are to each known text, and the common ground."""
        return _alike_in_meaning(
            (traits.sentences, self.known_sentences, self._sentence_lengths),
            (traits.words, self.known_words, self._word_lengths),
        )

    def _pieces(self, texts: Sequence[str]) -> csr_matrix:
        return _side_by_side(
            self.ngrams, [[ngrams.weighed(text) for text in texts] for ngrams in self.ngrams]
        )

    @cached_property
    def _sentence_lengths(self) -> NDArray[np.float32]:
        return _squared_lengths(self.known_sentences)

    @cached_property
    def _word_lengths(self) -> NDArray[np.float32]:
        return _squared_lengths(self.known_words)

    def save(self, folder: Path) -> None:
        """Write all that was learnt into a folder."""
        record = {
            "ngrams": [ngrams.to_record() for ngrams in self.ngrams],
            "texts_with_lemma": self.texts_with_lemma,
            "texts_known": self.texts_known,
        }
        arrays = {
            "sentence_centre": self.of_sentences.centre,
            "sentence_directions": self.of_sentences.directions,
            "word_centre": self.of_words.centre,
            "word_directions": self.of_words.directions,
            "known_sentences": self.known_sentences,
            "known_words": self.known_words,
        }
        storage.save(folder, _FILES, record, arrays)

    @classmethod
    def load(cls, folder: Path) -> Likeness:
        """Read what `save` wrote."""
        record, arrays = storage.load(folder, _FILES)
        return cls(
            ngrams=[Ngrams.from_record(ngrams) for ngrams in record["ngrams"]],
            texts_with_lemma=record["texts_with_lemma"],
            texts_known=record["texts_known"],
            of_sentences=Projection(arrays["sentence_centre"], arrays["sentence_directions"]),
            of_words=Projection(arrays["word_centre"], arrays["word_directions"]),
            # Turned round they lie in memory as a single message runs along them.
            known_sentences=np.asfortranarray(arrays["known_sentences"]),
            known_words=np.asfortranarray(arrays["known_words"]),
        )


def _side_by_side(
    kinds: Sequence[Ngrams], pieces: Sequence[Sequence[tuple[NDArray[np.int32], NDArray[np.float32]]]]
) -> csr_matrix:
    """Make one sparse row for each text, of the pieces of every kind that it has."""
    firsts = np.cumsum([0, *(ngrams.known for ngrams in kinds)])
    sides = [np.float32(np.sqrt(WEIGHT_OF_PIECES[ngrams.kind])) for ngrams in kinds]
    columns: list[NDArray[np.int64]] = []
    weights: list[NDArray[np.float32]] = []
    ends = [0]
    for of_text in zip(*pieces, strict=True):
        for first, side, (found, weighed) in zip(firsts, sides, of_text, strict=False):
            columns.append(found + first)
            weights.append(side * weighed)
        ends.append(ends[-1] + sum(len(found) for found, _ in of_text))
    shape = (len(ends) - 1, int(firsts[-1]))
    return csr_matrix((np.concatenate(weights), np.concatenate(columns), ends), shape, dtype=np.float32)


class _WordCounter:
    """Counts in how many texts each lemma stands, and remembers which words each text has."""

    def __init__(self) -> None:
        self.texts_with_lemma: Counter[str] = Counter()
        self._words: list[tuple[tuple[str, str], ...]] = []

    def hear(self, text: str) -> None:
        words = tuple((word.surface, word.lemma) for word in words_of(text))
        self.texts_with_lemma.update({lemma for _, lemma in words})
        self._words.append(words)

    def vectors_of_texts(self) -> NDArray[np.float32]:
        return _sums_of_vectors(self._words, self.texts_with_lemma, len(self._words))


def _word_vectors(
    texts: Sequence[str], texts_with_lemma: Mapping[str, int], texts_known: int
) -> NDArray[np.float32]:
    words = [tuple((word.surface, word.lemma) for word in words_of(text)) for text in texts]
    return _sums_of_vectors(words, texts_with_lemma, texts_known)


def _sums_of_vectors(
    texts: Sequence[tuple[tuple[str, str], ...]], texts_with_lemma: Mapping[str, int], texts_known: int
) -> NDArray[np.float32]:
    """Add up the vectors of each text's words, rare words more, and bring the sum to length one."""
    vectors = shared_word_vectors()
    known: dict[tuple[str, str], NDArray[np.float32] | None] = {}
    sums = np.zeros((len(texts), WORD_WIDTH), dtype=np.float32)
    for row, words in zip(sums, texts, strict=True):
        for word in words:
            if word not in known:
                vector = vectors.first(word)
                rarity = np.float32(np.log(texts_known / (1 + texts_with_lemma.get(word[1], 0))))
                known[word] = None if vector is None else rarity * vector
            weighed = known[word]
            if weighed is not None:
                row += weighed
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def gram(texts: Traits) -> NDArray[np.float32]:
    """Say how alike each of some texts is to each."""
    alike_in_pieces = Pieces(texts.pieces)
    sentence_lengths, word_lengths = _squared_lengths(texts.sentences), _squared_lengths(texts.words)

    def alike(rows: slice, later: slice) -> NDArray[np.float32]:
        some = _alike_in_meaning(
            (texts.sentences[rows], texts.sentences[later], sentence_lengths[later]),
            (texts.words[rows], texts.words[later], word_lengths[later]),
        )
        some += alike_in_pieces(rows, later)
        return some

    return both_ways(len(texts), alike)


def _alike_in_meaning(
    sentences: tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]],
    words: tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]],
) -> NDArray[np.float32]:
    """Compare some vectors with others, whose squared lengths stand beside them; add the common ground."""
    alike = _fading(*sentences, FADING_OF_SENTENCES)
    of_words = _fading(*words, FADING_OF_WORDS)
    alike *= np.float32(WEIGHT_OF_SENTENCES)
    of_words *= np.float32(WEIGHT_OF_WORDS)
    alike += of_words
    alike += np.float32(COMMON_GROUND)
    return alike


def _squared_lengths(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.einsum("ij,ij->i", vectors, vectors)


def _fading(
    rows: NDArray[np.float32], known: NDArray[np.float32], known_lengths: NDArray[np.float32], fading: float
) -> NDArray[np.float32]:
    distance = times(rows, known.T)
    distance *= -2
    distance += known_lengths
    distance += np.einsum("ij,ij->i", rows, rows)[:, None]
    np.maximum(distance, 0, out=distance)
    distance *= -fading
    return np.exp(distance, out=distance)
