"""Ridge regression over likeness, solved at once for many labels, with exact leave-one-out scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg.lapack import spotrf, strtri

from bot.nlu.threads import all_cores

if TYPE_CHECKING:
    from numpy.typing import NDArray


class SingularLikenessError(Exception):
    """The likeness of the texts cannot be inverted: the ridge is too small."""


def inverse_root(gram: NDArray[np.float32], ridge: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give R such that R'R inverts the likeness of the texts, with a ridge on its diagonal, one value a text.

    The root is triangular and takes two thirds of the work that the inverse itself would. The likeness is used up: its
    memory holds the root.
    """
    # Likeness is the same both ways, and turned round it lies in memory as LAPACK wants it.
    matrix = np.asfortranarray(gram.T, dtype=np.float32)
    matrix[np.diag_indices_from(matrix)] += ridge
    with all_cores():
        factor, failed = spotrf(matrix, lower=1, overwrite_a=1, clean=1)
        if failed:
            raise SingularLikenessError(f"pivot {failed}")
        root, failed = strtri(factor, lower=1, overwrite_c=1)
    if failed:
        raise SingularLikenessError(f"pivot {failed}")
    return np.asarray(root, dtype=np.float32)


def solve(
    root: NDArray[np.float32], targets: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give each text's weight for each label, and the score that each text would get were it left out."""
    with all_cores():
        weights = root.T @ (root @ targets)
    left_out = targets - weights / np.einsum("ij,ij->j", root, root)[:, None]
    return weights.astype(np.float32), left_out.astype(np.float32)
