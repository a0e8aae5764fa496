"""How fast the console answers: `python -m bench.console --url … --email …`, the password on stdin.

Queue, search, case page and the statistics of a month, a quarter and a year over HTTP, one after the other, against a desk that
was filled by `bench.seed`. Prints one line a page: median and p95
in milliseconds, and the bar.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections.abc import Callable

import httpx

from casework import clock
from casework.periods import MONTH, QUARTER, YEAR, Period

WORDS = (
    "家賃",
    "滞納",
    "電気 止め",
    "病院",
    "子どもの給食",
    "ハローワーク",
    "借金 返済",
    "介護センター",
    "団地",
    "松山荘",
)
BARS = {
    "queue": 200,
    "queue, filtered": 200,
    "search": 200,
    "case page": 200,
    "month's statistics": 1_000,
    "quarter's statistics": 1_000,
    "year's statistics": 1_000,
}


def log_in(client: httpx.Client, email: str, password: str) -> None:
    """Through the form, as a person does."""
    token = re.search(r'name="csrf" value="([^"]+)"', client.get("/console/login").text)
    if token is None:
        sys.exit("no login form")
    answer = client.post("/console/login", data={"csrf": token[1], "email": email, "password": password})
    if answer.status_code != 303:
        sys.exit(f"the login was refused ({answer.status_code})")


def measure(client: httpx.Client, paths: Callable[[int], str], times: int) -> list[float]:
    """Milliseconds of each answer."""
    found: list[float] = []
    for number in range(times):
        path = paths(number)
        begun = time.perf_counter()
        answer = client.get(path)
        found.append((time.perf_counter() - begun) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{path.split('?')[0]} answered {answer.status_code}")
    return found


def run(url: str, email: str, password: str, times: int = 60) -> dict[str, list[float]]:
    """Every page of the bars."""
    chance = random.Random(7)
    with httpx.Client(base_url=url, timeout=60) as client:
        log_in(client, email, password)
        numbers: list[str] = []
        for query in ("", "?page=3", "?show=closed", "?show=closed&page=40", "?show=all&page=90"):
            numbers += re.findall(r'data-number="([^"]+)"', client.get(f"/console{query}").text)
        queries = (
            "need=housing",
            "risk=any",
            "unanswered=1",
            "municipality=釧路町&channel=line",
            "show=all&priority=high",
        )
        return {
            "queue": measure(client, lambda _: "/console", times),
            "queue, filtered": measure(
                client, lambda number: f"/console?{queries[number % len(queries)]}", times
            ),
            "search": measure(client, lambda number: f"/console?text={WORDS[number % len(WORDS)]}", times),
            "case page": measure(client, lambda _: f"/console/cases/{chance.choice(numbers)}", times),
            **{f"{name}'s statistics": _statistics(client, months) for name, months in LENGTHS.items()},
        }


LENGTHS = {"month": MONTH, "quarter": QUARTER, "year": YEAR}


def _statistics(client: httpx.Client, months: int) -> list[float]:
    """Of the period that ended last."""
    ended = Period.of(clock.today(), months).back(1)
    return measure(client, lambda _: f"/console/statistics?period={ended}", 10)


def table(found: dict[str, list[float]]) -> str:
    """The figures, one line a page."""
    lines = [f"{'page':22}{'median ms':>10}{'p95 ms':>10}{'bar ms':>8}"]
    for name, times in found.items():
        p95 = statistics.quantiles(times, n=20)[-1]
        lines.append(f"{name:22}{statistics.median(times):>10.0f}{p95:>10.0f}{BARS[name]:>8}")
    return "\n".join(lines)


def main() -> None:
    """Measure a running desk."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--email", default="supervisor2@example.jp")
    options = parser.parse_args()
    print(table(run(options.url, options.email, sys.stdin.readline().rstrip("\n"))))


if __name__ == "__main__":
    main()
