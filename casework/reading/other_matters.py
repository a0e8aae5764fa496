"""Tells an answer from something else that a person must say now: a danger, a new trouble, a question of money."""

from __future__ import annotations

import re

_TROUBLE = re.compile(
    r"死にたい|殴られ|手を[上あ]げて|追い出され|水だけ|食べて(?:い)?(?:な|ませ)|"
    r"(?:電気|がす|水道)(?:が|は)[^、。]{0,6}止ま|錠(?:を)?(?:飲|のん)|落ちた"
)
# A trouble may stand beside the answer: 家賃3か月分、追い出されそう.
_ANSWERS = {
    "age": re.compile(r"歳|生まれ|^\d+[、。]"),
    "rent_arrears_months": re.compile(r"家賃|滞納|払|か月|月分|月から|^\d+[、。]"),
    "job_loss_when": re.compile(r"辞|やめ|仕事|会社|首|くび|解雇|退職|倒産|離職|廃業|契約|寮"),
}
_ASKS_OF_MONEY = re.compile(
    r"^[^。]*(?:借り(?:ら)?れ|もらえ|受けられ|補助(?:が)?出|支給され)(?:ます|る)(?:の|ん)?(?:でしょう|です)?か\??$"
)
# 借金取りに30万払えと: what is demanded is neither the rent nor what is owed in all.
_DEMANDED = re.compile(
    r"(?:借金取り|取り?立て(?:屋|の人)?|闇金|やみ金|やくざ|ちんぴら|怖い人|こわい人)(?:が|に|から|の人に)?[^、。]{0,8}?"
    r"[\d一二三四五六七八九十百千]+[万千円][^、。]{0,4}(?:払え|はらえ|返せ|よこせ)(?![なまてるずばんた])"
)
_MONEY = frozenset(("monthly_income", "savings", "debt_total", "rent"))


def is_another_matter(text: str, slot: str) -> bool:
    """Say whether a (folded) text holds a figure that is no answer: 3日前から水だけ, 100万円借りられますか."""
    if slot in _MONEY:
        return bool(_ASKS_OF_MONEY.match(text) or _DEMANDED.search(text))
    return slot in _ANSWERS and bool(_TROUBLE.search(text)) and not _ANSWERS[slot].search(text)
