"""The office's five forms (帳票) as pages: opened, read by axe, printed on A4, downloaded as Excel, each look noted."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from casework.forms import FORMS
from tests.desk.console.conftest import Desk, Person, log_in
from tests.desk.console.test_browser import check_page
from tests.stack import ROOT

pytestmark = pytest.mark.slow

PICTURES = ROOT / "test-artifacts"


@pytest.fixture(scope="module")
def number(desk: Desk) -> str:
    return desk.case("家賃が2か月払えていません。<b>助けて</b> =1+1")


@pytest.mark.parametrize("form", FORMS)
def test_each_form_opens_reads_well_on_a_screen_and_a_phone_and_prints_upright(
    desk: Desk, page: Page, number: str, form: str
) -> None:
    log_in(page, desk, desk.account("taro@example.jp"))
    page.goto(f"{desk.url}/console/cases/{number}")
    page.goto(f"{desk.url}/console/cases/{number}/forms")
    check_page(page)
    page.get_by_role("link", name=f"{FORMS[form][0]}を見る").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(FORMS[form][0])
    expect(page.locator("main")).to_contain_text(number)
    check_page(page)
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"form-{form}.png", full_page=True)
    page.set_viewport_size({"width": 360, "height": 740})
    check_page(page)
    page.emulate_media(media="print")
    expect(page.locator("nav").first).not_to_be_visible()
    expect(page.get_by_role("button", name="印刷")).not_to_be_visible()
    printed = page.pdf(format="A4", path=PICTURES / f"form-{form}.pdf")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2


def test_what_was_said_stands_in_the_form_as_text_and_in_excel_as_no_formula(
    consultant: Person, number: str
) -> None:
    page = consultant.see(f"/console/cases/{number}/forms/reception")
    assert "&lt;b&gt;助けて&lt;/b&gt;" in page
    answer = consultant.client.get(f"/console/cases/{number}/forms/reception.xlsx")
    assert answer.headers["content-disposition"].startswith("attachment")
    cells = [
        cell
        for sheet in load_workbook(BytesIO(answer.content))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    ]
    assert any(number in str(cell.value) for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)


def test_a_form_that_does_not_exist_is_a_clear_404(consultant: Person, number: str) -> None:
    answer = consultant.client.get(f"/console/cases/{number}/forms/nothing")
    assert answer.status_code == 404
    assert "見つかりません" in answer.text


def test_who_opened_a_form_stands_in_the_cases_record(consultant: Person, number: str) -> None:
    consultant.see(f"/console/cases/{number}/forms/plan")
    assert "相談 太郎" in consultant.see(f"/console/cases/{number}")
