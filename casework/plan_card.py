"""The provisional plan as the resident sees it: a card to keep and to print (one page), and the same as plain text."""

from __future__ import annotations

from typing import Any

from casework import clock
from casework.city import City
from casework.planning import Plan, Support
from casework.talk.wording import yen

MOST_DOCUMENTS_SHOWN = 5
MOST_STEPS_SHOWN = 4


def make_card(plan: Plan, city: City, *, number: str) -> dict[str, Any]:
    """The card: at most three proposals, what to bring, what to say at the counter, whom to call."""
    supports = [support for name in plan.shown for support in plan.supports if support.programme == name]
    card: dict[str, Any] = {
        "title": city.wording.plan.title,
        "number": number,
        "made_on": clock.shown_day(plan.made_on),
        "provisional": city.wording.plan.provisional,
        "intention": plan.intention,
        "goals": [{"text": goal.text, "due": clock.shown_day(goal.due)} for goal in plan.goals],
        "supports": [_support(support, city) for support in supports],
        "nothing_yet": "" if supports else city.fill(city.wording.nothing_found, clock.now()),
        "steps": [task.what for task in plan.this_week if task.who == "本人"][:MOST_STEPS_SHOWN],
        "documents": list(plan.documents)[:MOST_DOCUMENTS_SHOWN],
        "desk": {
            "name": city.desk.name,
            "phone": city.desk.phone,
            "address": city.desk.address,
            "hours": city.desk.hours_text,
        },
        "closing": city.fill(city.wording.plan.closing, clock.now()),
    }
    return {**card, "text": _as_text(card)}


def _support(support: Support, city: City) -> dict[str, Any]:
    return {
        "programme": support.programme,
        "name": support.plain_name,
        "official_name": support.name,
        "what": support.what,
        "amount": _amount(support, city),
        "unverified": list(support.unverified),
        "contact": support.contact.model_dump(),
        "say": support.counter_script,
        "caveats": list(support.caveats)[:2],
        "urgent": support.urgent,
    }


def _amount(support: Support, city: City) -> str:
    if support.max_yen is None:
        return ""
    per = f"（{support.unit}）" if support.unit else ""
    return f"最大 {yen(support.max_yen)}{per} {city.wording.plan.provisional}".strip()


def _as_text(card: dict[str, Any]) -> str:
    """The card in words, for a screen reader, for LINE's alternative text, and for old phones."""
    lines = [card["title"], *([card["nothing_yet"]] if card["nothing_yet"] else [])]
    for place, support in enumerate(card["supports"], start=1):
        lines.append(f"{place}. {support['name']}：{support['what']}")
        phone = support["contact"]["phone"]
        if phone:
            lines.append(f"　電話：{support['contact']['name']} {phone}")
    if card["documents"]:
        lines.append("持っていくもの：" + "、".join(card["documents"]) + "（なくても 先に相談できます）")
    return "\n".join(lines)
