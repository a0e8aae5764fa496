"""The console's budgets from nothing: `make bench-console` seeds a big desk, starts it, measures, and throws it away.

With the full size (100,000 cases, 1,000,000 messages) it takes about ten minutes and 4 GB of disk on two cores, most
of it for the seeding. `--cases` and `--messages` make it smaller; the bars stand for the full size only. On
PostgreSQL: `--postgres` (a server from its wheel, in the same folder).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

import httpx
from cryptography.fernet import Fernet

from bench import console, console_live
from bench.seeding.cases import PASSWORD
from tests.postgres import PostgresServer
from tests.stack import ROOT, free_port

FULL_CASES, FULL_MESSAGES = 100_000, 1_000_000
SECONDS_A_CASE = 0.004
"""Of the seeding, on two cores; measuring takes a minute more."""
LIVE_BAR_SECONDS = 1.0


@contextmanager
def _desk(environment: dict[str, str], folder: Path) -> Iterator[str]:
    """A running desk; gives its address."""
    port = free_port()
    with (folder / "desk.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "desk.app"],
            cwd=ROOT,
            env={**environment, "MADO_PORT": str(port)},
            stdout=log,
            stderr=log,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(url: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if httpx.get(f"{url}/healthz").status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    sys.exit("the desk did not start")


def _seed(environment: dict[str, str], cases: int, messages: int) -> None:
    for command in (
        ["alembic", "upgrade", "head"],
        ["bench.seed", "--cases", str(cases), "--messages", str(messages)],
    ):
        subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
        )


def measure(url: str) -> list[str]:
    """One line a budget."""
    pages = console.run(url, "supervisor2@example.jp", PASSWORD)
    woken, shown = asyncio.run(console_live.run(url, PASSWORD))
    sent = console_live.PER_SECOND * console_live.SECONDS
    live = [
        f"{name:22}{quantiles(found, n=2)[0] * 1000:>10.0f}{quantiles(found, n=20)[-1] * 1000:>10.0f}"
        f"{LIVE_BAR_SECONDS * 1000:>8.0f}   ({len(found)} of {sent} arrived)"
        for name, found in (("live: wake-up", woken), ("live: talk shown", shown))
    ]
    return [console.table(pages), *live]


def main() -> None:
    """Seed, start, measure, throw away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=FULL_CASES)
    parser.add_argument("--messages", type=int, default=FULL_MESSAGES)
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args()
    minutes = max(1, round((options.cases * SECONDS_A_CASE + 120) / 60))
    print(
        f"{options.cases:,} ケース、{options.messages:,} 文を作って測ります。約 {minutes} 分かかります。",
        flush=True,
    )
    folder = Path(tempfile.mkdtemp(prefix="madoakari-bench-console-"))
    server = PostgresServer() if options.postgres else None
    environment = {
        **os.environ,
        "MADO_DATA_KEY": Fernet.generate_key().decode(),
        "MADO_INDEX_KEY": os.urandom(32).hex(),
        "MADO_RASA_TOKEN": "bench",
        "MADO_ACTIONS_TOKEN": "bench",
        "MADO_RASA_URL": f"http://127.0.0.1:{free_port()}",
        "MADO_DATABASE_URL": server.new_database() if server else f"sqlite+aiosqlite:///{folder}/desk.db",
        "PYTHONWARNINGS": "ignore",
    }
    try:
        _seed(environment, options.cases, options.messages)
        with _desk(environment, folder) as url:
            print("\n".join(measure(url)))
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
