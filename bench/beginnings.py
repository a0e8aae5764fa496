"""What comes before the first word: training from nothing, starting until a talk can be had, the page's script."""

from __future__ import annotations

import gzip
import os
import subprocess
import tempfile
import time

from tests.stack import ROOT, Stack

SCRIPT = ROOT / "desk" / "static" / "build" / "chat.js"


def training_seconds() -> float:
    """Seconds of a training from nothing, as `make train` does it."""
    with tempfile.TemporaryDirectory(prefix="madoakari-train-") as folder:
        environment = {
            **os.environ,
            "RASA_TELEMETRY_ENABLED": "false",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            "PYTHONWARNINGS": "ignore",
        }
        command = [str(ROOT / "bot/.venv/bin/python"), "-m", "bot.train", "--out", folder]
        begun = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        return time.perf_counter() - begun


def seconds_to_the_first_answer(stack: Stack) -> float:
    """Seconds from starting all processes on an empty folder to the greeting in a resident's stream."""
    begun = time.perf_counter()
    stack.start()
    stack.resident().open()
    return time.perf_counter() - begun


def script_kb() -> float:
    """Kilobytes of the resident's page's script, gzipped."""
    return len(gzip.compress(SCRIPT.read_bytes(), 9)) / 1_000
