"""The statistics of a month, a quarter and a fiscal year: the same figures on the page, in the CSV and in the book."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest

from casework import cases, clock, conversations, plan_steps, staff
from casework.storage import Decision
from tests.desk.console.conftest import PLAN, Desk, Person

pytestmark = pytest.mark.slow

OPENED = {
    datetime(2023, 4, 1, 0, 0, tzinfo=clock.TOKYO): "釧路町",
    datetime(2023, 6, 30, 23, 59, tzinfo=clock.TOKYO): "釧路市",
    datetime(2023, 11, 5, 12, 0, tzinfo=clock.TOKYO): "よその町",
    datetime(2024, 3, 31, 23, 59, tzinfo=clock.TOKYO): "釧路町",
    datetime(2024, 4, 1, 0, 0, tzinfo=clock.TOKYO): "釧路町",  # already the next year
}
"""Cases of a year of which the other tests write nothing."""


@pytest.fixture(scope="module", autouse=True)
def year(desk: Desk) -> None:
    """A fiscal year with four cases: each answered after 30 minutes, one plan decided, one evaluated."""

    async def write(session: Any) -> None:
        email = "tokei@example.jp"
        person = await staff.create(
            session, email=email, name="統計 係", password="a-long-password-9", role="consultant"
        )
        for opened_at, place in OPENED.items():
            talk, _ = await conversations.open_web_talk(session)
            case = await cases.open_case(session, talk)
            case.opened_at, case.municipality, case.submitted_at = opened_at, place, opened_at
            case.first_answered_at = opened_at + timedelta(minutes=30)
            await cases.set_needs(session, case, ["housing", "employment"], source="confirmed")
            await cases.record_answer(session, case, "rent", unread=True, said="5まんくらい?")
        plan = await cases.add_plan(session, case, {**PLAN, "work_support": True}, state="decided")
        session.add(
            Decision(
                case_id=case.id, plan_id=plan.id, staff_id=person.id, decided_on=date(2023, 8, 1), result="decided",
                at=clock.now(),
            )
        )  # fmt: skip
        await plan_steps.evaluate(
            session, case, person, on=date(2024, 2, 1), reached="働きはじめた", changes=["income_work"],
            remaining=None, started_work=True, earned_more=False, outcome="close",
        )  # fmt: skip

    desk.write(write)


@pytest.fixture(scope="module")
def of_an_office(desk: Desk) -> Iterator[Person]:
    """A supervisor who sees one office's cases only."""

    async def put_into_it(session: Any) -> None:
        person = await staff.by_email(session, "tokei-shunin@example.jp")
        assert person is not None
        person.office = "kurashigoto"

    email = desk.account("tokei-shunin@example.jp", "supervisor")
    desk.write(put_into_it)
    person = Person(desk, email)
    yield person
    person.client.close()


def rows_of(person: Person, period: str) -> dict[str, list[str]]:
    """The CSV's rows by their first cell, each the first time that it stands there."""
    answer = person.client.get(f"/console/statistics.csv?period={period}")
    assert answer.status_code == 200
    assert f"statistics-{period}.csv" in answer.headers["content-disposition"]
    found: dict[str, list[str]] = {}
    for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))):
        if row:
            found.setdefault(row[0], row[1:])
    return found


@pytest.mark.parametrize(
    ("period", "new", "plans", "started"),
    [
        ("2023-FY", "4", "1", "1"),
        ("2023-Q1", "2", "0", "0"),
        ("2023-Q2", "0", "1", "0"),
        ("2023-Q4", "1", "0", "1"),
        ("2023-11", "1", "0", "0"),
        ("2024-04", "1", "0", "0"),
    ],
)
def test_each_period_counts_what_fell_into_it(
    supervisor: Person, period: str, new: str, plans: str, started: str
) -> None:
    rows = rows_of(supervisor, period)
    assert rows["新規相談受付"][0] == new
    assert rows["プラン作成"][0] == plans
    assert rows["就労支援対象者"][0] == plans
    assert rows["就労した人"][0] == started


def test_the_year_shows_rates_a_month_needs_places_and_its_twelve_months(supervisor: Person) -> None:
    rows = rows_of(supervisor, "2023-FY")
    assert rows["期間"][0] == "2023年度（2023年4月〜2024年3月）"
    assert rows["住まい"][0] == "4"
    assert rows["釧路町"][0] == "2"
    assert rows["最初の返事まで（分・中央値）"][0] == "30"
    assert rows["就労・増収率（%）"][0] == "100"
    assert rows["就労収入が増加した"][0] == "1"
    months = [name for name in rows if name[:2] == "20" and name[4:5] == "-"]
    assert (months[0], months[-1], len(months)) == ("2023-04", "2024-03", 12)
    assert rows["2023-08"] == ["0", "1", "0"]
    assert rows["2024-02"] == ["0", "0", "1"]
    page = supervisor.see("/console/statistics?period=2023-FY")
    assert "統計：2023年度（2023年4月〜2024年3月）" in page
    assert "12か月で割っています" in page
    assert 'canvas id="chart-needs"' in page
    assert "/console/statistics.xlsx?period=2023-FY" in page
    assert "national.csv" not in page, "the national system takes months"
    per_month = float(rows["新規相談受付"][1])
    one_month = float(rows_of(supervisor, "2023-11")["新規相談受付"][1])
    assert one_month == pytest.approx(3 * per_month, abs=0.2), "four in twelve months, one in one"


def test_the_book_has_the_same_figures(supervisor: Person) -> None:
    answer = supervisor.client.get("/console/statistics.xlsx?period=2023-FY")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["国への報告"]
    rows = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert rows["新規相談受付"] == 4


def test_a_supervisor_of_one_office_counts_its_cases_only(of_an_office: Person) -> None:
    rows = rows_of(of_an_office, "2023-FY")
    assert rows["新規相談受付"][0] == "3"
    assert "よその町" not in rows
    assert rows["2023-11"][0] == "0"


def test_questions_left_unread_are_counted_over_the_year(supervisor: Person) -> None:
    text = supervisor.client.get("/console/statistics.csv?period=2023-FY").content.decode("utf-8-sig")
    misread = text.split("読みまちがい")[1]
    assert "家賃（月）,4,4,0,0" in misread


def test_what_is_no_period_shows_this_month_and_the_national_csv_wants_a_month(supervisor: Person) -> None:
    this = clock.today()
    assert f"統計：{this.year}年{this.month}月" in supervisor.see("/console/statistics?period=nonsense")
    assert supervisor.client.get("/console/national.csv?period=2023-FY").status_code == 400
    assert supervisor.client.get("/console/national.csv?period=2023-11").status_code == 200
