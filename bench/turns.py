"""One turn through the desk, against the same turn of `rasa init`'s moodbot over REST, in the same run."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from tests.stack import ROOT, Stack, free_port

TALKS = 12
TURNS_IN_A_TALK = 12
LONG_TALK = 100
SAID = ["はい、いいです", "家賃が3か月払えなくて、仕事もなくなりました", "はい、合っています", "だいじょうぶです", "武佐です",
        "3人です", "5万円", "3か月です", "8万円くらい", "2万円", "ないです", "先月です"]  # fmt: skip
CHATTER = ["費用はかかりますか", "8万円くらい", "やっぱり家賃は5万", "人の名前は言いたくないです"]


@dataclass(frozen=True)
class Timed:
    """Milliseconds of the same thing, many times."""

    median: float
    p95: float

    @classmethod
    def of(cls, seconds: list[float]) -> Timed:
        """Of measured seconds."""
        ordered = sorted(seconds)
        return cls(statistics.median(ordered) * 1000, ordered[int(len(ordered) * 0.95)] * 1000)


def desk_turns(stack: Stack) -> tuple[Timed, Timed]:
    """(the tenth turn of an intake, all turns) from posting a message to its answer in the page's open stream."""
    tenth, every = [], []
    for _ in range(TALKS):
        person = stack.resident().open()
        with closing(person.events(seconds=60)) as stream:
            for number, words in enumerate(SAID[:TURNS_IN_A_TALK], start=1):
                begun = time.perf_counter()
                sent = person.say(words)
                next(event for event in stream if event.get("reply_to") == sent)
                every.append(time.perf_counter() - begun)
                if number == 10:
                    tenth.append(every[-1])
    return Timed.of(tenth), Timed.of(every)


def rasa_turn(
    client: httpx.Client, url: str, headers: dict[str, str], sender: str, words: str, number: int
) -> float:
    """Seconds of one REST turn of a Rasa server, over a connection that is open already."""
    body = {"sender": sender, "message": words, "message_id": f"{sender}-{number}"}
    begun = time.perf_counter()
    client.post(f"{url}/webhooks/rest/webhook", json=body, headers=headers).raise_for_status()
    return time.perf_counter() - begun


def long_talk(stack: Stack) -> tuple[float, float]:
    """Median ms of turns 8–12 and 98–102 of one talk, at Rasa's own door."""
    headers = {"Authorization": f"Bearer {stack.environment['MADO_RASA_TOKEN']}"}
    times = []
    for number in range(LONG_TALK + 3):
        words = SAID[number] if number < 2 else CHATTER[number % len(CHATTER)]
        times.append(rasa_turn(stack.client, stack.rasa_url, headers, "ep-bench-long", words, number))
    return statistics.median(times[7:12]) * 1000, statistics.median(times[97:102]) * 1000


class Moodbot:
    """`rasa init`'s bot, trained once into var/, served over REST."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.client = httpx.Client(timeout=60)
        self.rasa = str(ROOT / "bot/.venv/bin/rasa")
        self.environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3",
                            "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "PYTHONWARNINGS": "ignore"}  # fmt: skip
        if not list(folder.glob("models/*.tar.gz")):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            self._run("init", "--no-prompt")
        log = (folder / "server.log").open("ab")
        self.process = subprocess.Popen(
            [self.rasa, "run", "-i", "127.0.0.1", "-p", str(self.port)],
            cwd=folder,
            env=self.environment,
            stdout=log,
            stderr=log,
        )
        self._wait()

    def _run(self, *arguments: str) -> None:
        subprocess.run(
            [self.rasa, *arguments], cwd=self.folder, env=self.environment, check=True, capture_output=True
        )

    def _wait(self) -> None:
        for _ in range(600):
            try:
                if httpx.get(f"http://127.0.0.1:{self.port}/webhooks/rest/").status_code == 200:
                    rasa_turn(self.client, f"http://127.0.0.1:{self.port}", {}, "warm", "hello", 0)
                    return
            except httpx.HTTPError:
                time.sleep(0.3)
        raise AssertionError("the moodbot did not start")

    def turns(self) -> Timed:
        """The tenth turn of its talk."""
        said = ["hello", "sad", "yes", "hello", "great", "hello", "unhappy", "no", "hello", "sad"]
        tenth = []
        for talk in range(TALKS):
            times = [
                rasa_turn(self.client, f"http://127.0.0.1:{self.port}", {}, f"mood-{talk}", words, number)
                for number, words in enumerate(said)
            ]
            tenth.append(times[-1])
        return Timed.of(tenth)

    def stop(self) -> None:
        """End the server."""
        self.client.close()
        self.process.terminate()
        self.process.wait()


def memory_mb(stack: Stack) -> dict[str, float]:
    """Resident memory of each process."""
    return {
        name: psutil.Process(process.pid).memory_info().rss / 1_048_576
        for name, process in stack.processes.items()
    }
