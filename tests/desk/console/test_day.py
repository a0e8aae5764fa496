"""A consultant's whole day in the browser, from the login with a code to the export."""

from __future__ import annotations

import re

import pyotp
import pytest
from playwright.sync_api import Page, expect

from casework import clock
from tests.desk.console.conftest import PASSWORD, Desk, Person, log_in
from tests.desk.console.test_browser import check_page

pytestmark = pytest.mark.slow


def _set_up_second_factor(page: Page, desk: Desk, email: str) -> pyotp.TOTP:
    log_in(page, desk, email)
    page.goto(f"{desk.url}/console/me/totp")
    check_page(page)
    totp = pyotp.TOTP(page.get_by_test_id("totp-secret").inner_text())
    page.get_by_test_id("totp-code").fill(totp.now())
    page.get_by_test_id("totp-submit").click()
    recovery = page.get_by_test_id("recovery-codes").locator("code").first.inner_text()
    check_page(page)
    page.goto(f"{desk.url}/console")
    page.locator(".menu summary").click()
    page.get_by_role("button", name="ログアウト").click()
    page.get_by_test_id("login-email").fill(email)
    page.get_by_test_id("login-password").fill(PASSWORD)
    page.get_by_test_id("login-submit").click()
    check_page(page)
    page.get_by_test_id("login-code").fill(recovery)
    page.get_by_test_id("login-code-submit").click()
    page.wait_for_url("**/console")
    return totp


def test_the_whole_day(desk: Desk, page: Page, supervisor: Person) -> None:
    number = desk.case("派遣の仕事が終わりました。来月の家賃が払えません。", risk="no_food")
    _set_up_second_factor(page, desk, desk.account("ichinichi@example.jp", name="一日 働子"))
    check_page(page)
    case = f"{desk.url}/console/cases/{number}"

    page.get_by_test_id("alarm-banner").get_by_role("link", name=number).click()
    page.get_by_test_id("take").click()
    page.get_by_test_id("answer-text").fill("今日の食べものを、いま確かめています。")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("case-talk")).to_contain_text("今日の食べものを、いま確かめています。")

    page.locator("#answer-rent summary").first.click()
    page.locator("#answer-rent input[name=value]").fill("48000")
    page.locator("#answer-rent").get_by_role("button", name="訂正する").click()
    expect(page.locator("#answer-rent")).to_contain_text("4万8,000円")

    page.goto(f"{case}?tab=plan")
    check_page(page)
    page.get_by_test_id("plan-edit").click()
    page.get_by_label("生活に対する意向").fill("今の部屋で暮らし、仕事をさがす")
    page.get_by_test_id("plan-save").click()
    expect(page.get_by_test_id("plan")).to_contain_text("第2版")
    page.get_by_label("第2版に").select_option("yes")
    page.get_by_label("確かめ方").select_option("meeting")
    page.get_by_test_id("agree").click()
    page.get_by_test_id("ask-approval").click()
    expect(page.locator("#approval")).to_contain_text("承認待ち")
    approval = re.findall(r"/console/approvals/(\d+)", supervisor.see(f"/console/cases/{number}?tab=plan"))[
        -1
    ]
    supervisor.send(f"/console/approvals/{approval}", answer="yes")

    page.goto(f"{case}?tab=work")
    check_page(page)
    page.locator("#screening summary").click()
    page.locator("#screening-result").select_option("plan")
    page.get_by_test_id("screen").click()
    page.locator("#assessment summary").click()
    page.get_by_test_id("assess").click()
    page.get_by_label("参加者").fill("本人、相談員、福祉事務所")
    page.locator("#meeting-result").select_option("fit")
    page.get_by_test_id("meet").click()
    page.locator("#decision-result").select_option("decided")
    page.get_by_test_id("decide").click()
    page.locator("#programme").select_option(index=1)
    page.get_by_test_id("service").click()
    page.locator("#kind").select_option("monitoring")
    page.locator("#what").fill("電話で様子を聞く")
    page.locator("#due_on").fill(str(clock.today()))
    page.get_by_test_id("task-add").click()

    page.goto(f"{desk.url}/console/tasks")
    expect(page.locator("main")).to_contain_text("電話で様子を聞く")
    check_page(page)
    page.get_by_role("button", name=re.compile("電話で様子を聞く")).click()

    page.goto(f"{case}?tab=work")
    page.get_by_label("目標の達成").fill("家賃を払い、仕事が決まった")
    page.get_by_label("住まいの確保・安定化").check()
    page.get_by_label("就労した").check()
    page.locator("#outcome").select_option("close")
    page.get_by_test_id("evaluate").click()
    page.get_by_test_id("ask-closing").click()
    approval = re.findall(r"/console/approvals/(\d+)", supervisor.see(f"/console/cases/{number}?tab=work"))[
        -1
    ]
    supervisor.send(f"/console/approvals/{approval}", answer="yes")
    page.goto(case)
    expect(page.locator("h1")).to_contain_text("終結")
    for tab in ("records", "notes", "guide"):
        page.goto(f"{case}?tab={tab}")
        check_page(page)

    page.goto(f"{desk.url}/console/statistics")
    expect(page.locator("#chart-needs")).to_be_visible()
    check_page(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")


@pytest.mark.parametrize("width", [1366, 390])
def test_every_page_is_whole_on_a_desk_and_on_a_phone(desk: Desk, page: Page, width: int) -> None:
    number = desk.case("とても長い言葉" * 40, risk="violence")
    page.set_viewport_size({"width": width, "height": 844 if width < 500 else 768})
    log_in(page, desk, desk.account("kanri@example.jp", "admin", "管理 次郎"))
    for path in (
        "", "/accounts", "/supervision", "/safety", "/tasks", "/me", "/statistics", f"/cases/{number}",
        f"/cases/{number}?tab=plan", f"/cases/{number}?tab=work", f"/cases/{number}/print",
        f"/cases/{number}/plan/compare", "?text=見つからない言葉", "/cases/0000-00000-0",
    ):  # fmt: skip
        page.goto(f"{desk.url}/console{path}")
        check_page(page)
