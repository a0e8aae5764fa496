"""Reading the answers that have choices of their own: consent, needs, today, the final confirmation.

A button sends its own words, so that pressing and typing are read by the same code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from casework import reading
from casework.talk.wording import NEED_LABELS

NEED_WORDS = {
    "housing": ("住まい", "すまい", "住む", "家賃", "やちん", "部屋", "アパート", "ローン"),
    "household_budget": (
        "家計",
        "くらしのお金",
        "お金",
        "おかね",
        "生活費",
        "借金",
        "しゃっきん",
        "支払い",
        "税金",
    ),
    "child_learning": (
        "子ども",
        "こども",
        "子供",
        "学習",
        "学校",
        "がっこう",
        "勉強",
        "べんきょう",
        "塾",
        "進学",
    ),
    "employment": ("仕事", "しごと", "就労", "就職", "働", "はたら", "求人"),
}
NONE_OF_THEM = re.compile(r"どれでもない|どれもちがう|どれも違う|とくにない|特にない|該当なし")
WRONG = re.compile(r"ちがい|違い|ちがう|違う|ではな|じゃな|いいえ")
RIGHT = re.compile(
    r"^(はい|うん|ええ|そう|合って|あって|その通り|そのとおり|ok|おk|お願い|だいじょうぶ|大丈夫|正しい)|合っています|あっています|あってます|合ってます"
)

TODAY_WORDS = {
    "no_food": re.compile(r"食べ(る|物|もの)|たべ(る|もの)|食料|ごはん|ご飯|食事"),
    "no_shelter": re.compile(r"寝る|ねる|泊ま|とまる|今夜|こんや|住む所|宿"),
    "utilities_cut": re.compile(r"電気|ガス|水道|でんき|すいどう|ライフライン|停止|止ま|止め"),
}
ALL_FINE = re.compile(
    r"だいじょうぶ|大丈夫|平気|足り|困っていない|困ってない|こまってない|あります|ある$|とくに|特に|ないです$|^ない$|どれも"
)

FIX = re.compile(r"なおす|直す|直したい|なおしたい|訂正|修正|変更|ちがう|違う|まちがい|間違")
SHARE = re.compile(r"共有|ほかの窓口|他の窓口|関係機関|ほかの機関")
STAFF_ONLY = re.compile(r"相談員だけ|だけに|だけで")
NOT_SHARE = re.compile(r"共有(は|を)?し(ないで|なくて|てほしくな|たくな)|共有(は)?(だめ|いや|嫌|やめ)")


def plain(text: str) -> str:
    """The text in one width, without spaces at the ends."""
    return unicodedata.normalize("NFKC", text).strip()


def named_needs(text: str) -> list[str]:
    """The needs that a text names by their usual words, in the fixed order."""
    clean = plain(text)
    return [need for need, words in NEED_WORDS.items() if any(word in clean for word in words)]


def read_needs(text: str, heard_before: Sequence[str], heard_now: Sequence[str]) -> list[str] | None:
    """The confirmed needs; None when the text says that what was heard is wrong, or says nothing about it.

    `heard_before` are the needs that the bot showed; `heard_now` what the model hears in this text.
    """
    clean = plain(text)
    if NONE_OF_THEM.search(clean):
        return []
    named = named_needs(clean) or list(heard_now)
    denied = WRONG.search(clean) is not None and not RIGHT.match(clean)
    if denied:
        kept = [
            need
            for need in named
            if not re.search(rf"({'|'.join(NEED_WORDS[need])})[^、。]*{WRONG.pattern}", clean)
        ]
        return [need for need in NEED_LABELS if need in kept] if kept else None
    if RIGHT.search(clean) or re.search(r"も(ある|あり|$|こま|困|相談|おねがい|お願い)|のことも", clean):
        return [need for need in NEED_LABELS if need in {*heard_before, *named}]
    return [need for need in NEED_LABELS if need in named] if named else None


def read_today(text: str, risks: Sequence[str], day: date) -> list[str] | None:
    """What is missing today (food, a bed, lifelines); [] when all is there; None when it can't be read.

    `risks` are the dangers that the safety rules heard in this text: they decide first.
    """
    clean = plain(text)
    today = [name for name in TODAY_WORDS if name in risks]
    if today:
        return today
    if ALL_FINE.search(clean) and not re.search(r"食べ.{0,4}(ない|無)|寝.{0,6}(ない|無)", clean):
        return []
    named = [name for name, words in TODAY_WORDS.items() if words.search(clean)]
    if named or re.search(r"[\d一二三四五六七八九十]", clean):
        return named or None
    fine = reading.read("yes_no", clean, today=day, question="食べるもの、寝る所、電気は だいじょうぶですか")
    return [] if isinstance(fine, reading.Value) and fine.value is True else None


def read_confirmation(text: str) -> str | None:
    """share: the case may go to other offices too; staff_only; fix: something must be changed; None: unclear."""
    clean = plain(text)
    if NOT_SHARE.search(clean):
        return "staff_only"
    if FIX.search(clean):
        return "fix"
    if STAFF_ONLY.search(clean):
        return "staff_only"
    if SHARE.search(clean):
        return "share"
    return "staff_only" if RIGHT.search(clean) else None
