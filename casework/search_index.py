"""The search index anew for every case: `python -m casework.search_index` (old rows, a changed key)."""

from __future__ import annotations

import asyncio
import sys

from sqlalchemy import select

from casework import search
from casework.storage import Case, Database, database

BATCH = 50


async def index_all(base: Database) -> int:
    """Index every case, some at a time, so that the desk can go on meanwhile; returns how many."""
    last = done = 0
    while True:
        async with base.begin() as session:
            query = select(Case.id).where(Case.id > last).order_by(Case.id).limit(BATCH)
            ids = list(await session.scalars(query))
            for case_id in ids:
                await search.index_again(session, case_id)
        if not ids:
            return done
        last, done = ids[-1], done + len(ids)


def main() -> None:
    """Index the configured database."""

    async def work() -> int:
        try:
            return await index_all(database())
        finally:
            await database().close()

    sys.stdout.write(f"{asyncio.run(work())} 件のケースの索引を作りました。\n")


if __name__ == "__main__":
    main()
