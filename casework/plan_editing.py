"""Editing the plan (プラン) and comparing its versions; the content keeps the shape of the rules' own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import cases
from casework.city import City
from casework.errors import BadInput
from casework.storage import Plan

SPHERES = ("日常生活自立", "社会生活自立", "就労自立")
PARTS = {
    "intention": "生活に対する意向",
    "challenges": "解決すべき課題",
    "goals": "目標と達成時期",
    "supports": "支援の種類・内容",
    "cautions": "留意事項",
    "term": "プランの期間・次のモニタリング",
    "work_support": "就労支援対象者",
}


@dataclass(frozen=True)
class Edited:
    """What a consultant wrote into the plan's form."""

    intention: str
    challenges: list[tuple[str, str]]
    """(code, why)"""
    goals: list[tuple[str, str, str]]
    """(text, sphere, due)"""
    supports: list[tuple[str, str]]
    """(programme, why)"""
    cautions: list[str]
    work_support: bool
    ends_on: str
    next_monitoring: str


async def versions(session: AsyncSession, case_id: int) -> list[Plan]:
    """Every version of a case's plan, newest first."""
    rows = await session.scalars(select(Plan).where(Plan.case_id == case_id).order_by(Plan.version.desc()))
    return list(rows)


async def by_version(session: AsyncSession, case_id: int, version: int) -> Plan | None:
    """One version."""
    found: Plan | None = await session.scalar(
        select(Plan).where(Plan.case_id == case_id, Plan.version == version)
    )
    return found


def edited_content(before: dict[str, Any], edited: Edited, city: City) -> dict[str, Any]:
    """The plan with a consultant's changes; what the rules found out about a programme stays with it."""
    if not edited.intention.strip():
        raise BadInput("生活に対する意向を、本人の言葉で書いてください。")
    if not edited.goals:
        raise BadInput("目標を1つは書いてください。")
    labels = {issue.code: issue.label for issue in city.issues.issues}
    known = {
        support["programme"]: support for support in [*before.get("supports", []), *before.get("not_now", [])]
    }
    steps = {goal.get("text"): goal.get("step") for goal in before.get("goals", [])}
    return {
        **before,
        "intention": edited.intention.strip(),
        "challenges": [
            {"code": code, "label": labels[code], "why": why}
            for code, why in edited.challenges
            if code in labels
        ],
        "goals": [
            {"text": text, "sphere": sphere, "step": steps.get(text) or sphere, "due": due}
            for text, sphere, due in edited.goals
        ],
        "supports": [
            _support(known.get(programme), programme, why, city) for programme, why in edited.supports
        ],
        "cautions": [line for line in edited.cautions if line],
        "work_support": edited.work_support,
        "ends_on": edited.ends_on,
        "next_monitoring": edited.next_monitoring,
    }


def _support(known: dict[str, Any] | None, programme: str, why: str, city: City) -> dict[str, Any]:
    if known is not None:
        return {**known, "why": why or known.get("why", "")}
    entry = city.programmes.get(programme)
    if entry is None:
        raise BadInput("この制度は、まちの一覧にありません。")
    return {"programme": entry.id, "name": entry.name, "why": why, "standing": "recheck", "requirements": []}


def _lines(content: dict[str, Any], part: str) -> list[str]:
    value = content.get(part)
    if part == "challenges":
        return [f"{item.get('label')}：{item.get('why') or ''}" for item in value or []]
    if part == "goals":
        return [
            f"{item.get('text')}（{item.get('sphere') or ''}・{item.get('due') or ''}）"
            for item in value or []
        ]
    if part == "supports":
        return [
            f"{item.get('name') or item.get('programme')}：{item.get('why') or ''}" for item in value or []
        ]
    if part == "cautions":
        return list(value or [])
    if part == "work_support":
        return ["対象"] if value else ["対象でない"]
    if part == "term":
        return [text for text in (content.get("ends_on"), content.get("next_monitoring")) if text]
    return [value] if value else []


@dataclass(frozen=True)
class Change:
    """One part of the plan in two versions."""

    part: str
    gone: list[str]
    came: list[str]
    kept: list[str]


def compare(old: Plan, new: Plan) -> list[Change]:
    """What changed from one version to another, part by part."""
    found: list[Change] = []
    for part, name in PARTS.items():
        before, after = _lines(dict(old.content), part), _lines(dict(new.content), part)
        gone = [line for line in before if line not in after]
        came = [line for line in after if line not in before]
        if gone or came:
            found.append(Change(name, gone, came, [line for line in after if line in before]))
    return found


async def edit(
    session: AsyncSession, case: Any, edited: Edited, city: City, *, staff_id: int, seen_version: int
) -> Plan:
    """Write a new version (案); BadInput when somebody else wrote one meanwhile."""
    newest = await cases.newest_plan(session, case.id)
    if newest is not None and newest.version != seen_version:
        raise BadInput("ほかの人が先にプランを書きかえました。いまの版を見てから、もう一度直してください。")
    before = dict(newest.content) if newest else {}
    content = edited_content(before, edited, city)
    return await cases.add_plan(session, case, content, state="draft", staff_id=staff_id)
