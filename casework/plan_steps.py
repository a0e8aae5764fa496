"""From the draft to 支援決定 (本人の同意, 主任の承認, 支援調整会議), and from 評価 to 終結."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases, clock
from casework.errors import BadInput, Conflict, NotAllowed
from casework.storage import (
    Agreement,
    Approval,
    Assessment,
    Case,
    Decision,
    Evaluation,
    Meeting,
    Plan,
    Screening,
    Staff,
)

HOW = {"meeting": "会って", "chat": "チャットで", "phone": "電話で", "paper": "書面で"}
MEETING_PURPOSES = {"plan": "プランの策定", "evaluation": "プランの評価"}
MEETING_RESULTS = {"fit": "適切と確認", "revise": "修正して再度", "held_over": "継続して協議"}
DECISIONS = {"decided": "支援決定", "confirmed": "確認（法に基づく事業なし）", "not_decided": "決定しない"}
SCREENINGS = {
    "information": "情報提供や相談対応のみで終了",
    "referral": "他の制度・機関につなぐ",
    "no_consent_yet": "同意に向けて取り組む",
    "plan": "継続支援し、プランを策定する",
    "ended": "判断前に中断・終了",
}
OUTCOMES = {"close": "終結", "replan": "再プランして継続", "suspend": "中断"}
CHANGES = {
    "housing": "住まいの確保・安定化",
    "health": "健康状態の改善",
    "relations": "対人関係・家族関係の改善",
    "budget": "家計の改善（債務の整理等）",
    "motivation": "自立意欲の向上・改善",
    "goal": "目標ができた",
    "public_assistance": "生活保護適用",
    "habits": "生活習慣の改善（食事・睡眠・整容等）",
    "sos": "SOSを出せるようになった",
    "disability": "障害手帳取得",
    "self_esteem": "自分のことを肯定的に受け止められるようになった",
    "calm": "安心感が高まった（精神の安定等）",
    "income_work": "就労収入が増加した",
    "income_other": "その他収入が増加した",
    "other": "その他",
}
"""見られた変化: the items of the survey that mirrors the official 評価シート."""


async def of_case(session: AsyncSession, table: Any, case_id: int) -> list[Any]:
    """Rows of one kind of a case, newest first."""
    return list(
        await session.scalars(select(table).where(table.case_id == case_id).order_by(table.id.desc()))
    )


async def staff_plan(session: AsyncSession, case: Case) -> Plan:
    """The newest version that a consultant wrote; Conflict while there is only the provisional one."""
    plan = await cases.newest_plan(session, case.id)
    if plan is None or plan.state == "provisional":
        raise Conflict("まず、プランの案を作ってください（仮のプランを直して保存します）。")
    return plan


async def screen(
    session: AsyncSession, case: Case, person: Staff, result: str, referred_to: str | None
) -> None:
    """スクリーニング."""
    if result == "referral" and not referred_to:
        raise BadInput("つなぎ先を書いてください。")
    session.add(
        Screening(case_id=case.id, staff_id=person.id, result=result, referred_to=referred_to, at=clock.now())
    )
    case.updated_at = clock.now()


async def assess(
    session: AsyncSession,
    case: Case,
    person: Staff,
    *,
    issues: list[str],
    troubles: list[str],
    direction: str | None,
) -> None:
    """アセスメント: issues and troubles as a person confirmed them."""
    session.add(
        Assessment(
            case_id=case.id,
            staff_id=person.id,
            issues=issues,
            troubles=troubles,
            direction=direction,
            at=clock.now(),
        )
    )
    case.updated_at = clock.now()


async def agree(
    session: AsyncSession, case: Case, person: Staff, *, given: bool, how: str, words: str | None, on: date
) -> None:
    """本人の同意 to the newest version, or that it was withheld."""
    plan = await staff_plan(session, case)
    session.add(
        Agreement(
            case_id=case.id,
            plan_id=plan.id,
            staff_id=person.id,
            given=given,
            how=how,
            words=words,
            agreed_on=on,
            at=clock.now(),
        )
    )
    if given and plan.state == "draft":
        plan.state = "agreed"
    case.updated_at = clock.now()


async def open_approval(session: AsyncSession, case: Case, subject: str) -> Approval | None:
    """The approval that a supervisor has not answered yet."""
    found: Approval | None = await session.scalar(
        select(Approval).where(
            Approval.case_id == case.id, Approval.subject == subject, Approval.decided_at.is_(None)
        )
    )
    return found


async def approved(session: AsyncSession, case: Case, subject: str, plan_id: int | None = None) -> bool:
    """Whether a supervisor approved this plan, or the closing."""
    query = select(Approval.id).where(
        Approval.case_id == case.id, Approval.subject == subject, Approval.approved.is_(True)
    )
    if plan_id is not None:
        query = query.where(Approval.plan_id == plan_id)
    return await session.scalar(query.limit(1)) is not None


async def ask_approval(session: AsyncSession, case: Case, person: Staff, subject: str) -> None:
    """Ask a supervisor for approval of the newest plan or of the closing."""
    plan = await staff_plan(session, case) if subject == "plan" else await cases.newest_plan(session, case.id)
    if subject == "closing":
        await _evaluated(session, case)
    if await open_approval(session, case, subject) is not None:
        raise Conflict("もう承認を頼んであります。")
    session.add(
        Approval(
            case_id=case.id,
            subject=subject,
            plan_id=plan.id if plan else None,
            asked_by=person.id,
            asked_at=clock.now(),
        )
    )
    case.updated_at = clock.now()


async def answer_approval(
    session: AsyncSession, approval_id: int, person: Staff, *, yes: bool, words: str | None
) -> tuple[Approval, Case]:
    """A supervisor approves or returns; never one's own request or plan."""
    approval = await session.get(Approval, approval_id)
    if approval is None or approval.decided_at is not None:
        raise Conflict("この承認は、もう終わっています。")
    if person.role not in ("supervisor", "admin"):
        raise NotAllowed("承認は、主任がします。")
    plan = await session.get(Plan, approval.plan_id) if approval.plan_id else None
    if approval.asked_by == person.id or (
        approval.subject == "plan" and plan is not None and plan.staff_id == person.id
    ):
        raise NotAllowed("自分が作ったもの・頼んだものは、自分では承認できません。")
    if not yes and not words:
        raise BadInput("差しもどす理由を書いてください。")
    approval.decided_by, approval.decided_at = person.id, clock.now()
    approval.approved, approval.words = yes, words
    case = await cases.by_id(session, approval.case_id)
    case.updated_at = clock.now()
    if yes and approval.subject == "closing":
        await close(session, case)
    return approval, case


async def hold_meeting(
    session: AsyncSession,
    case: Case,
    person: Staff,
    *,
    purpose: str,
    on: date,
    members: str,
    result: str,
    words: str | None,
) -> None:
    """支援調整会議."""
    plan = await staff_plan(session, case)
    session.add(
        Meeting(
            case_id=case.id,
            plan_id=plan.id,
            staff_id=person.id,
            purpose=purpose,
            held_on=on,
            members=members,
            result=result,
            words=words,
            at=clock.now(),
        )
    )
    case.updated_at = clock.now()


async def decide(
    session: AsyncSession, case: Case, person: Staff, *, on: date, result: str, words: str | None
) -> None:
    """支援決定: only of a plan that the person agreed to and a supervisor approved."""
    plan = await staff_plan(session, case)
    if result != "not_decided":
        agreed = await session.scalar(
            select(Agreement.id).where(Agreement.plan_id == plan.id, Agreement.given).limit(1)
        )
        if agreed is None:
            raise Conflict("この版に、本人の同意がまだありません。")
        if not await approved(session, case, "plan", plan.id):
            raise Conflict("この版を、主任がまだ承認していません。")
        plan.state = "decided"
    session.add(
        Decision(
            case_id=case.id,
            plan_id=plan.id,
            staff_id=person.id,
            decided_on=on,
            result=result,
            words=words,
            at=clock.now(),
        )
    )
    case.updated_at = clock.now()


async def evaluate(
    session: AsyncSession,
    case: Case,
    person: Staff,
    *,
    on: date,
    reached: str,
    changes: list[str],
    remaining: str | None,
    started_work: bool,
    earned_more: bool,
    outcome: str,
) -> None:
    """評価, with 見られた変化."""
    plan = await cases.newest_plan(session, case.id)
    session.add(
        Evaluation(
            case_id=case.id,
            plan_id=plan.id if plan else None,
            staff_id=person.id,
            evaluated_on=on,
            reached=reached,
            changes=changes,
            remaining=remaining,
            started_work=started_work,
            earned_more=earned_more,
            outcome=outcome,
            at=clock.now(),
        )
    )
    case.updated_at = clock.now()


async def _evaluated(session: AsyncSession, case: Case) -> None:
    newest: Evaluation | None = await session.scalar(
        select(Evaluation).where(Evaluation.case_id == case.id).order_by(Evaluation.id.desc()).limit(1)
    )
    screened: Screening | None = await session.scalar(
        select(Screening).where(Screening.case_id == case.id).order_by(Screening.id.desc()).limit(1)
    )
    ended_early = screened is not None and screened.result in ("information", "referral", "ended")
    if (newest is None or newest.outcome == "replan") and not ended_early:
        raise Conflict("終結の前に、評価（終結または中断）かスクリーニングの結果を記録してください。")


async def close(session: AsyncSession, case: Case) -> None:
    """終結: nothing waits any more."""
    case.status, case.closed_at, case.updated_at = cases.CLOSED, clock.now(), clock.now()
    case.first_unanswered_at = None


async def reopen(session: AsyncSession, case: Case) -> None:
    """Take a closed case up again."""
    if case.status != cases.CLOSED:
        raise Conflict("このケースは終結していません。")
    case.status = cases.ACTIVE if case.staff_id else cases.WAITING
    case.closed_at, case.updated_at = None, clock.now()
