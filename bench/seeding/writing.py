"""Rows into the database as fast as it takes them: many at once, past the product's own objects."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from casework.storage import Database
from casework.storage.tables import Base


def _columns(table: str, rows: list[dict[str, Any]]) -> list[str]:
    known = Base.metadata.tables[table].columns
    names = {name for row in rows for name in row}
    return [column.name for column in known if column.name in names]


def _plain(value: Any) -> Any:
    return (
        value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
        if isinstance(value, datetime)
        else value
    )


async def _write_sqlite(base: Database, table: str, rows: list[dict[str, Any]]) -> None:
    columns = _columns(table, rows)
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    async with base.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        await driver.execute("PRAGMA synchronous=OFF")
        await driver.execute("BEGIN")
        await driver.executemany(
            statement, [tuple(_plain(row.get(name)) for name in columns) for row in rows]
        )
        await driver.commit()


async def _write_postgres(base: Database, table: str, rows: list[dict[str, Any]]) -> None:
    columns = _columns(table, rows)
    async with base.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        async with (
            driver.cursor() as cursor,
            cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
        ):
            for row in rows:
                await copy.write_row([row.get(name) for name in columns])
        await driver.commit()


async def flush(base: Database, tables: dict[str, list[dict[str, Any]]]) -> None:
    write = _write_sqlite if base.is_sqlite else _write_postgres
    for table in Base.metadata.sorted_tables:
        rows = tables.get(table.name)
        if rows:
            await write(base, table.name, rows)
    tables.clear()
