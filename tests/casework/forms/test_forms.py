"""The office's forms carry what the person said, in the right boxes, and open in Excel."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from casework import cases, consents, conversations, planning, staff
from casework.city import load_city
from casework.errors import NotFound
from casework.forms import FORMS, fill, to_xlsx
from casework.storage import Case, ContactRecord, Database

CITY = load_city("kushiro")
SAID = '=HYPERLINK("x") 家賃が払えません'


async def a_case(base: Database) -> Case:
    """A case with answers, a plan, a consent and one contact."""
    async with base.begin() as session:
        person = await staff.create(
            session, email="a@example.jp", name="佐藤", password="long enough 12", role="consultant"
        )
        talk, _ = await conversations.open_web_talk(session)
        case = await cases.open_case(session, talk)
        case.staff_id = person.id
        await consents.record(session, talk, consents.SHARE, given=True, wording="v1", message_key="1")
        await cases.set_needs(session, case, ["housing"], source="confirmed")
        for slot, value, said in (
            ("trouble", SAID, SAID),
            ("rent", 48_000, "4万8千円"),
            ("rent_arrears_months", 2, "2か月"),
            ("household_size", 3, "3人"),
            ("wish", "住み続けたい", "住み続けたい"),
            ("phone", "09012345678", "090-1234-5678"),
        ):
            await cases.record_answer(session, case, slot, value=value, said=said)
        await cases.record_answer(session, case, "savings", declined=True, said="言いたくない")
        situation = planning.Situation(
            today=date(2026, 11, 23),
            needs=frozenset({"housing"}),
            answers={"rent": 48_000, "rent_arrears_months": 2, "household_size": 3},
            trouble=SAID,
            wish="住み続けたい",
        )
        await cases.add_plan(session, case, planning.make_plan(situation, CITY).model_dump(mode="json"))
        session.add(
            ContactRecord(
                case_id=case.id, staff_id=person.id, at=datetime(2026, 11, 24, tzinfo=UTC), method="phone",
                partner="resident", content="家賃の相談", from_chat=False, created_at=datetime(2026, 11, 24, tzinfo=UTC),
            )
        )  # fmt: skip
    return case


def cells(data: bytes) -> list[str]:
    sheet = load_workbook(BytesIO(data)).active
    assert sheet is not None
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("form_id", FORMS)
async def test_every_form_opens_in_excel_and_names_the_case(base: Database, form_id: str) -> None:
    case = await a_case(base)
    async with base.read() as session:
        form = await fill(session, case, form_id, CITY)
    written = cells(to_xlsx(form))
    assert written[0] == FORMS[form_id][0]
    assert case.number in written[1]


async def test_what_was_said_stands_in_its_box_and_never_becomes_a_formula(base: Database) -> None:
    case = await a_case(base)
    async with base.read() as session:
        data = to_xlsx(await fill(session, case, "reception", CITY))
    sheet = load_workbook(BytesIO(data)).active
    assert sheet is not None
    box = next(cell for row in sheet.iter_rows() for cell in row if cell.value == SAID)
    assert box.data_type == "s"
    written = cells(data)
    assert "090-1234-5678" in written
    assert "住み続けたい" in written
    assert any("同意する" in value for value in written)


async def test_the_assessment_shows_what_was_declined_and_ticks_the_challenges(base: Database) -> None:
    case = await a_case(base)
    async with base.read() as session:
        written = cells(to_xlsx(await fill(session, case, "assessment", CITY)))
    assert "4万8,000円" in written
    assert "（答えない）" in written
    assert any(value.startswith("☑ K07") for value in written)
    assert any(value.startswith("☐ K22") for value in written)


async def test_the_plan_has_the_five_contents_of_the_law(base: Database) -> None:
    case = await a_case(base)
    async with base.read() as session:
        form = await fill(session, case, "plan", CITY)
    titles = [section.title for section in form.sections]
    for needed in ("生活に対する意向", "解決すべき課題", "目標と達成時期", "支援の種類・内容", "留意事項"):
        assert needed in titles
    written = cells(to_xlsx(form))
    assert any("住居確保給付金" in value for value in written)


async def test_the_record_has_one_line_a_contact(base: Database) -> None:
    case = await a_case(base)
    async with base.read() as session:
        form = await fill(session, case, "record", CITY)
    table = form.sections[0].table
    assert table is not None
    assert [row[3] for row in table.rows] == ["家賃の相談"]
    assert table.rows[0][1] == "佐藤"


async def test_a_form_that_does_not_exist_is_not_found(base: Database) -> None:
    case = await a_case(base)
    async with base.read() as session:
        with pytest.raises(NotFound):
            await fill(session, case, "nonsense", CITY)
