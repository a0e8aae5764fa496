"""Amounts of money in a text, each with the words around it (金額)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from casework.reading.numbers import Number, find_numbers

_NOT_MONEY = re.compile(
    r"か月|ヶ月|月(?!々|収|給|額)|年|人|名|歳|回|社|日(?!当)|時(?!給)|週|つ(?!か)|本|件|枚|割|%|匹|"
    r"台|か所|番|丁目|級|"
    r"世帯|kg|g(?![a-z])|代(?!わ)|か国|区|号|条|泊|者|箇所|の借|頭|倍|分(?![かだ]|$)|/\d"
)
_MONEY_AFTER = re.compile(r"円|yen|en(?![a-z])|¥")
_MONEY_BEFORE = re.compile(r"[¥]$")
_RANGE = re.compile(
    r"(?:円|yen)?(?:くらい|ほど)?(~|-|から|か|ないし|or|または|もしくは|、|,|・|/|;)(?:多くて|"
    r"多い(?:月|時|とき)で?|よくて)?"
)
_PAUSES = ("、", ",", "・", "/", ";")  # 4、5万 and 4 5万
_CHANGED = re.compile(r"(?:円)?(?:くらい|ほど)?(?:に|へ|まで)?(?:減|下が|下げ|落ち|増え|上が|なり|なっ)")
_MINUS = re.compile(r"(?:(?<!\d)(?<!円)(?<!万)-|まいなす|△|▲)[¥]?$")
_COINS = re.compile(
    r"円?(玉|札|硬貨|さつ|だま|こいん)(?:が|は|の)?(?:残り|だけ|"
    r"あと)?(?P<count>[\d一二三四五六七八九十数]+)(?:枚|つ|個|こ)"
)
_KIND_OF_COIN = re.compile(
    r"円?(?:玉|硬貨|だま|こいん)(?:の)?(?:貯金|貯め|ためた|で(?:貯|ため))"
    r"|円?(?:玉|硬貨|だま|こいん)(?:くらい|ぐらい)?(?:しか|だけ|のみ|ばかり|ばっか)"
)  # 500円玉貯金, 十円玉しかない
_UPPER_OR_LOWER = re.compile(r"円?台(?:の)?(?P<part>前半|半ば|なかば|後半)")
_PART_OF_TEN = {"前半": 0.25, "半ば": 0.5, "なかば": 0.5, "後半": 0.75}
_NOT_A_YEN = re.compile(r"円(?:たりとも)?(?:も|すら)")  # 一円もない
_ABOUT_BEFORE = re.compile(r"(?:約|およそ|だいたい|大体|大凡|ほぼ|たぶん|多分|ざっと)$")
_ABOUT_AFTER = re.compile(
    r"(?:円|yen)?(?:くらい|ぐらい|ほど|程度|前後|ちょ|弱|強|いくか|あるか|未満|以下|以上|超|足らず|"
    r"たらず|もな|切|ない|かそこら|なんぼ|いくら|と少し|ぐら|か、?そこ|余り|あまり|てい)"
)
# Written bare, a number up to this means so many 万: 家賃 5, 収入 12.
_BARE_MAN = {"rent": 50, "monthly_income": 99, "savings": 0, "debt_total": 999}


@dataclass(frozen=True)
class Amount:
    """An amount of yen, where it stands, and what stands before and after it in its clause."""

    yen: int
    start: int
    end: int
    low: int | None = None
    high: int | None = None
    about: bool = False
    negative: bool = False
    guessed_unit: bool = False
    before: str = ""
    after: str = ""

    def times(self, factor: float) -> Amount:
        """The same amount over another time (a year's income as a month's)."""
        low = None if self.low is None else round(self.low * factor)
        high = None if self.high is None else round(self.high * factor)
        return replace(self, yen=round(self.yen * factor), low=low, high=high)


def find_amounts(text: str, slot: str = "") -> list[Amount]:
    """Find the amounts of a folded text, ranges and coins put together, with their surroundings."""
    bare = _bare_amount(text, slot) if slot else None
    found = [bare] if bare else _join_ranges(text, _single_amounts(text))
    return _with_surroundings(text, found)


def _single_amounts(text: str) -> list[tuple[Number, Amount]]:
    out: list[tuple[Number, Amount]] = []
    numbers = find_numbers(text)
    skip_until = 0
    for position, number in enumerate(numbers):
        if number.start < skip_until or (number.value == 1 and _NOT_A_YEN.match(text, number.end)):
            continue
        if _KIND_OF_COIN.match(text, number.end):
            continue
        coins = _COINS.match(text, number.end)
        if coins:
            pieces = find_numbers(coins["count"])
            yen = number.whole * (pieces[0].whole if pieces else 1)
            skip_until = coins.end()
            out.append((number, Amount(yen, number.start, coins.end())))
            continue
        following = numbers[position + 1] if position + 1 < len(numbers) else None
        if _is_money(text, number) or _opens_range(text, number, following):
            out.append((number, _amount(text, number)))
    return out


def _is_money(text: str, number: Number) -> bool:
    if _MONEY_AFTER.match(text, number.end) or _MONEY_BEFORE.search(text[: number.start]):
        return True
    if _NOT_MONEY.match(text, number.end):
        return False
    if text[number.start - 1 : number.start] in ("第", "中", "小", "高") and not number.has_unit:
        return False
    written = text[number.start : number.end]
    if re.search("[万億兆]", written):
        return True
    if number.has_figures:
        return number.value >= 100 or (number.has_unit and "千" in written)
    return bool(re.search(r"[千百]", written)) and len(written) >= 2 and number.value >= 100


def _opens_range(text: str, number: Number, following: Number | None) -> bool:
    """Tell the 15 of 15~20万: bare, with a larger amount of 万 right behind a range sign."""
    if (
        following is None
        or re.search("[百千万億兆]", text[number.start : number.end])
        or not following.has_unit
    ):
        return False
    between = _RANGE.fullmatch(text, number.end, following.start)
    if not between or not _is_money(text, following):
        return False
    if between[1] in _PAUSES:
        last, leading = number.value % 10, _leading_figure(text, following)
        if number.value >= 10 and last == 0:
            return leading in (number.value + 1, number.value + 10)  # 20、30万
        return leading in (last + 1, number.value + 1) and last < 9
    return number.value < _leading_figure(text, following)


def _leading_figure(text: str, number: Number) -> float:
    first = re.match(r"[\d.]+|[一二三四五六七八九十]+", text[number.start : number.end])
    values = find_numbers(first.group()) if first else []
    return values[0].value if values else 0.0


def _amount(text: str, number: Number) -> Amount:
    before, low, high = text[: number.start], number.low, number.high
    currency = _MONEY_AFTER.match(text, number.end)
    yen = number.whole
    if part := _UPPER_OR_LOWER.match(text, number.end):
        unit = 10_000 if "万" in text[number.start : number.end] else 1_000
        yen, low, high = yen + round(unit * _PART_OF_TEN[part["part"]]), yen, yen + unit
    return Amount(
        yen=yen,
        start=number.start,
        end=currency.end() if currency else number.end,
        low=None if low is None else round(low),
        high=None if high is None else round(high),
        about=low is not None or bool(_ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(text, number.end)),
        negative=bool(_MINUS.search(before)),
    )


def _join_ranges(text: str, found: list[tuple[Number, Amount]]) -> list[Amount]:
    out: list[Amount] = []
    position = 0
    while position < len(found):
        number, amount = found[position]
        if position + 1 < len(found):
            joined = _range_of(text, number, amount, *found[position + 1])
            if joined:
                out.append(joined)
                position += 2
                continue
        out.append(amount)
        position += 1
    return out


def _range_of(text: str, one: Number, first: Amount, two: Number, second: Amount) -> Amount | None:
    between = _RANGE.fullmatch(text, one.end, two.start)
    if not between or _CHANGED.match(text, two.end):
        return None
    low = first.yen
    if not re.search("[百千万億兆]", text[one.start : one.end]) and two.has_unit and low < 1000:
        leading = _leading_figure(text, two)
        unit = second.yen / leading if leading else 1
        if low >= 10 and leading == low % 10 + 1:
            second = replace(second, yen=second.yen + round(low // 10 * 10 * unit))
        low = round(low * unit)
    elif between[1] in (*_PAUSES, "-"):
        return None if between[1] != "-" else _between(low, second, first)
    return _between(low, second, first)


def _between(low: int, second: Amount, first: Amount) -> Amount:
    low, high = sorted((low, second.yen))
    return Amount(
        (low + high) // 2, first.start, second.end, low=low, high=high, about=True, negative=first.negative
    )


def _bare_amount(text: str, slot: str) -> Amount | None:
    """Read a number that stands alone, without 円 or 万."""
    found = re.fullmatch(
        r"(?:家賃|収入|手取り|月収|月々|毎月|月|貯金|借金|総額|合計|全部|残り|今|現在|あと|約|だいたい|大体|およそ|ざっと|"
        r"たぶん|多分|まあ|もう|、)*(?:は|で)?(?:約|だいたい|大体|およそ|ざっと)?([\d,.]+(?:[~-][\d.]+)?|"
        r"[〇一二三四五六七八九十]+)(?:くらい|ぐらい|ほど|前後|弱|強|ちょっと|ちょい|ちょいちょい|以上|以下|程度|そこそこ|"
        r"です|かな|は?(?:超えて|越えて)(?:い)?(?:る|ます)|は?(?:ある|あります)|いかない|いきません|と(?:思|おも)(?:う|います)|、)*[。!]*",
        text,
    )
    if not found:
        return None
    ends = [number.value for number in find_numbers(found[1])]
    if not ends or any(end < 0 for end in ends):
        return None
    unit = 10_000 if 0 < max(ends) <= _BARE_MAN.get(slot, 0) else 1
    low, high = round(min(ends) * unit), round(max(ends) * unit)
    negative = text.startswith("-")
    if low == high:
        return Amount(low, *found.span(1), guessed_unit=unit > 1, negative=negative)
    return Amount((low + high) // 2, *found.span(1), low=low, high=high, about=True, guessed_unit=unit > 1)


def _with_surroundings(text: str, amounts: list[Amount]) -> list[Amount]:
    out = []
    for position, amount in enumerate(amounts):
        left = amounts[position - 1].end if position else 0
        right = amounts[position + 1].start if position + 1 < len(amounts) else len(text)
        out.append(replace(amount, before=text[left : amount.start], after=text[amount.end : right]))
    return out
