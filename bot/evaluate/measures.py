"""Precision, recall, F1 and exact sets, each with the interval that a bootstrap over the texts gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RESAMPLES = 1000
_SEED = 20261123

Sets = Sequence[frozenset[str]]


@dataclass(frozen=True)
class Figure:
    """A measure and the interval in which 95 of 100 resamples fall."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """Write it as 0.951 [0.93–0.97]."""
        return f"{self.value:.3f} [{self.low:.2f}–{self.high:.2f}]"


@dataclass(frozen=True)
class Hearing:
    """How well labels were heard: how many of those listed are right, how many of those there are listed."""

    precision: Figure
    recall: Figure
    f1: Figure
    there: int
    listed: int


def as_table(sets: Sets, labels: Sequence[str]) -> NDArray[np.bool_]:
    """Write sets of labels as rows of yes and no."""
    return np.array([[label in names for label in labels] for names in sets], dtype=bool).reshape(
        len(sets), len(labels)
    )


def hearing(truth: Sets, heard: Sets, labels: Sequence[str]) -> Hearing:
    """Measure the given labels together (micro)."""
    is_there, is_listed = as_table(truth, labels), as_table(heard, labels)
    hits = (is_there & is_listed).sum(axis=1)
    there, listed = is_there.sum(axis=1), is_listed.sum(axis=1)
    return Hearing(
        precision=_bootstrap(len(hits), lambda rows: _share(hits[rows], listed[rows])),
        recall=_bootstrap(len(hits), lambda rows: _share(hits[rows], there[rows])),
        f1=_bootstrap(len(hits), lambda rows: _share(2 * hits[rows], there[rows] + listed[rows])),
        there=int(there.sum()),
        listed=int(listed.sum()),
    )


def share_right(right: Sequence[bool]) -> Figure:
    """Measure how many of the texts came out wholly right."""
    rows_right = np.asarray(right, dtype=float)
    return _bootstrap(
        len(rows_right), lambda rows: rows_right[rows].mean(axis=-1) if len(rows_right) else np.ones(1)
    )


def calibration_error(scores: NDArray[np.float64], truth: NDArray[np.bool_], bins: int = 10) -> float:
    """Give the mean distance between what was said to be likely and how often it was so (ECE)."""
    which = np.minimum((scores * bins).astype(int), bins - 1)
    gaps = [
        abs(scores[which == one].mean() - truth[which == one].mean()) * (which == one).sum()
        for one in range(bins)
        if (which == one).any()
    ]
    return float(sum(gaps) / max(len(scores), 1))


def _share(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    parts, wholes = part.sum(axis=-1), whole.sum(axis=-1)
    return np.where(wholes == 0, 1.0, parts / np.maximum(wholes, 1))


def _bootstrap(size: int, measure: Callable[[NDArray[np.int64]], NDArray[np.float64]]) -> Figure:
    if size == 0:
        return Figure(float("nan"), float("nan"), float("nan"))
    value = float(np.asarray(measure(np.arange(size)[None, :])).ravel()[0])
    resamples = np.random.default_rng(_SEED).integers(0, size, size=(RESAMPLES, size))
    low, high = np.percentile(measure(resamples), [2.5, 97.5])
    return Figure(value, float(low), float(high))
