"""Every message that can leave the desk keeps LINE's limits, whatever it says."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linebot.v3.messaging import Message as LineMessage

from casework import messages
from casework.city import load_city
from casework.storage import Message
from desk.line import text
from desk.line.rendering import render
from tests.desk.line import rules

CITY = load_city("kushiro")
FAMILY = "👨‍👩‍👧‍👦"
CARD = {
    "title": "仮の支援プラン（案）",
    "number": "2611-00001-2",
    "made_on": "2026年11月23日(月)",
    "provisional": "仮の案です。",
    "steps": ["電話する", "書類を集める"],
    "documents": ["身分証", "通帳"],
    "supports": [
        {
            "name": "家賃の補助",
            "official_name": "住居確保給付金",
            "what": "家賃を支える制度です。",
            "amount": "最大 4万円（月）",
            "contact": {"name": "くらしごと", "phone": "0154-25-0288"},
            "say": "住居確保給付金の相談に来ました",
            "caveats": ["条件があります"],
        },
        {
            "name": "食べもの",
            "what": "",
            "amount": "",
            "contact": {"name": "", "phone": None},
            "say": "",
            "caveats": [],
        },
    ],
    "desk": {"name": "くらしごと", "phone": "0154-25-0288", "address": "釧路市", "hours": "確認中"},
    "closing": "決めるのは、あなたと相談員です。",
}


def row(said: str, *, author: str = messages.BOT, **extra: Any) -> Message:
    return Message(
        id=7, conversation_id="a" * 32, external_id="out-1", author=author, kind="text", text=said,
        extra=extra or None, created_at=datetime.now(UTC), turn="none", delivery="due",
    )  # fmt: skip


def choice(number: int, title: str) -> dict[str, str]:
    return {"id": str(number), "title": title, "payload": title}


@given(
    said=st.text(min_size=1, max_size=300),
    titles=st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40), max_size=16
    ),
    progress=st.booleans(),
)
def test_any_words_and_any_choices_keep_lines_rules(said: str, titles: list[str], progress: bool) -> None:
    extra: dict[str, Any] = {
        "choices": [choice(place, title) for place, title in enumerate(titles, 1) if title.strip()]
    }
    if progress:
        extra["progress"] = {"now": 3, "of": 8}
    assert rules.problems_of(render(row(said.encode("utf-8", "ignore").decode() + "。", **extra), CITY)) == []


@given(st.text(alphabet="あ🍎e\u0301👨‍👩‍👧。\n🇯🇵", max_size=400), st.integers(20, 60))
def test_cutting_never_breaks_a_character_and_loses_nothing(said: str, longest: int) -> None:
    # A mark at the start of a line has nothing to stand on.
    said = re.sub(r"(^|\n)[\u0301\u200d]+", r"\1", said)
    pieces = text.split(said, longest)
    assert all(rules.utf16(piece) <= longest for piece in pieces)
    assert "".join(pieces).replace("\n", "") == "".join(
        part for part in [said.replace("\n", "")] if part.strip()
    )
    for piece in pieces[1:]:
        assert not piece.startswith(("\u0301", "\u200d"))


def test_a_family_is_one_character() -> None:
    assert text.graphemes(f"あ{FAMILY}🇯🇵か\u3099") == ["あ", FAMILY, "🇯🇵", "か\u3099"]
    assert text.shorten(FAMILY * 30) == FAMILY * 19 + "…"
    assert text.units("🍎") == 2


def test_the_plan_is_a_card_that_lines_own_reader_knows() -> None:
    said = render(row("1. 家賃の補助", card=CARD), CITY)
    assert rules.problems_of(said) == []
    assert said[0]["altText"] == "1. 家賃の補助"
    assert "tel:0154250288" in str(said[0])
    assert LineMessage.from_dict(said[0]).to_dict() == said[0]


def test_the_numbered_text_names_all_choices_even_where_buttons_end() -> None:
    choices = [choice(number, f"えらぶもの{number}") for number in range(1, 17)]
    said = render(row("どれですか", choices=choices), CITY)
    assert len(said[0]["quickReply"]["items"]) == 13
    assert "16. えらぶもの16" in said[0]["text"]


def test_danger_is_answered_in_words_and_with_numbers_to_tap() -> None:
    lines = [
        {
            "label": "いのちの電話",
            "number": "0120-783-556",
            "tel": "0120783556",
            "hours": "16時から21時",
            "cost": "無料",
        },
        {"label": "短縮番号", "number": "#7119", "tel": "#7119"},
    ]
    said = render(row("いまは安全ですか。", author=messages.SAFETY, lines=lines), CITY)
    assert rules.problems_of(said) == []
    assert "0120-783-556" in said[0]["text"]
    assert "tel:%237119" in str(said[1])


@pytest.mark.parametrize(
    ("author", "name", "shown"),
    [
        (messages.BOT, None, "自動の受付"),
        (messages.SYSTEM, None, "お知らせ"),
        (messages.CONSULTANT, "佐藤", "相談員 佐藤"),
        (messages.CONSULTANT, "LINE太郎", "相談員 ライン太郎"),
        (messages.CONSULTANT, "と" * 40, "相談員 " + "と" * 15 + "…"),
    ],
)
def test_who_speaks_is_shown(author: str, name: str | None, shown: str) -> None:
    assert render(row("こんにちは", author=author), CITY, name)[0]["sender"]["name"] == shown
