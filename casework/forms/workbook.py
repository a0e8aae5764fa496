"""A form as an .xlsx workbook: one A4 page wide, Japanese fonts, every text as text (no formula can hide in it)."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from casework.forms.paper import Form, Section, Table

FONT = "游ゴシック"
COLUMNS = 6
COLUMN_WIDTH = 15.5
LONGEST_CELL = 32_000
CHARACTERS_IN_A_LINE = 15
LINE_HEIGHT = 16.0

_thin = Side(style="thin", color="808080")
_box = Border(left=_thin, right=_thin, top=_thin, bottom=_thin)
_label_fill = PatternFill("solid", fgColor="EEF2F7")
_heading_fill = PatternFill("solid", fgColor="D9E2EC")


def to_xlsx(form: Form) -> bytes:
    """The form as the bytes of a workbook."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = form.title[:31]
    _page(sheet)
    row = _title(sheet, form)
    for section in form.sections:
        row = _section(sheet, section, row)
    _write(sheet, row + 1, 1, COLUMNS, form.note, size=8)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _page(sheet: Worksheet) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    for number in range(1, COLUMNS + 1):
        sheet.column_dimensions[chr(64 + number)].width = COLUMN_WIDTH


def _title(sheet: Worksheet, form: Form) -> int:
    _write(sheet, 1, 1, COLUMNS, form.title, size=14, bold=True)
    _write(sheet, 2, 1, COLUMNS, f"受付番号 {form.number}　　印刷日 {form.printed_on}", size=9)
    return 4


def _section(sheet: Worksheet, section: Section, row: int) -> int:
    _write(sheet, row, 1, COLUMNS, section.title, bold=True, fill=_heading_fill, border=True)
    row += 1
    for field in section.fields:
        _write(sheet, row, 1, 2, field.shown_label, size=9, fill=_label_fill, border=True)
        _write(sheet, row, 3, COLUMNS - 2, field.value, border=True)
        lines = max(_lines(field.shown_label, 2), _lines(field.value, COLUMNS - 2))
        sheet.row_dimensions[row].height = lines * LINE_HEIGHT
        row += 1
    if section.table:
        row = _table(sheet, section.table, row)
    return row + 1


def _table(sheet: Worksheet, table: Table, row: int) -> int:
    spans = _spans(len(table.headings))
    blank = ("",) * len(table.headings)
    for number, cells in enumerate((table.headings, *table.rows, *(blank for _ in range(table.empty_rows)))):
        column = 1
        for text, span in zip(cells, spans, strict=True):
            fill = _label_fill if number == 0 else None
            _write(sheet, row, column, span, text, size=9, fill=fill, border=True)
            column += span
        lines = max(_lines(text, span) for text, span in zip(cells, spans, strict=True))
        sheet.row_dimensions[row].height = max(lines, 2 if number > len(table.rows) else 1) * LINE_HEIGHT
        row += 1
    return row


def _spans(headings: int) -> list[int]:
    """How the page's columns are shared; the last heading gets what is left."""
    each = COLUMNS // headings
    return [each] * (headings - 1) + [COLUMNS - each * (headings - 1)]


def _lines(text: str, columns: int) -> int:
    width = CHARACTERS_IN_A_LINE * columns // 2
    return max(1, sum(1 + len(line) // max(width, 1) for line in text.split("\n")))


def _write(
    sheet: Worksheet,
    row: int,
    column: int,
    span: int,
    text: str,
    *,
    size: int = 10,
    bold: bool = False,
    fill: PatternFill | None = None,
    border: bool = False,
) -> None:
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, Cell)
    # A resident's words could begin with "="; as an inline string they never become a formula.
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL]
    cell.data_type = "s"
    cell.font = Font(name=FONT, size=size, bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if fill:
        cell.fill = fill
    if border:
        for place in range(column, column + span):
            sheet.cell(row=row, column=place).border = _box
    if span > 1:
        sheet.merge_cells(start_row=row, start_column=column, end_row=row, end_column=column + span - 1)
