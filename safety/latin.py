"""Turns Latin letters left over by a Japanese keyboard back into kana (しにｔａｉ, やちn, 払えtない, sinitai)."""

from __future__ import annotations

import re

from safety.mapped import Mapped

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの",
    "h": "はひふへほ", "m": "まみむめも", "y": "や*ゆ*よ", "r": "らりるれろ", "w": "わ***を",
    "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
    "f": "**ふ**", "j": "*じ***", "c": "か*く*こ",
}  # fmt: skip
_SYLLABLES = {
    consonant + vowel: kana
    for consonant, row in _ROWS.items()
    for vowel, kana in zip("aiueo", row, strict=True)
    if kana != "*"
} | {
    "shi": "し", "chi": "ち", "tsu": "つ", "sha": "しゃ", "shu": "しゅ", "sho": "しょ", "cha": "ちゃ",
    "chu": "ちゅ", "cho": "ちょ", "ja": "じゃ", "ju": "じゅ", "jo": "じょ", "kya": "きゃ", "kyu": "きゅ",
    "kyo": "きょ", "rya": "りゃ", "ryo": "りょ", "nya": "にゃ", "gya": "ぎゃ", "gyo": "ぎょ", "sya": "しゃ",
    "syo": "しょ", "syu": "しゅ", "hyo": "ひょ", "byo": "びょ",
}  # fmt: skip
_KEPT = frozenset(
    {"dv", "od", "sos", "line", "sns", "wifi", "atm", "nhk", "pc", "tv", "cd", "dm", "gps", "ng"}
)

_RUN = re.compile(r"[a-z]+")
_JAPANESE = re.compile(r"[ぁ-ん一-龥]")


def read_latin(mapped: Mapped) -> Mapped:
    """Read Latin letters as kana where they can be read so, and drop single strays between kana."""
    if _RUN.search(mapped.text) is None:
        return mapped
    text = mapped.text

    def replace(match: re.Match[str]) -> str:
        run = match.group()
        if run in _KEPT:
            return run
        before = text[match.start() - 1 : match.start()]
        beside_japanese = bool(
            _JAPANESE.match(before) or _JAPANESE.match(text[match.end() : match.end() + 1])
        )
        if run == "n" and beside_japanese:
            return "ん"
        if len(run) == 1 or len(set(run)) == 1:
            return _stray(run, bool(_JAPANESE.match(before)))
        kana = _as_kana(run)
        if kana is not None and (beside_japanese or len(run) >= 5):
            return kana
        return run

    return mapped.rewrite(_RUN, replace)


def _stray(run: str, after_japanese: bool) -> str:
    """One letter alone: a vowel is a vowel, a consonant after kana was never finished."""
    if run in "aiueo" and after_japanese:
        return _SYLLABLES[run]
    return "" if after_japanese and run[0] not in "aiueoxv" else run


def _as_kana(run: str) -> str | None:
    """Read a run as rōmaji; None if it is not rōmaji to the end."""
    out: list[str] = []
    at = 0
    while at < len(run):
        for length in (3, 2, 1):
            kana = _SYLLABLES.get(run[at : at + length])
            if kana is not None and len(run[at : at + length]) == length:
                out.append(kana)
                at += length
                break
        else:
            if run[at] == "n":
                out.append("ん")
            elif at + 1 < len(run) and run[at] == run[at + 1]:
                out.append("っ")
            else:
                return None
            at += 1
    return "".join(out)
