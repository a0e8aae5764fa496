"""Ridge regression over likeness, solved at once for many labels, with exact leave-one-out scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg.lapack import spotrf, spotri

from bot.nlu.threads import all_cores

if TYPE_CHECKING:
    from numpy.typing import NDArray


class SingularLikenessError(Exception):
    """The likeness of the texts cannot be inverted: the ridge is too small."""


def ridge_inverse(gram: NDArray[np.float32], ridge: NDArray[np.float32]) -> NDArray[np.float32]:
    """Invert the texts' likeness to each other with a ridge on its diagonal, one value a text."""
    matrix = np.array(gram, dtype=np.float32, order="F")
    matrix[np.diag_indices_from(matrix)] += ridge
    with all_cores():
        factor, failed = spotrf(matrix, lower=1, overwrite_a=1, clean=1)
        if failed:
            raise SingularLikenessError(f"pivot {failed}")
        inverse, failed = spotri(factor, lower=1, overwrite_c=1)
    if failed:
        raise SingularLikenessError(f"pivot {failed}")
    inverse += np.tril(inverse, -1).T
    return inverse


def solve(
    inverse: NDArray[np.float32], targets: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give each text's weight for each label, and the score that each text would get were it left out."""
    weights = inverse @ targets
    left_out = targets - weights / np.diag(inverse)[:, None]
    return weights.astype(np.float32), left_out.astype(np.float32)
