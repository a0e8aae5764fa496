"""The desk as a real process with LINE switched on, to be flooded and killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

from tests.desk.line.platform import Platform
from tests.stack import ROOT, free_port

START_SECONDS = 120.0


class DeskProcess:
    """One desk with a database of its own, a stand-in of LINE, and a Rasa at an address."""

    def __init__(self, folder: Path, platform: Platform, rasa_url: str, **settings: str) -> None:
        self.folder = folder
        self.platform = platform
        self.port = free_port()
        self.file = folder / "desk.db"
        self.environment = {
            **os.environ,
            "MADO_DATABASE_URL": f"sqlite+aiosqlite:///{self.file}",
            "MADO_PORT": str(self.port),
            "MADO_RASA_URL": rasa_url,
            "MADO_PUBLIC_URL": "https://soudan.example",
            "PYTHONWARNINGS": "ignore",
            **platform.settings,
            **settings,
        }
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def webhook(self) -> str:
        return f"{self.url}/line/webhook"

    def start(self) -> DeskProcess:
        """Start, and wait until a talk can be had."""
        with (self.folder / "desk.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "desk.app"], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.url}/readyz", timeout=2).status_code == 200:
                    return self
            except httpx.HTTPError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        self.stop()
        raise AssertionError(f"the desk did not start:\n{self.log()}")

    def kill(self) -> None:
        """kill -9."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End it."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def log(self) -> str:
        """The end of its log."""
        return (self.folder / "desk.log").read_text()[-4000:]

    def send(self, *events: dict[str, object]) -> httpx.Response:
        """A webhook, signed as LINE signs."""
        body = self.platform.body(*events)
        return httpx.post(
            self.webhook, content=body, headers={"x-line-signature": self.platform.sign(body)}, timeout=30
        )


def wait_for(condition: object, seconds: float = 15.0) -> bool:
    """Until a condition holds."""
    assert callable(condition)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.05)
    return bool(condition())
