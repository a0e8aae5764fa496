"""`make run` as an engineer uses it: everything up with one command, what dies comes back, Ctrl-C leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from tests.stack import ROOT, free_port

pytestmark = pytest.mark.slow

STOP_SECONDS = 30


class Run:
    """`make run` in a terminal of its own."""

    def __init__(self, folder: Path) -> None:
        self.ports = [free_port() for _ in range(3)]
        desk, actions, rasa = self.ports
        self.url = f"http://127.0.0.1:{desk}"
        self.environment = {
            # Started by hand, not by the make that runs the tests.
            **{name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))},
            "MADO_VAR": str(folder),
            "MADO_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/madoakari.db",
            "MADO_PORT": str(desk),
            "MADO_ACTIONS_PORT": str(actions),
            "MADO_RASA_URL": f"http://127.0.0.1:{rasa}",
        }
        self.printed = folder / "printed.txt"
        with self.printed.open("wb") as out:
            # A session of its own is what a terminal gives: Ctrl-C goes to all of its foreground processes.
            self.make = subprocess.Popen(
                ["make", "run"],
                cwd=ROOT,
                env=self.environment,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def wait_until_ready(self) -> None:
        until = time.monotonic() + 150
        while time.monotonic() < until and self.make.poll() is None:
            if "準備ができました" in self.printed.read_text():
                return
            time.sleep(0.3)
        raise AssertionError(self.printed.read_text())

    def processes(self) -> list[psutil.Process]:
        return psutil.Process(self.make.pid).children(recursive=True)

    def open_ports(self) -> list[int]:
        found = []
        for port in self.ports:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    found.append(port)
        return found

    def everything_ends(self, started: list[psutil.Process]) -> bool:
        _, alive = psutil.wait_procs(started, timeout=STOP_SECONDS)
        return alive == [] and self.open_ports() == []


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    found = Run(tmp_path)
    try:
        found.wait_until_ready()
        yield found
    finally:
        if found.make.poll() is None:
            os.killpg(found.make.pid, signal.SIGTERM)
            found.make.wait(STOP_SECONDS)


def test_ctrl_c_ends_every_process_and_a_second_start_is_refused_with_a_sentence(run: Run) -> None:
    printed = run.printed.read_text()
    assert f"{run.url}/console" in printed
    assert "make admin" in printed
    assert "LINE: 切" in printed

    again = subprocess.run(
        ["make", "run"],
        cwd=ROOT,
        env=run.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert again.returncode != 0
    assert f"ポート {run.ports[0]} は、もう使われています" in again.stderr

    desk = next(each for each in run.processes() if "desk.app" in " ".join(each.cmdline()))
    desk.kill()
    desk.wait(10)
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            if httpx.get(f"{run.url}/readyz").status_code == 200:
                break
        except httpx.HTTPError:
            time.sleep(0.3)
    assert httpx.get(f"{run.url}/readyz").status_code == 200

    started = run.processes()
    os.killpg(run.make.pid, signal.SIGINT)
    assert run.everything_ends(started)
    assert "止めました。" in run.printed.read_text()


def test_nothing_stays_behind_when_make_itself_is_killed(run: Run) -> None:
    started = run.processes()
    run.make.kill()
    run.make.wait()
    assert run.everything_ends(started)
