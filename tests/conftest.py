"""What every test has: secrets of its own, a real migrated database, and (for slow ones) the running product."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

os.environ.update(
    MADO_DATA_KEY=Fernet.generate_key().decode(),
    MADO_INDEX_KEY="0" * 64,
    MADO_RASA_TOKEN="rasa-token-of-the-tests",
    MADO_ACTIONS_TOKEN="actions-token-of-the-tests",
    MADO_DATABASE_URL="sqlite+aiosqlite:///:memory:",
)

from casework.storage import Database
from tests.postgres import PostgresServer
from tests.stack import Stack, migrate


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema, to be copied."""
    file = tmp_path_factory.mktemp("schema") / "empty.db"
    migrate(f"sqlite+aiosqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real PostgreSQL server."""
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
async def either_base(
    request: pytest.FixtureRequest, migrated_file: Path, tmp_path: Path
) -> AsyncIterator[Database]:
    """The same test on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        file = tmp_path / "test.db"
        shutil.copy(migrated_file, file)
        database = Database(f"sqlite+aiosqlite:///{file}")
    else:
        url = request.getfixturevalue("postgres").new_database()
        migrate(url)
        database = Database(url)
    yield database
    await database.close()


@pytest.fixture
async def base(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A real SQLite database of this test's own."""
    file = tmp_path / "test.db"
    shutil.copy(migrated_file, file)
    database = Database(f"sqlite+aiosqlite:///{file}")
    yield database
    await database.close()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Desk, Rasa with the trained model, and the actions, as real processes on free ports."""
    running = Stack(tmp_path_factory.mktemp("stack"))
    try:
        running.start()
        yield running
    finally:
        running.stop()
