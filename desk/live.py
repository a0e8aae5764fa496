"""Who is listening right now: open pages are woken when something changed, and read the rest from the database."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

CONSOLE = "console"
"""The topic of every open console page."""


def talk_topic(conversation_id: str) -> str:
    """The topic of one talk."""
    return f"talk:{conversation_id}"


class Live:
    """Wake-ups between the coroutines of this process. A wake-up that nobody hears is no loss: rows are the truth."""

    def __init__(self) -> None:
        self._queues: dict[str, set[asyncio.Queue[dict[str, Any]]]] = defaultdict(set)
        self._watchers: list[Callable[[str, dict[str, Any]], None]] = []

    def publish(self, topic: str, event: dict[str, Any] | None = None) -> None:
        """Wake everyone who listens to a topic; a listener too slow to keep up is woken once for many."""
        for queue in tuple(self._queues.get(topic, ())):
            if queue.full():
                continue
            queue.put_nowait(event or {"kind": "changed"})
        for watcher in self._watchers:
            watcher(topic, event or {"kind": "changed"})

    def watch(self, watcher: Callable[[str, dict[str, Any]], None]) -> None:
        """Have every wake-up of every topic told to a part of the desk (what sends to LINE)."""
        self._watchers.append(watcher)

    @contextmanager
    def listen(self, topic: str) -> Iterator[asyncio.Queue[dict[str, Any]]]:
        """A queue of wake-ups, for as long as the block lasts."""
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue(maxsize=64)
        self._queues[topic].add(queue)
        try:
            yield queue
        finally:
            self._queues[topic].discard(queue)
            if not self._queues[topic]:
                del self._queues[topic]

    def listeners(self, topic: str) -> int:
        """How many pages listen to a topic."""
        return len(self._queues.get(topic, ()))
