"""Encodes half of the training texts in a process of its own: `python -m bot.nlu.encode_apart`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.nlu.clauses import clauses_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.nlu.one_pass import OnePass

_ROOT = Path(__file__).resolve().parents[2]


def encode_on_two_cores(texts: Sequence[str]) -> list[NDArray[np.float32]]:
    """Encode many texts, half of them here and half of them in another process."""
    here, there = texts[::2], texts[1::2]
    with subprocess.Popen(
        [sys.executable, "-m", "bot.nlu.encode_apart"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
    ) as helper:
        assert helper.stdin is not None
        assert helper.stdout is not None
        helper.stdin.write(json.dumps(there).encode())
        helper.stdin.close()
        ours = encode(here)
        rows = np.frombuffer(helper.stdout.read(), dtype=np.float32).reshape(-1, len(ours[0][0]))
        theirs = np.split(rows, np.cumsum([rows_of(text) for text in there])[:-1])
    vectors: list[NDArray[np.float32]] = [np.zeros(0, dtype=np.float32)] * len(texts)
    vectors[::2], vectors[1::2] = ours, theirs
    return vectors


def encode(texts: Sequence[str]) -> list[NDArray[np.float32]]:
    """Encode texts with one thread: the vector of the whole, then one of each clause of several."""
    return _weights().encode([clauses_of(text) or [text] for text in texts])


def get_ready(pieces: Sequence[str]) -> None:
    """Read the weights and meet these pieces of text before the first message comes."""
    _weights().meet(pieces)


def make_room() -> None:
    """Keep the tokens of all training texts, not only those of a few messages."""
    _weights().make_room()


def rows_of(text: str) -> int:
    """Say how many vectors a text has."""
    clauses = len(clauses_of(text))
    return 1 + clauses if clauses > 1 else 1


@lru_cache(maxsize=1)
def _weights() -> OnePass:
    from bot.nlu.one_pass import OnePass

    return OnePass()


def main() -> None:
    """Read texts from standard input, write the numbers of their vectors to standard output."""
    vectors = encode(json.loads(sys.stdin.buffer.read()))
    # Not with numpy's own writing, which goes past the buffer of standard output and loses its place in a pipe.
    sys.stdout.buffer.write(np.concatenate(vectors).tobytes())


if __name__ == "__main__":
    main()
