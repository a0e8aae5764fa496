"""The training data and the domain fit together: `rasa data validate` has nothing to say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RASA = Path(sys.executable).parent / "rasa"
NOTED_BY_RASA = "rasa/shared/utils/io.py"


@pytest.mark.slow
def test_the_validator_of_rasa_finds_nothing_to_warn_of() -> None:
    run = subprocess.run(
        [str(RASA), "data", "validate", "--domain", "domain.yml", "--data", "data"],
        cwd=ROOT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = run.stdout + run.stderr
    assert run.returncode == 0, said
    assert "No story structure conflicts found" in said
    assert [line for line in said.splitlines() if NOTED_BY_RASA in line] == []
