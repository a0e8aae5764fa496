"""From the plan to the closing: what is recorded, what a supervisor must approve, what is counted."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from casework import clock
from tests.desk.console.conftest import Desk, Person

pytestmark = pytest.mark.slow

TODAY = str(clock.today())
PLAN = {
    "intention": "今の部屋で暮らす",
    "issue": ["K09", "K07"],
    "why_K09": "家賃がおくれている",
    "goal": ["家賃を払う", ""],
    "sphere": ["日常生活自立", "就労自立"],
    "due": ["2027-02-28", ""],
    "programme": ["housing_benefit"],
    "support_why": ["家賃の支払い"],
    "cautions": "電話は夕方に\n留守電は残さない",
    "work_support": "1",
}


def _taken(desk: Desk, person: Person) -> str:
    number = desk.case()
    person.send(f"/console/cases/{number}/take")
    return number


def test_a_corrected_answer_keeps_what_stood_before(desk: Desk, consultant: Person) -> None:
    number = _taken(desk, consultant)
    assert consultant.send(f"/console/cases/{number}/answers/rent", value="48000").status_code == 303
    page = consultant.see(f"/console/cases/{number}")
    assert "4万8,000円" in page
    assert "前の内容（1）" in page
    assert "5まんえん" in page
    assert consultant.send(f"/console/cases/{number}/answers/rent", value="たぶん5万").status_code == 400


def test_an_edited_plan_is_a_new_version_beside_the_old_one(desk: Desk, consultant: Person) -> None:
    number = _taken(desk, consultant)
    assert consultant.send(f"/console/cases/{number}/plan", version=1, **PLAN).status_code == 303
    page = consultant.see(f"/console/cases/{number}/plan/compare?old=1&new=2")
    assert "今の部屋に住みつづけたい" in page
    assert "今の部屋で暮らす" in page
    again = consultant.send(f"/console/cases/{number}/plan", version=1, **PLAN)
    assert again.status_code == 400, "somebody else's version is not overwritten"


def test_a_decision_needs_consent_and_a_supervisors_approval_but_not_ones_own(
    desk: Desk, consultant: Person, supervisor: Person
) -> None:
    number = _taken(desk, supervisor)
    path = f"/console/cases/{number}"
    supervisor.send(f"{path}/plan", version=1, **PLAN)
    decision = {"on": TODAY, "result": "decided"}
    assert supervisor.send(f"{path}/decisions", **decision).status_code == 409
    supervisor.send(f"{path}/plan/agreement", given="yes", how="meeting", on=TODAY)
    assert supervisor.send(f"{path}/decisions", **decision).status_code == 409
    consultant.send(f"{path}/approval", subject="plan")
    approval = _approval(desk, number)
    own = supervisor.send(f"/console/approvals/{approval}", answer="yes")
    assert own.status_code == 403, "a supervisor does not approve the plan that she wrote"
    assert consultant.send(f"/console/approvals/{approval}", answer="yes").status_code == 403
    other = Person(desk, desk.account("shunin2@example.jp", "supervisor", "主任 次子"))
    assert other.send(f"/console/approvals/{approval}", answer="yes").status_code == 303
    assert supervisor.send(f"{path}/decisions", **decision).status_code == 303
    other.client.close()


def _approval(desk: Desk, number: str) -> int:
    async def look(session):  # type: ignore[no-untyped-def]
        from sqlalchemy import select

        from casework import cases
        from casework.storage import Approval

        case = await cases.by_number(session, number)
        return await session.scalar(
            select(Approval.id).where(Approval.case_id == case.id).order_by(Approval.id.desc()).limit(1)
        )

    found: int = desk.write(look)
    return found


def test_the_step_is_computed_from_what_was_done_until_the_closing(
    desk: Desk, consultant: Person, supervisor: Person
) -> None:
    number = _taken(desk, consultant)
    path = f"/console/cases/{number}"

    def step() -> str:
        found = re.search(r'aria-current="step">([^<]+)<', consultant.see(path))
        assert found
        return found[1]

    assert step() == "スクリーニング"
    consultant.send(f"{path}/screening", result="plan")
    assert step() == "申込・同意"
    consultant.send(f"{path}/assessment", issue=["K09"], trouble=["income"], direction="家計から")
    assert step() == "プラン案"
    consultant.send(f"{path}/plan", version=1, **PLAN)
    assert step() == "支援調整会議"
    consultant.send(f"{path}/plan/agreement", given="yes", how="phone", on=TODAY)
    consultant.send(f"{path}/approval", subject="plan")
    supervisor.send(f"/console/approvals/{_approval(desk, number)}", answer="yes")
    consultant.send(
        f"{path}/meetings", on=TODAY, purpose="plan", result="fit", members="本人、相談員、福祉事務所"
    )
    assert step() == "支援決定"
    consultant.send(f"{path}/decisions", on=TODAY, result="decided")
    consultant.send(f"{path}/services", programme="housing_security_rent", starts_on=TODAY)
    assert step() == "モニタリング"
    consultant.send(f"{path}/tasks", kind="monitoring", who="支援員", what="電話する", due_on="2026-01-05")
    assert "日おくれ" in consultant.see("/console/tasks")
    task = re.search(rf"{path}/tasks/(\d+)/done", consultant.see(f"{path}?tab=work"))
    assert task
    consultant.send(f"{path}/tasks/{task[1]}/done", result="元気だった")
    assert step() == "評価"
    assert consultant.send(f"{path}/approval", subject="closing").status_code == 409, "no closing before 評価"
    consultant.send(
        f"{path}/evaluations", on=TODAY, reached="家賃を払えた", change=["housing", "calm"], outcome="close"
    )
    consultant.send(f"{path}/approval", subject="closing")
    assert number in supervisor.see("/console/supervision")
    supervisor.send(f"/console/approvals/{_approval(desk, number)}", answer="yes")
    assert step() == "終結"
    assert "終結" in consultant.see(path)


def test_the_first_record_is_written_from_the_chat_and_can_be_taken_away(
    desk: Desk, consultant: Person
) -> None:
    number = _taken(desk, consultant)
    path = f"/console/cases/{number}"
    assert "チャット（自動応答）で受け付け" in consultant.see(f"{path}?tab=records")
    consultant.send(
        f"{path}/records",
        day=TODAY,
        time="14:05",
        method="phone",
        partner="resident",
        content="=1+1 と言われた",
    )
    csv = consultant.client.get(f"{path}/records.csv")
    assert csv.content.startswith(b"\xef\xbb\xbf")
    assert "'=1+1" in csv.text
    book = openpyxl.load_workbook(io.BytesIO(consultant.client.get(f"{path}/records.xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert any(cell.value == "'=1+1 と言われた" for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)


def test_a_colleague_named_in_a_note_finds_it_and_the_resident_never_does(
    desk: Desk, consultant: Person, supervisor: Person
) -> None:
    number = _taken(desk, consultant)
    consultant.send(f"/console/cases/{number}/notes", text="@主任 花子 この件、どう思いますか")
    assert number in supervisor.see("/console/tasks")
    assert "どう思いますか" in consultant.see(f"/console/cases/{number}?tab=notes")
    supervisor.send(f"/console/cases/{number}/notes/seen")
    assert "あなたあてのメモ" not in supervisor.see("/console/tasks")


def test_a_call_for_help_reaches_the_supervisor_and_the_answer_comes_back(
    desk: Desk, consultant: Person, supervisor: Person
) -> None:
    number = _taken(desk, consultant)
    consultant.send(f"/console/cases/{number}/help", text="どこにつなげばよいですか")
    page = supervisor.see("/console/supervision")
    assert "どこにつなげばよいですか" in page
    request = re.findall(r"/console/help/(\d+)", page)[-1]
    assert consultant.send(f"/console/help/{request}", text="x").status_code == 403
    supervisor.send(f"/console/help/{request}", text="法テラスへ")
    assert "法テラスへ" in consultant.see(f"/console/cases/{number}?tab=guide")


def test_a_false_alarm_falls_silent_with_a_reason_and_reaches_the_rules_list(
    desk: Desk, consultant: Person
) -> None:
    number = desk.case("昔は死にたいと思ったこともあった", risk="self_harm")
    path = f"/console/cases/{number}"
    assert number in consultant.see("/console/alarms")
    risk = re.search(rf"{path}/risks/(\d+)/lower", consultant.see(path))
    assert risk
    assert consultant.send(f"{path}/risks/{risk[1]}/lower").status_code == 400, "no lowering without a reason"
    assert consultant.send(f"{path}/risks/{risk[1]}/lower", reason="said_of_past").status_code == 303
    assert number not in consultant.see("/console/alarms")
    page = consultant.see("/console/safety")
    assert "test-rule" in page
    assert "昔のことを話していた" in page
    assert "昔は死にたい" not in page
    assert "急ぎ</span>" in consultant.see(path)


def test_statistics_count_the_month_and_leave_as_csv_and_xlsx(desk: Desk, supervisor: Person) -> None:
    desk.case()
    month = TODAY[:7]
    page = supervisor.see(f"/console/statistics?month={month}")
    assert "新規相談受付" in page
    assert "目安値 24" in page
    assert 'canvas id="chart-needs"' in page
    csv = supervisor.client.get(f"/console/statistics.csv?month={month}")
    assert csv.content.startswith(b"\xef\xbb\xbf")
    assert "就労支援対象者" in csv.text
    book = openpyxl.load_workbook(
        io.BytesIO(supervisor.client.get(f"/console/statistics.xlsx?month={month}").content)
    )
    assert "国への報告" in book.sheetnames
    national = supervisor.client.get(f"/console/national.csv?month={month}")
    assert national.text.count("\n") > 1


def test_search_finds_what_was_said_and_what_was_noted(desk: Desk, consultant: Person) -> None:
    number = _taken(desk, consultant)
    consultant.send(f"/console/cases/{number}/notes", text="幣舞橋のそばの珈琲屋で会う")
    assert number in consultant.see("/console?text=珈琲屋")
    assert "<mark>幣舞橋</mark>" in consultant.see("/console?text=幣舞橋")
    assert number not in consultant.see("/console?text=喫茶珈琲")
    assert number in consultant.see(f"/console?text={number}")
    assert "2文字以上" in consultant.client.get("/console?text=あ").text


def test_a_saved_view_keeps_the_filters(desk: Desk, consultant: Person) -> None:
    consultant.send("/console/views", name="急ぎの住まい", query="need=housing&priority=high")
    page = consultant.see("/console")
    assert "急ぎの住まい" in page
    assert "/console?need=housing&amp;priority=high" in page


def test_next_opens_the_first_case_that_nobody_holds(desk: Desk, consultant: Person) -> None:
    number = desk.case("もう死にたいです", risk="self_harm")
    answer = consultant.client.get("/console/next")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/console/cases/")
    consultant.send(f"/console/cases/{number}/take")
