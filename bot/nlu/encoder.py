"""The one sentence encoder of the process (USE multilingual v3), with a memory of what it just read."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from bot.nlu.encode_apart import encode, encode_on_two_cores

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.nlu.encode_ahead import Ahead

WIDTH = 512
_REMEMBERED = 256
_MANY = 2000


class SentenceEncoder:
    """Turns texts into vectors of length one; a text that was just read is not read twice."""

    def __init__(self) -> None:
        """Start without a memory."""
        self._memory: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()
        self.ahead: Ahead | None = None

    def encode(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """Give for each text the vector of the whole, then one of each clause, if it has more than one."""
        with self._lock:
            self._read([text for text in dict.fromkeys(texts) if text not in self._memory])
            rows = [self._memory[text] for text in texts]
            self._forget_oldest()
        return rows

    def _read(self, unread: list[str]) -> None:
        if not unread:
            return
        if len(unread) >= _MANY and self.ahead is not None:
            done, self.ahead = self.ahead.take(), None
            self._memory.update((text, done[text]) for text in unread if text in done)
            unread = [text for text in unread if text not in done]
        rows = encode_on_two_cores(unread) if len(unread) >= _MANY else encode(unread)
        self._memory.update(zip(unread, rows, strict=True))

    def _forget_oldest(self) -> None:
        while len(self._memory) > _REMEMBERED:
            self._memory.popitem(last=False)


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """Give the encoder that all components of this process share."""
    return SentenceEncoder()
