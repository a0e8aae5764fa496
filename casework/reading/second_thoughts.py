"""Hears somebody correct themselves within one answer: 「3人…あ、4人です」「12万、いや13万」."""

from __future__ import annotations

import re

from casework.reading.said import Said

_TURN = re.compile(
    r"(?:、|。|\.+|…+|-|です|だ)(?:あっ?(?:、|!|\.)|いや、?(?!です|だ|に)|いえ、|じゃなくて?、?|"
    r"じゃない、?|ではなくて?、?|違う、?|違った、?|ちがう、?|ちがった、?|間違え(?:た|"
    r"まし(?:た)?)?、?|まちがえ(?:た|まし(?:た)?)?、?|訂正(?:します)?、?|(?:うそ|嘘|冗談)(?:です|でした)?、?|もとい、?|"
    r"やっぱり?、?)+(?=.)"
    r"|(?<=.)(?:じゃなくて|ではなくて|じゃなかった|じゃない)、?(?=[\d一二三四五六七八九十])"
)


def part_at_second_thought(said: Said) -> tuple[Said, Said] | None:
    """Part an answer into what was said first and what it was changed to."""
    turns = list(_TURN.finditer(said.text))
    if not turns or turns[-1].start() == 0 or turns[-1].end() >= len(said.text):
        return None
    found = turns[-1]
    turn_ends = said.span(found.end(), len(said.text))[0]
    turn_starts = said.span(0, found.start())[1]
    return Said(said.raw[:turn_starts]), Said(said.raw[turn_ends:])
