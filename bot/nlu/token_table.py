"""What the sentence encoder makes of a token by itself: worked out once, for most tokens of a message come again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows: TypeAlias = NDArray[np.float32]

WIDTH, BRANCH = 512, 256
# How many tokens each branch sees at once, and how many of them stand before the token itself.
BRANCHES = ((2, 0), (3, 1), (5, 2))
OF_BRANCHES = slice(WIDTH, WIDTH + len(BRANCHES) * BRANCH)
_FIRST_STEP = OF_BRANCHES.stop
_NUMBERS = _FIRST_STEP + sum(width for width, _ in BRANCHES) * BRANCH
# Fifteen kilobytes each; only those that were met take memory.
_MOST, _MOST_IN_TRAINING = 3000, 12_000


class TokenTable:
    """For each token: its meaning, how each branch sees it, and what it adds to its neighbours in the first step."""

    def __init__(self, weights: Any) -> None:
        """Take the encoder's weights; the table is empty."""
        self._weights = weights
        self._rows: Rows = np.empty((_MOST, _NUMBERS), dtype=np.float32)
        self._place: dict[int, int] = {}

    def make_room(self) -> None:
        """Keep the tokens of many texts; what was kept before is worked out again."""
        self._rows = np.empty((_MOST_IN_TRAINING, _NUMBERS), dtype=np.float32)
        self._place.clear()

    def rows(self, tokens: Sequence[int]) -> Rows:
        """Give one row for each token."""
        met = set(tokens)
        fresh = [token for token in met if token not in self._place]
        if len(self._place) + len(fresh) > len(self._rows):
            self._place.clear()
            fresh = list(met)
        for token in fresh:
            self._place[token] = len(self._place)
            self._rows[self._place[token]] = self._worked_out(token)
        return self._rows[[self._place[token] for token in tokens]]

    def _worked_out(self, token: int) -> Rows:
        """Work out one token alone: BLAS rounds by what stands beside, and a message shall mean one thing everywhere."""
        weights = self._weights
        chunk = token % len(weights.scale)
        row = np.empty(_NUMBERS, dtype=np.float32)
        row[:WIDTH] = weights.table[token] * weights.scale[chunk] + weights.lo[chunk]
        seen = row[:WIDTH] @ weights.proj_W + weights.proj_b
        row[OF_BRANCHES] = even(seen[None, :], weights.ln_g_all, weights.ln_b_all, weights.eps)[0]
        for branch, (width, _) in enumerate(BRANCHES):
            for step in range(width):
                weight = weights.w1[branch][step * BRANCH : (step + 1) * BRANCH]
                row[of_step(branch, step)] = row[of_branch(branch)] @ weight
        return row


def of_branch(branch: int) -> slice:
    """Say where a row tells how a branch sees the token."""
    return slice(WIDTH + branch * BRANCH, WIDTH + (branch + 1) * BRANCH)


def of_step(branch: int, step: int) -> slice:
    """Say where a row tells what the token adds where it is the branch's first, second … in the window."""
    before = sum(width for width, _ in BRANCHES[:branch])
    start = _FIRST_STEP + (before + step) * BRANCH
    return slice(start, start + BRANCH)


def even(rows: Rows, gain: Rows, shift: Rows, least: float) -> Rows:
    """Bring each row to mean nought and spread one, then weigh its numbers (layer normalisation)."""
    rows = rows - rows.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows *= (1 / np.sqrt(spread + least))[:, None]
    rows *= gain
    rows += shift
    return np.asarray(rows, dtype=np.float32)
