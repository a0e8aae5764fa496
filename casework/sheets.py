"""Tables as files: CSV that Excel opens rightly (UTF-8 BOM), and .xlsx; no cell can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from casework import clock

BOM = "\ufeff"
RISKY_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the start of a formula."""


def neutral(value: Any) -> Any:
    """A cell's value; a text that would start a formula is kept as text by an apostrophe."""
    if isinstance(value, datetime):
        return clock.in_tokyo(value).strftime("%Y/%m/%d %H:%M")
    if isinstance(value, date):
        return value.strftime("%Y/%m/%d")
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return value
    text = "".join(character for character in str(value) if character in "\n\t" or ord(character) >= 32)
    return f"'{text}" if text.startswith(RISKY_STARTS) else text


def as_csv(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as CSV, the first being the heads."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([neutral(cell) for cell in row])
    return (BOM + out.getvalue()).encode()


def as_xlsx(sheets: Sequence[tuple[str, Sequence[Sequence[Any]]]]) -> bytes:
    """Sheets of rows as a workbook, the first row of each being its heads."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title[:31].translate(str.maketrans("[]:*?/\\", "       ")))
        for row in rows:
            sheet.append([neutral(cell) for cell in row])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for column in sheet.columns:
            longest = max(
                (len(line) for cell in column for line in str(cell.value or "").split("\n")), default=4
            )
            sheet.column_dimensions[column[0].column_letter].width = min(60, longest * 1.8 + 2)
            for cell in column:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
