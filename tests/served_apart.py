"""A server of the tests in a thread of its own, with its own event loop, on a free port."""

from __future__ import annotations

import asyncio
import threading
from typing import TypeVar

from aiohttp import web

Served = TypeVar("Served", bound="ServedApart")


class ServedApart:
    """Listens from `start` to `stop`; who inherits says what it answers."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.port = 0

    def application(self) -> web.Application:
        """What is served."""
        raise NotImplementedError

    def start(self: Served) -> Served:
        """Begin to listen."""
        self._thread.start()
        assert self._started.wait(10)
        return self

    def stop(self) -> None:
        """End."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        runner = web.AppRunner(self.application())
        self._loop.run_until_complete(runner.setup())
        site = web.TCPSite(runner, "127.0.0.1", 0)
        self._loop.run_until_complete(site.start())
        self.port = runner.addresses[0][1]
        self._started.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()
