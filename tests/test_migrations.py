"""The schema's history runs on both databases and ends where the code is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres import PostgresServer
from tests.stack import ROOT, migrate

pytestmark = pytest.mark.slow


def alembic(url: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "alembic", *arguments],
        cwd=ROOT,
        env={**os.environ, "MADO_DATABASE_URL": url},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def test_sqlite_goes_up_and_down_and_matches_the_tables(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/history.db"
    migrate(url)
    assert "No new upgrade operations detected" in alembic(url, "check")
    alembic(url, "downgrade", "base")
    migrate(url)


def test_postgresql_goes_up_and_down_and_matches_the_tables(postgres: PostgresServer) -> None:
    url = postgres.new_database()
    migrate(url)
    assert "No new upgrade operations detected" in alembic(url, "check")
    alembic(url, "downgrade", "base")
    migrate(url)
