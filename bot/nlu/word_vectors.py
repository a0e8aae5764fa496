"""Meanings of single words: the vectors that ship in the ja-ginza package, read without spaCy."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgpack
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH = 300
_REMEMBERED = 4096
_MULTIPLIER, _SHIFT, _SEED = 0xC6A4A7935BD1E995, 47, 1
_ALL_BITS = 0xFFFFFFFFFFFFFFFF


class WordVectors:
    """A table of vectors and, for half a million spellings, the row that each has in it."""

    def __init__(self, keys: NDArray[np.uint64], rows: NDArray[np.int32], table: NDArray[np.float32]) -> None:
        """Take the sorted keys of the spellings, their rows, and the table."""
        self._keys, self._rows, self._table = keys, rows, table

    def __contains__(self, spelling: str) -> bool:
        """Say whether this spelling has a vector."""
        return self._row(spelling) is not None

    def get(self, spelling: str) -> NDArray[np.float32] | None:
        """Give the vector of a spelling, brought to length one."""
        row = self._row(spelling)
        if row is None:
            return None
        vector = np.asarray(self._table[row], dtype=np.float32)
        return vector / (np.linalg.norm(vector) or np.float32(1))

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019 (there is one table in a process)
    def first(self, spellings: tuple[str, ...]) -> NDArray[np.float32] | None:
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
    keys, rows = _read_keys(folder / "key2row")
    order = np.argsort(keys)
    table = np.load(folder / "vectors", mmap_mode="r", allow_pickle=False)
    return WordVectors(keys[order], rows[order], table)


def _read_keys(file: Path) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """Read the pairs of key and row one by one: as one dictionary they would take a hundred megabytes."""
    with file.open("rb") as pairs:
        unpacker = msgpack.Unpacker(pairs)
        size = unpacker.read_map_header()
        keys, rows = np.empty(size, dtype=np.uint64), np.empty(size, dtype=np.int32)
        for at in range(size):
            keys[at], rows[at] = unpacker.unpack(), unpacker.unpack()
    return keys, rows


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
