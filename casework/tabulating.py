"""A table of the statistics with the chart beside it, and counting by a column or by what belongs to a case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import distinct, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from casework.storage import Case

SEVERAL = "1件に2つ以上あるときは、それぞれに数えます。"


@dataclass
class Table:
    """A table, and the chart beside it."""

    id: str
    title: str
    columns: list[str]
    rows: list[list[Any]]
    note: str = ""
    chart: str = "bar"


def in_scope(scope: tuple[str, ...] | None) -> list[Any]:
    """The condition that a case is of these municipalities, or of one that nobody knows yet."""
    return [or_(Case.municipality.is_(None), Case.municipality.in_(scope))] if scope is not None else []


def cases_of(conditions: list[Any]) -> Any:
    """The ids of these cases, as a part of another query: faster than a join, because they come in order."""
    return select(Case.id).where(*conditions)


@dataclass(frozen=True)
class Kind:
    """What belongs to a case and is counted: how its table is called, and the words for its codes."""

    id: str
    title: str
    names: dict[str, str]
    several: bool
    """Whether a case may have the same one more than once."""


async def by_kind(session: AsyncSession, kind: Kind, table: Any, standing: Any, opened: list[Any]) -> Table:
    """New cases by their needs or dangers."""
    rows = await session.execute(
        select(table.name, func.count(distinct(table.case_id)) if kind.several else func.count())
        .where(standing, table.case_id.in_(cases_of(opened)))
        .group_by(table.name)
    )
    counted = {name: count for name, count in rows}
    found = [[words, counted.get(name, 0)] for name, words in kind.names.items()]
    return Table(kind.id, kind.title, ["項目", "件数"], found, SEVERAL)


def counted_table(table_id: str, title: str, counted: Counter[str | None], names: dict[str, str]) -> Table:
    """What was counted, the most frequent first."""
    rows: list[list[Any]] = [
        [names.get(name or "", name or "未確認"), count] for name, count in counted.most_common()
    ]
    return Table(table_id, title, ["項目", "件数"], rows)
