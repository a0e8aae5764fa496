"""What a form is made of: sections of fields and tables. The workbook and the print page are made from this alone."""

from __future__ import annotations

from dataclasses import dataclass

UNVERIFIED = "※"
"""Stands behind a label whose official wording nobody has compared with the ministry's form (docs/forms.md)."""


@dataclass(frozen=True)
class Field:
    """One box: its label, what is filled in, and whether the label's wording was seen in the official form."""

    label: str
    value: str = ""
    verified: bool = False

    @property
    def shown_label(self) -> str:
        """The label, marked while it is not verified."""
        return self.label if self.verified or not self.label else f"{self.label}{UNVERIFIED}"


@dataclass(frozen=True)
class Table:
    """Rows under headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty_rows: int = 0
    """Blank rows to write in by hand."""


@dataclass(frozen=True)
class Section:
    """A part of a form with its heading."""

    title: str
    fields: tuple[Field, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Form:
    """A whole form."""

    id: str
    title: str
    number: str
    """受付番号."""
    printed_on: str
    sections: tuple[Section, ...]
    note: str = "※のついた項目名は、国の標準様式の言葉とまだ突き合わせていません。"


def ticked(label: str, on: bool) -> str:
    """A check box in words."""
    return f"{'☑' if on else '☐'} {label}"
