"""Draws which label was heard for which, and how far confidences mean what they say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib
import numpy as np

from bot.evaluate.measures import calibration_error
from bot.evaluate.report import NEED_NAMES, Heard
from safety import RISKS as RISK_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

matplotlib.use("Agg")

_BINS = 10
_NONE = "(none)"


def draw_confusion(heard: Sequence[Heard], file: Path) -> None:
    """Draw what was there (rows) against what was heard (columns), for needs, risks and topics."""
    from matplotlib import pyplot

    figure, (labels, topics) = pyplot.subplots(1, 2, figsize=(22, 10))
    _draw_table(labels, *_labels_confused(heard), "needs and risks")
    _draw_table(topics, *_topics_confused(heard), "topics of questions")
    figure.tight_layout()
    figure.savefig(file, dpi=110)
    pyplot.close(figure)


def draw_reliability(heard: Sequence[Heard], file: Path) -> list[str]:
    """Draw how often a label was there when it was said to be so likely; give the errors in words."""
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 2, figsize=(12, 6), sharey=True)
    lines: list[str] = []
    for axis, (name, scores, truth) in zip(axes, _scored(heard), strict=True):
        axis.plot([0, 1], [0, 1], linestyle="--", color="grey")
        if len(scores):
            which = np.minimum((scores * _BINS).astype(int), _BINS - 1)
            filled = [one for one in range(_BINS) if (which == one).any()]
            said = [scores[which == one].mean() for one in filled]
            so = [truth[which == one].mean() for one in filled]
            axis.plot(said, so, marker="o")
            for one, x, y in zip(filled, said, so, strict=True):
                axis.annotate(str(int((which == one).sum())), (x, y))
            error = calibration_error(scores, truth)
            axis.set_title(f"{name}: expected calibration error {error:.3f}")
            lines.append(f"{name}: expected calibration error {error:.3f} over {len(scores)} confidences")
        axis.set_xlabel("confidence")
    axes[0].set_ylabel("share that was so")
    figure.savefig(file, dpi=110)
    pyplot.close(figure)
    return lines


def _scored(heard: Sequence[Heard]) -> list[tuple[str, NDArray[np.float64], NDArray[np.bool_]]]:
    found: list[tuple[str, NDArray[np.float64], NDArray[np.bool_]]] = []
    for name, pairs in (
        ("needs", [(one.need_scores, one.said.needs) for one in heard if one.said.needs is not None]),
        ("risks", [(one.risk_scores, one.said.risks) for one in heard if one.said.risks is not None]),
    ):
        flat = [(score, label in (truth or ())) for scores, truth in pairs for label, score in scores.items()]
        found.append(
            (name, np.array([score for score, _ in flat]), np.array([there for _, there in flat], dtype=bool))
        )
    return found


def _labels_confused(heard: Sequence[Heard]) -> tuple[list[str], NDArray[np.int64]]:
    """Count each missed label against each wrongly heard one of the same text."""
    names = [*NEED_NAMES, *RISK_NAMES, _NONE]
    table = np.zeros((len(names), len(names)), dtype=np.int64)
    for one in heard:
        if one.said.needs is None and one.said.risks is None:
            continue
        truth = (one.said.needs or frozenset()) | (one.said.risks or frozenset())
        listed = one.risks | (one.need_names if one.said.needs is not None else frozenset())
        for name in truth & listed:
            table[names.index(name), names.index(name)] += 1
        for name in truth - listed:
            for other in listed - truth or {_NONE}:
                table[names.index(name), names.index(other)] += 1
        if not truth - listed:
            for other in listed - truth:
                table[names.index(_NONE), names.index(other)] += 1
    return names, table


def _topics_confused(heard: Sequence[Heard]) -> tuple[list[str], NDArray[np.int64]]:
    asked = [one for one in heard if one.said.topic is not None]
    names = sorted({one.said.topic or "" for one in asked} | {one.topic for one in asked})
    table = np.zeros((len(names), len(names)), dtype=np.int64)
    for one in asked:
        table[names.index(one.said.topic or ""), names.index(one.topic)] += 1
    return names, table


def _draw_table(axis: Any, names: list[str], table: NDArray[np.int64], title: str) -> None:
    axis.set_title(f"{title}: rows were there, columns were heard")
    if not len(names):
        return
    axis.imshow(np.sqrt(table), cmap="Blues")
    axis.set_xticks(range(len(names)), names, rotation=90)
    axis.set_yticks(range(len(names)), names)
    for row, column in zip(*np.nonzero(table), strict=True):
        axis.text(column, row, str(table[row, column]), ha="center", va="center")
