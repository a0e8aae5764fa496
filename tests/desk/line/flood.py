"""A light sender of webhooks in a process of its own: `python -m tests.desk.line.flood FILE` posts at the given times.

The file: `{"host", "port", "connections", "posts": [[at_seconds, body, signature], …]}`. Prints one JSON list of
milliseconds, in the order of the posts. It speaks HTTP by hand, so that what it measures is the desk.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def post(connection: Connection, host: str, body: bytes, signature: str) -> int:
    """One POST on an open connection; returns the status."""
    reader, writer = connection
    head = (
        f"POST /line/webhook HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nx-line-signature: {signature}\r\n\r\n"
    )
    writer.write(head.encode() + body)
    await writer.drain()
    answer = await reader.readuntil(b"\r\n\r\n")
    status = int(answer.split(b" ", 2)[1])
    length = next(
        (line for line in answer.lower().split(b"\r\n") if line.startswith(b"content-length:")), b":0"
    )
    await reader.readexactly(int(length.split(b":")[1]))
    return status


async def flood(plan: dict[str, Any]) -> list[float]:
    """Every post at its time, on whichever connection is free."""
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(plan["connections"]):
        free.put_nowait(await asyncio.open_connection(plan["host"], plan["port"]))
    taken: list[float] = [0.0] * len(plan["posts"])
    begun = time.perf_counter()

    async def one(place: int, body: str, signature: str) -> None:
        connection = await free.get()
        sent = time.perf_counter()
        status = await post(connection, plan["host"], body.encode(), signature)
        taken[place] = (time.perf_counter() - sent) * 1000
        assert status == 200, status
        free.put_nowait(connection)

    posts = []
    for place, (at, body, signature) in enumerate(plan["posts"]):
        await asyncio.sleep(max(0.0, begun + at - time.perf_counter()))
        posts.append(asyncio.create_task(one(place, body, signature)))
    await asyncio.gather(*posts)
    while not free.empty():
        free.get_nowait()[1].close()
    return taken


if __name__ == "__main__":
    print(json.dumps(asyncio.run(flood(json.loads(Path(sys.argv[1]).read_text())))))
