"""LINE's published rules for what a bot sends (Messaging API reference and line-openapi), as checks."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from linebot.v3.messaging import Message, RichMenuRequest

MESSAGE_TYPES = (
    "text",
    "textV2",
    "sticker",
    "image",
    "video",
    "audio",
    "location",
    "imagemap",
    "template",
    "flex",
)
JOINER = "\u200d"
URI = re.compile(r"^(https?|line|tel):\S+$")


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def seen_length(text: str) -> int:
    """How many characters a person sees: LINE counts labels in grapheme clusters."""
    bases = flags = 0
    before = ""
    for sign in text:
        code = ord(sign)
        is_flag = 0x1F1E6 <= code <= 0x1F1FF
        flags += is_flag
        stays_with_base = (
            unicodedata.category(sign).startswith("M")
            or before == JOINER
            or sign == JOINER
            or 0x1F3FB <= code <= 0x1F3FF
            or 0xE0020 <= code <= 0xE007F
        )
        bases += not (stays_with_base or is_flag)
        before = sign
    return bases + (flags + 1) // 2


def problems_of(messages: Any) -> list[str]:
    """What LINE would refuse in a list of messages."""
    if not isinstance(messages, list) or not 1 <= len(messages) <= 5:
        return ["messages: 1 to 5"]
    found: list[str] = []
    for place, message in enumerate(messages):
        found += [f"messages[{place}].{problem}" for problem in _message(message)]
    return found


def _message(message: dict[str, Any]) -> list[str]:
    found: list[str] = []
    if message.get("type") not in MESSAGE_TYPES:
        return [f"type: {message.get('type')}"]
    if message["type"] == "text":
        text = message.get("text")
        if not isinstance(text, str) or not text.strip():
            found.append("text: empty")
        elif utf16(text) > 5_000:
            found.append(f"text: {utf16(text)} units")
        elif _is_broken(text):
            found.append("text: a broken character")
    if message["type"] == "flex":
        found += _flex(message)
    if "quickReply" in message:
        found += _quick_reply(message["quickReply"])
    if "sender" in message:
        name = message["sender"].get("name", "")
        if utf16(name) > 20 or "LINE" in name:
            found.append("sender.name")
    # The SDK is generated from LINE's OpenAPI document: what it does not know is not in the rules.
    if Message.from_dict(message).to_dict() != message:
        found.append("a property that LINE does not know")
    return found


def _is_broken(text: str) -> bool:
    return any(0xD800 <= ord(character) <= 0xDFFF for character in text)


def _quick_reply(quick_reply: dict[str, Any]) -> list[str]:
    items = quick_reply.get("items") or []
    found = [] if 1 <= len(items) <= 13 else [f"quickReply.items: {len(items)}"]
    for item in items:
        if item.get("type") != "action":
            found.append("quickReply.items.type")
        found += _action(item.get("action") or {}, label_needed=True)
    return found


def _action(action: dict[str, Any], *, label_needed: bool) -> list[str]:
    found: list[str] = []
    label = action.get("label", "")
    if (label_needed and not label) or seen_length(label) > 20:
        found.append(f"action.label: {seen_length(label)}")
    kind = action.get("type")
    if kind == "postback":
        if not 1 <= len(action.get("data", "")) <= 300:
            found.append("action.data")
        if len(action.get("displayText", "")) > 300:
            found.append("action.displayText")
    elif kind == "message":
        if not 1 <= len(action.get("text", "")) <= 300:
            found.append("action.text")
    elif kind == "uri":
        if not URI.match(action.get("uri", "")) or len(action["uri"]) > 1_000:
            found.append("action.uri")
    else:
        found.append(f"action.type: {kind}")
    return found


def _flex(message: dict[str, Any]) -> list[str]:
    found = [] if 1 <= utf16(message.get("altText", "")) <= 400 else ["altText"]
    contents = message.get("contents") or {}
    bubbles = contents.get("contents", []) if contents.get("type") == "carousel" else [contents]
    if not 1 <= len(bubbles) <= 12:
        found.append("contents: bubbles")
    if len(json.dumps(contents, ensure_ascii=False).encode()) > 50_000:
        found.append("contents: too large")
    for bubble in bubbles:
        if bubble.get("type") != "bubble" or len(json.dumps(bubble, ensure_ascii=False).encode()) > 30_000:
            found.append("bubble")
        for part in ("header", "hero", "body", "footer"):
            if part in bubble:
                found += _component(bubble[part])
    return found


def _component(component: dict[str, Any]) -> list[str]:
    kind = component.get("type")
    if kind == "box":
        found = [] if component.get("layout") in ("horizontal", "vertical", "baseline") else ["box.layout"]
        if not component.get("contents"):
            found.append("box.contents: empty")
        return found + [problem for each in component.get("contents", []) for problem in _component(each)]
    if kind == "text":
        return [] if component.get("text") else ["text component: empty"]
    if kind == "button":
        return _action(component.get("action") or {}, label_needed=True)
    return [] if kind in ("separator", "image", "icon", "filler", "span") else [f"component: {kind}"]


def problems_of_menu(menu: dict[str, Any]) -> list[str]:
    """What LINE would refuse in a rich menu."""
    size = menu.get("size") or {}
    width, height = size.get("width", 0), size.get("height", 0)
    found = [] if 800 <= width <= 2_500 and height >= 250 and width / height >= 1.45 else ["size"]
    if not 1 <= len(menu.get("name", "")) <= 300 or not 1 <= len(menu.get("chatBarText", "")) <= 14:
        found.append("name or chatBarText")
    areas = menu.get("areas") or []
    if not 1 <= len(areas) <= 20:
        found.append("areas")
    for area in areas:
        bounds = area["bounds"]
        if bounds["x"] + bounds["width"] > width or bounds["y"] + bounds["height"] > height:
            found.append("bounds")
        found += _action(area["action"], label_needed=False)
    if RichMenuRequest.from_dict(menu).to_dict() != menu:
        found.append("a property that LINE does not know")
    return found
