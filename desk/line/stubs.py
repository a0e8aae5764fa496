"""What stands in the talk for a video, a sound or a file: its kind, its name and its size, never its content."""

from __future__ import annotations

from typing import Any

from desk.line import words

LONGEST_NAME = 80
KINDS = {"video": words.VIDEO, "audio": words.AUDIO, "file": words.FILE}


def stub_of(kind: str, message: dict[str, Any]) -> str:
    """The line for the consultant: 「［ファイル］ 家賃のお知らせ.pdf・120KB（中身は残していません）」."""
    if kind not in KINDS:
        return words.UNKNOWN
    told = [part for part in (_name(message), _size(message), _length(message)) if part]
    return f"{KINDS[kind]}{' ' if told else ''}{'・'.join(told)}{words.NOT_KEPT}"


def _name(message: dict[str, Any]) -> str:
    name = "".join(sign for sign in str(message.get("fileName") or "") if sign.isprintable()).strip()
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _size(message: dict[str, Any]) -> str:
    size = message.get("fileSize")
    if not isinstance(size, int) or size <= 0:
        return ""
    return f"{size / 1_048_576:.1f}MB" if size >= 1_048_576 else f"{max(1, size // 1024)}KB"


def _length(message: dict[str, Any]) -> str:
    milliseconds = message.get("duration")
    if not isinstance(milliseconds, int) or milliseconds <= 0:
        return ""
    minutes, seconds = divmod(max(1, round(milliseconds / 1000)), 60)
    return f"{minutes}分{seconds}秒" if minutes else f"{seconds}秒"
