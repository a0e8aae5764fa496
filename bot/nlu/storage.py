"""Writes what a component learnt as JSON and plain number arrays: nothing in a model file can run code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def save(folder: Path, name: str, record: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write a record and its arrays under one name."""
    (folder / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    np.savez(folder / f"{name}.npz", **arrays)


def load(folder: Path, name: str) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Read what `save` wrote; arrays that could hold objects are refused."""
    record = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    with np.load(folder / f"{name}.npz", allow_pickle=False) as arrays:
        return record, {key: arrays[key] for key in arrays.files}
