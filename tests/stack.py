"""The product as real processes on free ports, to be talked to, killed and started again by tests."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 240.0
ANSWER_SECONDS = 20.0


PORTS = range(20_000, 32_000)
"""Below the ports from which the kernel takes one for an outgoing call: none of those gets in between."""
_given: set[int] = set()


def free_port() -> int:
    """A port that nobody listens on, and that was given to nobody else here."""
    while True:
        port = secrets.choice(PORTS)
        if port in _given:
            continue
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        _given.add(port)
        return port


def migrate(url: str, environment: Mapping[str, str] = os.environ) -> None:
    """Bring a database to the newest schema, by the same command as the product."""
    subprocess.run(
        [sys.executable, "-m", "alembic", "upgrade", "head"],
        cwd=ROOT,
        env={**environment, "MADO_DATABASE_URL": url},
        check=True,
        capture_output=True,
    )


class Stack:
    """Three processes, one database, one folder."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.ports = {name: free_port() for name in ("desk", "rasa", "actions")}
        self.database_url = settings.pop("MADO_DATABASE_URL", f"sqlite+aiosqlite:///{folder}/madoakari.db")
        self.environment = {
            **os.environ,
            "MADO_VAR": str(folder),
            "MADO_DATABASE_URL": self.database_url,
            "MADO_RASA_DB": f"sqlite:///{folder}/rasa.db",
            "MADO_PORT": str(self.ports["desk"]),
            "MADO_RASA_URL": f"http://127.0.0.1:{self.ports['rasa']}",
            "MADO_ACTIONS_PORT": str(self.ports["actions"]),
            "MADO_ACTIONS_URL": f"http://127.0.0.1:{self.ports['actions']}/webhook",
            "RASA_TELEMETRY_ENABLED": "false",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            "PYTHONWARNINGS": "ignore",
            "PYTHONFAULTHANDLER": "1",
            **settings,
        }
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.client = httpx.Client(timeout=30)

    @property
    def url(self) -> str:
        """Where the desk is."""
        return f"http://127.0.0.1:{self.ports['desk']}"

    @property
    def rasa_url(self) -> str:
        """Where Rasa is."""
        return self.environment["MADO_RASA_URL"]

    def command(self, name: str) -> list[str]:
        """The command of a process, the same as in `make run`."""
        if name == "rasa":
            return [str(ROOT / "bot/.venv/bin/python"), "-m", "bot.serve", "--port", str(self.ports["rasa"])]
        return [sys.executable, "-m", {"desk": "desk.app", "actions": "actions.server"}[name]]

    def start(self, *names: str) -> None:
        """Start everything, or these, and wait until a talk can be had."""
        if not names:
            migrate(self.database_url, self.environment)
        for name in names or ("actions", "rasa", "desk"):
            with (self.folder / f"{name}.log").open("ab") as log:
                self.processes[name] = subprocess.Popen(
                    self.command(name), cwd=ROOT, env=self.environment, stdout=log, stderr=log
                )
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Until /readyz says so, by the processes that were started here."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                if self._answers() and {"desk", "rasa", "actions"} <= set(self.alive()):
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        raise AssertionError(f"the product did not start:\n{self.logs()}")

    def _answers(self) -> bool:
        actions = f"http://127.0.0.1:{self.ports['actions']}/health"
        return httpx.get(f"{self.url}/readyz").status_code == 200 and httpx.get(actions).status_code == 200

    def alive(self) -> list[str]:
        """The processes that run."""
        return [name for name, process in self.processes.items() if process.poll() is None]

    def kill(self, *names: str) -> None:
        """kill -9."""
        for name in names:
            process = self.processes.pop(name)
            process.send_signal(signal.SIGKILL)
            process.wait()

    def stop(self) -> None:
        """End everything."""
        self.client.close()
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def logs(self) -> str:
        """The end of every log."""
        return "\n".join(
            f"--- {log.name}\n{log.read_text()[-3000:]}" for log in sorted(self.folder.glob("*.log"))
        )

    def run(self, *command: str, stdin: str = "") -> str:
        """A command of the product in this installation."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            input=stdin,
            text=True,
            capture_output=True,
            check=True,
        )
        return done.stdout

    def resident(self) -> Resident:
        """Somebody who opens the city's page."""
        return Resident(self)


@dataclass
class Resident:
    """Somebody at the city's page, by the same API as the page."""

    stack: Stack
    token: str = ""
    seen: int = 0

    def open(self) -> Resident:
        """Open the page; waits for the greeting."""
        self.token = (
            self.stack.client.post(f"{self.stack.url}/api/sessions").raise_for_status().json()["token"]
        )
        self.hear()
        return self

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def post(self, body: dict[str, Any]) -> httpx.Response:
        """Send a message as it is."""
        return self.stack.client.post(f"{self.stack.url}/api/messages", json=body, headers=self.headers)

    def say(self, text: str, client_id: str | None = None) -> int:
        """Write something; returns the message's id without waiting for an answer."""
        body = {"client_id": client_id or uuid.uuid4().hex, "text": text}
        message_id: int = self.post(body).raise_for_status().json()["id"]
        return message_id

    def events(self, after: int | None = None, seconds: float = ANSWER_SECONDS) -> Generator[dict[str, Any]]:
        """The messages of the stream after an id, as they come."""
        headers = {**self.headers, "Last-Event-ID": str(self.seen if after is None else after)}
        until = time.monotonic() + seconds
        with httpx.stream(
            "GET", f"{self.stack.url}/api/events", headers=headers, timeout=httpx.Timeout(10, read=seconds)
        ) as stream:
            event = ""
            try:
                for line in stream.iter_lines():
                    if line.startswith("event: "):
                        event = line[7:]
                    elif line.startswith("data: "):
                        yield {"event": event, **json.loads(line[6:])}
                    if time.monotonic() > until:
                        return
            except httpx.ReadTimeout:
                return

    def hear(self, reply_to: int | None = None, seconds: float = ANSWER_SECONDS) -> list[dict[str, Any]]:
        """What comes next from the other side: to a message, or anything not heard yet."""
        heard: list[dict[str, Any]] = []
        with closing(self.events(seconds=seconds)) as events:
            for event in events:
                if event["event"] == "state" and heard:
                    break
                if event["event"] != "message":
                    continue
                self.seen = max(self.seen, event["id"])
                if event["author"] != "resident" and (reply_to is None or event["reply_to"] == reply_to):
                    heard.append(event)
        return heard

    def ask(self, text: str) -> list[dict[str, Any]]:
        """Write something and hear the answer."""
        return self.hear(self.say(text))

    def history(self) -> list[dict[str, Any]]:
        """Every message of the talk, as a page that was opened anew gets it."""
        messages = []
        with closing(self.events(after=0, seconds=10)) as events:
            for event in events:
                if event["event"] == "state":
                    break
                if event["event"] == "message":
                    messages.append(event)
        return messages
