"""Our rows as LINE's messages: text with quick replies and numbers, the plan and the crisis lines as Flex, the sender."""

from __future__ import annotations

from typing import Any

from casework import messages
from casework.city import City
from casework.city.line_words import LineWords
from casework.storage import Message
from desk.line import flex
from desk.line.choices import data_of
from desk.line.text import LONGEST_LABEL, LONGEST_TEXT, shorten, shorten_units, split

Line = dict[str, Any]

MOST_IN_A_CALL = 5
MOST_QUICK_REPLIES = 13
LONGEST_SENDER = 20
LONGEST_DISPLAY_TEXT = 300
LONGEST_ALT_TEXT = 400
"""LINE allows more today; 400 is what every version of its rules allows."""


def render(row: Message, city: City, consultant: str | None = None) -> list[Line]:
    """What LINE is sent for a row: one to five messages, the last with the choices."""
    extra = row.extra or {}
    choices = list(extra.get("choices") or [])
    said: list[Line] = []
    if extra.get("card"):
        said.append(
            flex.message(
                shorten_units(row.text, LONGEST_ALT_TEXT), flex.plan(extra["card"], city.line.panels)
            )
        )
        if choices:
            said += _texts(numbered(choices, city.line))
    else:
        said += _texts(_whole_text(row, extra, choices, city.line))
    lines = _reachable(extra)
    if lines:
        alt_text = shorten_units(_lines_in_words(lines), LONGEST_ALT_TEXT)
        panel = flex.message(alt_text, flex.phones(lines, city.line.panels))
        said = [*said[: MOST_IN_A_CALL - 1], panel]
    said = said[:MOST_IN_A_CALL] or _texts("…")
    if choices:
        said[-1]["quickReply"] = quick_reply(row.id, choices)
    sender = sender_name(row, city, consultant)
    return [{**each, "sender": {"name": sender}} for each in said]


def _whole_text(row: Message, extra: dict[str, Any], choices: list[dict[str, str]], words: LineWords) -> str:
    parts = [row.text]
    progress = extra.get("progress")
    if progress:
        parts[0] = f"（{progress['now']}/{progress['of']}） {row.text}"
    missing = [
        line for line in _reachable(extra) if str(line.get("number") or line.get("url")) not in row.text
    ]
    if missing:
        parts.append(_lines_in_words(missing))
    if choices:
        parts.append(numbered(choices, words))
    return "\n\n".join(parts)


def numbered(choices: list[dict[str, str]], words: LineWords) -> str:
    """The choices as numbered text: quick replies vanish, and some devices never show them."""
    listed = "\n".join(f"{place}. {choice['title']}" for place, choice in enumerate(choices, start=1))
    return f"{listed}\n{words.answers.numbers_hint}"


def _reachable(extra: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        line for line in extra.get("lines") or [] if line.get("tel") or line.get("number") or line.get("url")
    ]


def _lines_in_words(lines: list[dict[str, Any]]) -> str:
    told = []
    for line in lines:
        more = "、".join(str(line[name]) for name in ("hours", "cost") if line.get(name))
        told.append(
            f"・{line.get('label', '')} {line.get('number') or line.get('url') or ''}{f'（{more}）' if more else ''}"
        )
    return "\n".join(told)


def _texts(text: str) -> list[Line]:
    return [{"type": "text", "text": piece} for piece in split(text, LONGEST_TEXT)]


def quick_reply(message_id: int, choices: list[dict[str, str]]) -> Line:
    """Buttons under the message; each carries the choice's id, and shows its words as said by the resident."""
    return {
        "items": [
            {
                "type": "action",
                "action": {
                    "type": "postback",
                    "label": shorten(choice["title"], LONGEST_LABEL),
                    "data": data_of(message_id, choice["id"]),
                    "displayText": shorten_units(choice["title"], LONGEST_DISPLAY_TEXT),
                },
            }
            for choice in choices[:MOST_QUICK_REPLIES]
        ]
    }


def sender_name(row: Message, city: City, consultant: str | None) -> str:
    """Who speaks: the program, the office's notices, or the consultant by name."""
    senders = city.wording.senders
    if row.author == messages.CONSULTANT:
        name = f"{senders.consultant} {consultant}" if consultant else senders.consultant
    else:
        name = senders.bot if row.author == messages.BOT else senders.system
    # LINE refuses its own name in a sender's.
    return shorten_units(name.replace("LINE", "ライン"), LONGEST_SENDER)
