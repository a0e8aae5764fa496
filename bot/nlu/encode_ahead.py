"""Encodes the training texts in a process of its own while Rasa still reads its files and learns to spell.

Reading takes one core, and the other would idle. When the vectors are wanted, the process goes on from the first text
and Rasa's comes towards it from the last. A text that is guessed wrongly costs a moment, never a wrong vector.
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

from bot.nlu.encode_apart import encode, make_room, rows_of
from bot.nlu.encoder import WIDTH, shared_encoder
from bot.nlu.kana import is_kana_text
from bot.nlu.normalize import plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROOT = Path(__file__).resolve().parents[2]
_BATCH = 64


def begin(folder: Path) -> None:
    """Start to encode the texts of a folder of training files, for the shared encoder to take."""
    shared_encoder().ahead = Ahead(list(dict.fromkeys(_texts(folder))))


def _texts(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.yml")):
        for line in file.read_text(encoding="utf-8").splitlines():
            written = line.strip()
            if written.startswith("- "):
                text = plain(written[2:].strip().strip("'\""))
                # How a text without kanji is spelled is learnt only meanwhile.
                if not is_kana_text(text):
                    yield text


class Ahead:
    """A process that encodes text after text into a file."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._file = tempfile.NamedTemporaryFile(prefix="madoakari-vectors-")  # noqa: SIM115 (closed by take)
        # Not through a pipe: we would wait until the other process has begun to read.
        with tempfile.TemporaryFile(prefix="madoakari-texts-") as written:
            written.write(json.dumps(texts).encode())
            written.seek(0)
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.nlu.encode_ahead", self._file.name], stdin=written, cwd=_ROOT
            )

    def take(self) -> dict[str, NDArray[np.float32]]:
        """Encode from the last text towards what is done; then end the process, and give all vectors."""
        ends = np.cumsum([rows_of(text) for text in self._texts])
        ours: dict[str, NDArray[np.float32]] = {}
        wanted = len(self._texts)
        while (done := self._done(ends)) < wanted:
            last = self._texts[max(done, wanted - _BATCH) : wanted]
            ours.update(zip(last, encode(last), strict=True))
            wanted -= len(last)
        self._process.terminate()
        self._process.wait()
        rows = np.fromfile(
            self._file.name, dtype=np.float32, count=int(ends[done - 1]) * WIDTH if done else 0
        )
        self._file.close()
        theirs = np.split(rows.reshape(-1, WIDTH), ends[: max(done - 1, 0)])
        return {**dict(zip(self._texts[:done], theirs, strict=False)), **ours}

    def _done(self, ends: NDArray[np.int64]) -> int:
        """Say how many texts are encoded, of which so many rows are written."""
        written = Path(self._file.name).stat().st_size // (WIDTH * np.dtype(np.float32).itemsize)
        return int(np.searchsorted(ends, written, side="right"))


def main() -> None:
    """Read texts from standard input, append their vectors to the file that is named."""
    make_room()
    texts = json.loads(sys.stdin.buffer.read())
    with Path(sys.argv[1]).open("ab", buffering=0) as out:
        for start in range(0, len(texts), _BATCH):
            out.write(np.concatenate(encode(texts[start : start + _BATCH])).tobytes())


if __name__ == "__main__":
    main()
