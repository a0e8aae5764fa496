"""Turns scores into confidences that mean what they say: of ten texts at 0.7, seven are so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize, minimize_scalar

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STEEPEST = 30.0
_HELD_BACK = 10.0


def sigmoid(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Squeeze any number between nought and one."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -_STEEPEST, _STEEPEST))), dtype=np.float64)


def fit_sigmoid(scores: NDArray[np.float64], truth: NDArray[np.bool_]) -> tuple[float, float]:
    """Find the slope and the shift that make scores of left-out texts into confidences (Platt's way)."""
    there, absent = int(truth.sum()), int((~truth).sum())
    wanted = np.where(truth, (there + 1) / (there + 2), 1 / (absent + 2))

    def surprise(line: NDArray[np.float64]) -> float:
        heard = sigmoid(line[0] * scores + line[1])
        return float(-np.mean(wanted * np.log(heard + 1e-12) + (1 - wanted) * np.log(1 - heard + 1e-12)))

    found = minimize(surprise, np.array([3.0, 0.0]), method="Nelder-Mead", options={"maxiter": 400})
    return float(found.x[0]), float(found.x[1])


def fit_judge(scores: NDArray[np.float64], truth: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Find how the scores of all labels, and each two of them together, speak for one label (log-odds).

    The last number is the shift. Weights are held back, so that a pair that was seen seldom says little.
    """
    signs = np.where(truth, 1.0, -1.0)
    heard = alone_and_in_pairs(scores)

    def surprise(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = signs * (heard @ weights[:-1] + weights[-1])
        missed = -signs * sigmoid(-odds)
        slope = np.append(heard.T @ missed + _HELD_BACK * weights[:-1], missed.sum())
        return float(np.logaddexp(0, -odds).sum() + _HELD_BACK / 2 * weights[:-1] @ weights[:-1]), slope

    begun = np.zeros(heard.shape[1] + 1)
    return np.asarray(minimize(surprise, begun, jac=True, method="L-BFGS-B").x, dtype=np.float64)


def alone_and_in_pairs(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give each row's scores, then the product of each two of them and of each with itself."""
    first, second = np.triu_indices(scores.shape[1])
    return np.hstack([scores, scores[:, first] * scores[:, second]])


def fit_sharpness(scores: NDArray[np.float64], truth: NDArray[np.int64]) -> float:
    """Find how sharply scores of left-out texts must be told apart for their shares to be true."""

    def surprise(sharpness: float) -> float:
        shares = share_out(scores, sharpness)
        return float(-np.mean(np.log(shares[np.arange(len(truth)), truth] + 1e-12)))

    return float(minimize_scalar(surprise, bounds=(0.1, _STEEPEST), method="bounded").x)


def share_out(scores: NDArray[np.float64], sharpness: float) -> NDArray[np.float64]:
    """Share one among the names by their scores (softmax)."""
    powers = np.exp(sharpness * (scores - scores.max(axis=1, keepdims=True)))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float64)
