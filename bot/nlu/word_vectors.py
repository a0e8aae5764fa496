"""Meanings of single words: the vectors that ship in the ja-ginza package, read without spaCy."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgpack
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH = 300
_MULTIPLIER, _SHIFT, _SEED = 0xC6A4A7935BD1E995, 47, 1
_ALL_BITS = 0xFFFFFFFFFFFFFFFF


class WordVectors:
    """A table of vectors and, for half a million spellings, the row that each has in it."""

    def __init__(self, keys: NDArray[np.uint64], rows: NDArray[np.int32], table: NDArray[np.float32]) -> None:
        """Take the sorted keys of the spellings, their rows, and the table; rows are brought to length one."""
        self._keys, self._rows = keys, rows
        lengths = np.linalg.norm(table, axis=1, keepdims=True)
        self._table = (table / np.where(lengths == 0, 1, lengths)).astype(np.float32)

    def __contains__(self, spelling: str) -> bool:
        """Say whether this spelling has a vector."""
        return self._row(spelling) is not None

    def get(self, spelling: str) -> NDArray[np.float32] | None:
        """Give the vector of a spelling."""
        row = self._row(spelling)
        return None if row is None else self._table[row]

    def first(self, spellings: Iterable[str]) -> NDArray[np.float32] | None:
        """Give the vector of the first of the spellings that has one."""
        return next((vector for spelling in spellings if (vector := self.get(spelling)) is not None), None)

    def _row(self, spelling: str) -> int | None:
        key = np.uint64(spelling_key(spelling))
        at = int(np.searchsorted(self._keys, key))
        if at < len(self._keys) and self._keys[at] == key:
            return int(self._rows[at])
        return None


@lru_cache(maxsize=1)
def shared_word_vectors() -> WordVectors:
    """Give the table that all components of this process share."""
    folder = _folder()
    with (folder / "key2row").open("rb") as file:
        row_of_key = msgpack.unpack(file, strict_map_key=False)
    keys = np.fromiter(row_of_key.keys(), dtype=np.uint64, count=len(row_of_key))
    rows = np.fromiter(row_of_key.values(), dtype=np.int32, count=len(row_of_key))
    order = np.argsort(keys)
    return WordVectors(keys[order], rows[order], np.load(folder / "vectors", allow_pickle=False))


def _folder() -> Path:
    package = find_spec("ja_ginza")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("ja-ginza is not installed: uv sync in bot/")
    return next(Path(package.origin).parent.glob("ja_ginza-*/vocab"))


def spelling_key(spelling: str) -> int:
    """Give the key under which the table knows a spelling (MurmurHash64A with seed 1, as spaCy's)."""
    signs = spelling.encode()
    key = _SEED ^ (len(signs) * _MULTIPLIER & _ALL_BITS)
    whole = len(signs) - len(signs) % 8
    for at in range(0, whole, 8):
        block = int.from_bytes(signs[at : at + 8], "little") * _MULTIPLIER & _ALL_BITS
        block = (block ^ block >> _SHIFT) * _MULTIPLIER & _ALL_BITS
        key = (key ^ block) * _MULTIPLIER & _ALL_BITS
    if whole < len(signs):
        key = (key ^ int.from_bytes(signs[whole:], "little")) * _MULTIPLIER & _ALL_BITS
    key = (key ^ key >> _SHIFT) * _MULTIPLIER & _ALL_BITS
    return key ^ key >> _SHIFT
