"""How soon a word shows on open consoles: 50 consultants connected, 10 messages a second.

`python -m bench.console_live --url …` with the seeded password on standard input, against a desk filled by
`bench.seed`. Each consultant holds the stream of one case page open; answers are sent at a steady pace, and
the time from sending to the wake-up on that page, and to the renewed talk, is taken.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import statistics
import sys
import time

import httpx

CONSULTANTS = 50
PER_SECOND = 10
SECONDS = 20


class Watcher:
    """One consultant with a case page open."""

    def __init__(self, url: str, number: int) -> None:
        self.email = f"consultant{number + 5}@example.jp"
        self.client = httpx.AsyncClient(base_url=url, timeout=60)
        self.case = self.csrf = ""
        self.sent: asyncio.Queue[float] = asyncio.Queue()
        self.woken: list[float] = []
        self.shown: list[float] = []
        self.open = asyncio.Event()

    async def log_in(self, password: str) -> None:
        """Log in and take one's first case."""
        form = (await self.client.get("/console/login")).text
        token = re.search(r'name="csrf" value="([^"]+)"', form)
        assert token is not None
        data = {"csrf": token[1], "email": self.email, "password": password}
        await self.client.post("/console/login", data=data)
        page = (await self.client.get("/console?mine=1&show=active")).text
        found, csrf = re.search(r'data-number="([^"]+)"', page), re.search(r'data-csrf="([^"]+)"', page)
        assert found is not None, "a consultant without a case: seed 5,000 cases at least"
        assert csrf is not None
        self.case, self.csrf = found[1], csrf[1]
        await self.client.post(f"/console/cases/{self.case}/take", data={"csrf": self.csrf})

    async def watch(self) -> None:
        """Listen, and renew the talk at each wake-up as the page's script does."""
        async with self.client.stream("GET", f"/console/live?case={self.case}") as stream:
            async for line in stream.aiter_lines():
                if line == "event: open":
                    self.open.set()
                if line == "event: talk" and not self.sent.empty():
                    begun = self.sent.get_nowait()
                    self.woken.append(time.perf_counter() - begun)
                    await self.client.get(f"/console/cases/{self.case}/talk")
                    self.shown.append(time.perf_counter() - begun)

    async def answer(self) -> None:
        """Send one message in the talk."""
        self.sent.put_nowait(time.perf_counter())
        data = {"csrf": self.csrf, "text": "読みました。"}
        answer = await self.client.post(f"/console/cases/{self.case}/answer", data=data)
        assert answer.status_code == 303, answer.status_code


async def run(url: str, password: str) -> tuple[list[float], list[float]]:
    """Seconds to the wake-up, and seconds to the renewed talk."""
    watchers = [Watcher(url, number) for number in range(CONSULTANTS)]
    for watcher in watchers:
        await watcher.log_in(password)
    streams = [asyncio.create_task(watcher.watch()) for watcher in watchers]
    await asyncio.gather(*(watcher.open.wait() for watcher in watchers))
    sends: list[asyncio.Task[None]] = []
    for place in range(PER_SECOND * SECONDS):
        sends.append(asyncio.create_task(watchers[place % CONSULTANTS].answer()))
        await asyncio.sleep(1 / PER_SECOND)
    await asyncio.gather(*sends)
    await asyncio.sleep(3)
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)
    for watcher in watchers:
        await watcher.client.aclose()
    woken = [seconds for watcher in watchers for seconds in watcher.woken]
    return woken, [seconds for watcher in watchers for seconds in watcher.shown]


def main() -> None:
    """Measure a running desk."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    options = parser.parse_args()
    woken, shown = asyncio.run(run(options.url, sys.stdin.readline().rstrip("\n")))
    for name, found in (("wake-up", woken), ("talk shown", shown)):
        p95 = statistics.quantiles(found, n=20)[-1]
        arrived = f"{len(found)} of {PER_SECOND * SECONDS}"
        print(f"{name}: {arrived}, median {statistics.median(found):.3f} s, p95 {p95:.3f} s")


if __name__ == "__main__":
    main()
