"""Reading forms: clean values, and a clear sentence for what does not fit."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sanic import Request

from casework.errors import BadInput

LONGEST = 5_000


def field_of(request: Request[Any, Any], name: str) -> str:
    """One field of a form exactly as it was sent (a token, a password); empty when it is missing."""
    form: Any = request.form
    return str((form.get(name) if form else "") or "")


class Form:
    """The fields of a form that was sent."""

    def __init__(self, request: Request[Any, Any]) -> None:
        self._form: Any = request.form or {}

    def text(self, name: str, label: str = "", *, longest: int = LONGEST, needed: bool = True) -> str:
        """A text without odd characters; BadInput when it is needed and empty, or too long."""
        raw = str(self._form.get(name) or "")
        clean = "".join(
            c for c in raw if c in "\n\t" or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF and c != "\x7f")
        )
        clean = clean.strip()
        if needed and not clean:
            raise BadInput(f"{label or name}を書いてください。")
        if len(clean) > longest:
            raise BadInput(f"{label or name}が長すぎます。{longest:,}文字までにしてください。")
        return clean

    def optional(self, name: str, label: str = "", *, longest: int = LONGEST) -> str | None:
        """A text, or None when the field is empty."""
        return self.text(name, label, longest=longest, needed=False) or None

    def one_of(self, name: str, allowed: Collection[str], label: str = "") -> str:
        """One of these values."""
        value = str(self._form.get(name) or "")
        if value not in allowed:
            raise BadInput(f"{label or name}を選んでください。")
        return value

    def many(self, name: str) -> list[str]:
        """Every value of a field that may come several times, in order."""
        return [str(value) for value in self._form.getlist(name) or []] if self._form else []

    def day(self, name: str, label: str = "") -> date:
        """A day; BadInput when it is missing or none."""
        found = self.optional_day(name, label)
        if found is None:
            raise BadInput(f"{label or name}（日付）を入れてください。")
        return found

    def optional_day(self, name: str, label: str = "") -> date | None:
        """A day, or None when the field is empty."""
        raw = str(self._form.get(name) or "").strip()
        if not raw:
            return None
        try:
            found = date.fromisoformat(raw)
        except ValueError:
            raise BadInput(f"{label or name}の日付を読み取れませんでした。") from None
        if not 2000 <= found.year <= 2100:
            raise BadInput(f"{label or name}の日付を確かめてください。")
        return found

    def number(self, name: str, label: str = "", *, largest: int = 10**9) -> int | None:
        """A whole number, or None when the field is empty."""
        raw = str(self._form.get(name) or "").strip().replace(",", "")
        if not raw:
            return None
        if not raw.isdecimal() or int(raw) > largest:
            raise BadInput(f"{label or name}を数字で入れてください。")
        return int(raw)

    def checked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(self._form.get(name))
