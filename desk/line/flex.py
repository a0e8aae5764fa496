"""Panels (Flex messages): the provisional plan as cards to swipe, and telephone numbers to tap."""

from __future__ import annotations

import re
from typing import Any

from casework.city.line_words import PanelWords
from desk.line.text import LONGEST_LABEL, shorten, shorten_units

Part = dict[str, Any]

LONGEST_PART = 600
MOST_PHONES = 10
LONGEST_URL = 1_000
ACCENT = "#00508c"
QUIET = "#4d4d4d"


def message(alt_text: str, contents: Part) -> Part:
    """A Flex message; the alternative text is what a notification and an old device show."""
    return {"type": "flex", "altText": alt_text, "contents": contents}


def phones(lines: list[dict[str, Any]], words: PanelWords) -> Part:
    """Numbers to tap, each with what it is for, its hours and what it costs."""
    body: list[Part] = [_heading(words.lines_title)]
    for line in lines[:MOST_PHONES]:
        body.append({"type": "separator", "margin": "md"})
        body.append(_text(str(line.get("label") or ""), weight="bold", margin="md"))
        more = "・".join(str(line[name]) for name in ("hours", "cost") if line.get(name))
        if more:
            body.append(_text(more, size="sm", color=QUIET))
        if line.get("open_now"):
            body.append(_text(words.open_now, size="sm", weight="bold", color=ACCENT))
        elif line.get("opens_at"):
            body.append(_text(words.opens_at.format(moment=line["opens_at"]), size="sm", color=QUIET))
        shown = str(line.get("number") or line.get("tel") or "")
        body += [
            each
            for each in (
                _call(shown, str(line.get("tel") or shown), words),
                _page(line.get("url"), words),
            )
            if each
        ]
    return _bubble(body)


def plan(card: dict[str, Any], words: PanelWords) -> Part:
    """The provisional plan: what to do and bring first, then one card for each proposal."""
    bubbles = [_first(card, words), *(_support(support, words) for support in card.get("supports") or [])]
    return {"type": "carousel", "contents": bubbles[:6]}


def _first(card: dict[str, Any], words: PanelWords) -> Part:
    body: list[Part] = [
        _heading(card["title"]),
        _text(words.card_number.format(number=card.get("number", "")), size="sm"),
        _text(words.card_made.format(day=card.get("made_on", "")), size="sm", color=QUIET),
        _text(card.get("provisional", ""), size="sm", color=QUIET),
    ]
    if card.get("nothing_yet"):
        body.append(_text(card["nothing_yet"], margin="md"))
    body += _listed(words.card_steps, card.get("steps") or [])
    documents = list(card.get("documents") or [])
    body += _listed(words.card_bring, documents)
    if documents:
        body.append(_text(words.card_bring_hint, size="sm", color=QUIET))
    desk = card.get("desk") or {}
    if desk.get("name"):
        body += _listed(
            words.card_desk, [part for part in (desk["name"], desk.get("address"), desk.get("hours")) if part]
        )
    body += [
        _text(part, size="sm", color=QUIET, margin="md")
        for part in str(card.get("closing") or "").split("\n")
        if part
    ]
    button = _call(desk.get("phone") or "", desk.get("phone") or "", words)
    return _bubble(body, [button] if button else [])


def _support(support: dict[str, Any], words: PanelWords) -> Part:
    body: list[Part] = [_heading(support.get("name", "")), _text(support.get("what", ""))]
    if support.get("official_name") and support["official_name"] != support.get("name"):
        body.insert(1, _text(support["official_name"], size="xs", color=QUIET))
    if support.get("amount"):
        body.append(_text(support["amount"], weight="bold", margin="md"))
    if support.get("say"):
        body += _listed(words.card_say, [f"「{str(support['say']).strip('「」')}」"])
    body += [_text(caveat, size="sm", color=QUIET, margin="md") for caveat in support.get("caveats") or []]
    contact = support.get("contact") or {}
    if contact.get("name"):
        body.append(_text(contact["name"], size="sm", margin="md"))
    button = _call(contact.get("phone") or "", contact.get("phone") or "", words)
    return _bubble(body, [button] if button else [])


def _listed(title: str, items: list[str]) -> list[Part]:
    if not items:
        return []
    return [
        _text(title, weight="bold", margin="lg", color=ACCENT),
        *(_text(f"・{item}", size="sm") for item in items),
    ]


def _heading(text: str) -> Part:
    return _text(text, weight="bold", size="lg", color=ACCENT)


def _text(text: str, **style: Any) -> Part:
    return {"type": "text", "text": shorten_units(text, LONGEST_PART) or "―", "wrap": True, **style}


def _call(shown: str, number: str, words: PanelWords) -> Part | None:
    digits = re.sub(r"[^0-9+#*]", "", number)
    if not digits:
        return None
    return {
        "type": "button",
        "style": "primary",
        "color": ACCENT,
        "height": "sm",
        "margin": "sm",
        "action": {
            "type": "uri",
            "label": shorten(words.call.format(number=shown), LONGEST_LABEL),
            "uri": f"tel:{digits.replace('#', '%23')}",
        },
    }


def _page(url: Any, words: PanelWords) -> Part | None:
    if not isinstance(url, str) or not url.startswith("https://") or len(url) > LONGEST_URL:
        return None
    return {
        "type": "button",
        "style": "secondary",
        "height": "sm",
        "margin": "sm",
        "action": {"type": "uri", "label": words.open_page, "uri": url},
    }


def _bubble(body: list[Part], footer: list[Part] | None = None) -> Part:
    bubble: Part = {
        "type": "bubble",
        "body": {"type": "box", "layout": "vertical", "spacing": "sm", "contents": body},
    }
    if footer:
        bubble["footer"] = {"type": "box", "layout": "vertical", "contents": footer}
    return bubble
