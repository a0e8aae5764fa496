"""Encodes the training sentences in a process of its own while Rasa still reads its files and learns to spell.

Reading takes one core and twenty seconds in which the other core would idle. What is done when the vectors are wanted
is taken; the rest is encoded then. A sentence that is guessed wrongly here costs a moment, never a wrong vector.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.nlu.clauses import clauses_of
from bot.nlu.encode_apart import encode
from bot.nlu.encoder import WIDTH, shared_encoder
from bot.nlu.normalize import plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROOT = Path(__file__).resolve().parents[2]
_BATCH = 64


def begin(folder: Path) -> None:
    """Start to encode the sentences of a folder of training files, for the shared encoder to take."""
    sentences = list(dict.fromkeys(_sentences(folder)))
    shared_encoder().ahead = Ahead(sentences)


def _sentences(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.yml")):
        for line in file.read_text(encoding="utf-8").splitlines():
            written = line.strip()
            if written.startswith("- "):
                text = plain(written[2:].strip().strip("'\""))
                yield text
                yield from clauses_of(text) or [text]


class Ahead:
    """A process that encodes sentence after sentence into a file."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        self._file = tempfile.NamedTemporaryFile(prefix="madoakari-vectors-")  # noqa: SIM115 (closed by take)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot.nlu.encode_ahead", self._file.name], stdin=subprocess.PIPE, cwd=_ROOT
        )
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(sentences).encode())
        self._process.stdin.close()

    def take(self) -> dict[str, NDArray[np.float32]]:
        """End it, and give the vectors of the sentences that it came to."""
        self._process.terminate()
        self._process.wait()
        written = np.fromfile(self._file.name, dtype=np.float32)
        vectors = written[: len(written) // WIDTH * WIDTH].reshape(-1, WIDTH)
        self._file.close()
        return dict(zip(self._sentences, vectors, strict=False))


def main() -> None:
    """Read sentences from standard input, append their vectors to the file that is named."""
    sentences = json.loads(sys.stdin.buffer.read())
    with Path(sys.argv[1]).open("ab", buffering=0) as out:
        for start in range(0, len(sentences), _BATCH):
            out.write(encode(sentences[start : start + _BATCH]).tobytes())


if __name__ == "__main__":
    main()
