"""A big desk to measure with: `python -m bench.seed --cases 100000 --messages 1000000`.

It fills the configured database. Everything is made up: sentences of the product's own training data, put
together by a seeded generator. Words are encrypted and indexed as the product does it; equal sentences share
one encrypted copy, which only saves time here.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Iterator

from sqlalchemy import text as sql

from bench.seeding.cases import Generator
from bench.seeding.writing import flush
from casework import clock
from casework.storage import database
from casework.storage.tables import Base

ROWS_AT_ONCE = 20_000


def _batches(generator: Generator) -> Iterator[None]:
    generator.staff()
    for case_id in range(1, generator.count + 1):
        generator.case(case_id)
        if len(generator.tables.get("messages", ())) >= ROWS_AT_ONCE:
            yield
    yield


async def seed(cases: int, messages: int, seed_number: int = 5) -> None:
    """Fill the configured, migrated, empty database."""
    base = database()
    begun = time.monotonic()
    generator = Generator(cases, messages, seed_number, clock.now())
    index_after = base.is_sqlite and cases >= 10_000
    if index_after:
        async with base.begin() as session:
            await session.execute(sql("DROP INDEX IF EXISTS ix_search_grams_case_id"))
    pairs: list[tuple[int, int]] = []
    for _ in _batches(generator):
        # The index is written at the end, in its own order: far faster than row by row.
        pairs += [(row["gram"], row["case_id"]) for row in generator.tables.pop("search_grams", [])]
        await flush(base, generator.tables)
        print(f"\r{generator.message_id:,} 件の文", end="", file=sys.stderr, flush=True)
    pairs.sort()
    for start in range(0, len(pairs), 500_000):
        rows = [{"gram": gram, "case_id": case_id} for gram, case_id in pairs[start : start + 500_000]]
        await flush(base, {"search_grams": rows})
    async with base.begin() as session:
        if index_after:
            await session.execute(sql("CREATE INDEX ix_search_grams_case_id ON search_grams (case_id)"))
        if not base.is_sqlite:
            for table in Base.metadata.sorted_tables:
                if "id" in table.columns and table.columns["id"].autoincrement is True:
                    await session.execute(
                        sql(
                            f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                            f"(SELECT coalesce(max(id), 1) FROM {table.name}))"
                        )
                    )
        await session.execute(sql("ANALYZE"))
    await base.close()
    seconds = time.monotonic() - begun
    done = f"{cases:,} ケース、{generator.message_id:,} 文、索引 {len(pairs):,} 行、{seconds:.0f} 秒"
    print(f"\n{done}", file=sys.stderr)


def main() -> None:
    """Fill the configured database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    asyncio.run(seed(options.cases, options.messages, options.seed))


if __name__ == "__main__":
    main()
