"""`amounts.yml`: every sum of money by date, household size and 級地, each with its source.

A sum is looked up for a day. Rows may be marked unverified (未確認), and rows that are only
expected (見込み) never answer a plain look-up: they only tell that a limit is about to change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from casework.city.base import Strict, Text

_SIZES = re.compile(r"^(\d+)(?:-(\d+)|\+)?$")


def _sizes(key: str) -> str:
    if not _SIZES.match(key):
        raise ValueError(f"「{key}」は使えません。人数は 1、3-5、7+ のように書いてください。")
    return key


Sizes = Annotated[str, AfterValidator(_sizes)]
Yen = Annotated[int, Field(ge=0)]


def covers(key: str, size: int) -> bool:
    """Whether a key such as `3-5` or `7+` takes in a number of people."""
    match = _SIZES.match(key)
    if match is None:
        return False
    first, last = int(match[1]), match[2]
    if key.endswith("+"):
        return size >= first
    return first <= size <= int(last or first)


class Row(Strict):
    """Sums that hold from a day on. Exactly one of `yen` and `by_size` is filled."""

    valid_from: date
    valid_to: date | None = None
    grade: str | None = None
    """Only for this 級地: `2-1`, or `2` for both 2-1 and 2-2. Null: everywhere."""
    municipality: str | None = None
    """Only for this municipality; it goes before a row by 級地."""
    yen: Yen | None = None
    by_size: dict[Sizes, Yen] | None = None
    verified_on: date | None
    source_url: Text
    expected: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _one_form(self) -> Row:
        if (self.yen is None) == (self.by_size is None):
            raise ValueError("yen か by_size のどちらか一方を書いてください。")
        return self

    def value(self, size: int | None) -> int | None:
        """The sum for a household of this size, if this row has it."""
        if self.by_size is None:
            return self.yen
        if size is None:
            return None
        return next((yen for key, yen in self.by_size.items() if covers(key, size)), None)


class AmountSeries(Strict):
    """One kind of sum through the years."""

    id: Text
    label: Text
    unit: Literal["円", "円/月", "円/年", "円/回"]
    size_is: Literal["household_size", "children", "dependants", "none"]
    """What the number in `by_size` counts."""
    rows: tuple[Row, ...]
    """Empty: a gap of the city. What asks for it is then "not known"."""


@dataclass(frozen=True)
class Looked:
    """What was found for a day: the sum and how sure it is."""

    yen: int
    verified: bool
    source_url: str
    valid_from: date
    note: str


class Amounts(Strict):
    """The whole file."""

    amounts: tuple[AmountSeries, ...]

    def for_rules(self) -> list[tuple[str, str]]:
        """(id, label) of the sums that a rule may name: one for each household, known by its size."""
        return [
            (series.id, series.label)
            for series in self.amounts
            if series.size_is in ("household_size", "none")
        ]

    def series(self, name: str) -> AmountSeries:
        """One kind of sum by its id; KeyError if there is none."""
        for series in self.amounts:
            if series.id == name:
                return series
        raise KeyError(name)

    def look_up(
        self,
        name: str,
        on: date,
        size: int | None = None,
        grade: str | None = None,
        municipality: str | None = None,
        *,
        expected: bool = False,
    ) -> Looked | None:
        """The sum that holds on a day; None where the city has a gap."""
        found = [
            (row, value)
            for row in self._rows(name, on, expected)
            if _fits(row, grade, municipality) and (value := row.value(size)) is not None
        ]
        if not found:
            return None
        row, value = max(found, key=lambda pair: _weight(pair[0]))
        return Looked(value, row.verified_on is not None, row.source_url, row.valid_from, row.note)

    def yen(self, name: str, on: date, size: int | None = None, grade: str | None = None) -> int | None:
        """The bare sum that holds on a day."""
        looked = self.look_up(name, on, size, grade)
        return None if looked is None else looked.yen

    def _rows(self, name: str, on: date, expected: bool) -> Iterator[Row]:
        for row in self.series(name).rows:
            if (
                row.expected == expected
                and row.valid_from <= on
                and (row.valid_to is None or on <= row.valid_to)
            ):
                yield row


def _fits(row: Row, grade: str | None, municipality: str | None) -> bool:
    if row.municipality is not None and row.municipality != municipality:
        return False
    return row.grade is None or (
        grade is not None and (grade == row.grade or grade.split("-")[0] == row.grade)
    )


def _weight(row: Row) -> tuple[bool, date, bool]:
    return (row.municipality is not None, row.valid_from, row.verified_on is not None)
