"""Files for spreadsheets: Excel reads the Japanese, and no cell of a resident's making becomes a formula."""

from __future__ import annotations

import csv
import io

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from casework import sheets


@given(st.text(max_size=40))
def test_no_text_can_start_a_formula(text: str) -> None:
    row = next(csv.reader(io.StringIO(sheets.as_csv([[text, "x"]]).decode("utf-8-sig"))))
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_csv_begins_with_the_mark_that_excel_needs() -> None:
    assert sheets.as_csv([["日付"]]).startswith(b"\xef\xbb\xbf")


def test_numbers_stay_numbers_and_formulas_become_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheets.as_xlsx([("表", [["名", "数"], ["=1+1", -3]])])))
    assert [cell.value for cell in book["表"][2]] == ["'=1+1", -3]
    assert [cell.data_type for cell in book["表"][2]] == ["s", "n"]
