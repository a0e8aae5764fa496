"""Reads what a person has and owes: money at hand (手持ちのお金) and the debts together (借金の合計)."""

from __future__ import annotations

import re
from dataclasses import replace

from casework.reading.amount_slots import as_value, nothing_left
from casework.reading.ask import Ask
from casework.reading.money import Amount, find_amounts
from casework.reading.numbers import find_numbers
from casework.reading.outcome import Reading
from casework.reading.said import Said

_TOTAL = re.compile(
    r"合わせて|あわせて|合計|全部で|ぜんぶで|とーたる|計(?!算)|総額|足して|合算|全部合わせ|しめて|"
    r"(?:利息|利子|延滞金?|損害金|手数料)(?:も|を|が|分)?(?:入れ|込|含め|足し|つい)"
)
_OF_WHICH = re.compile(r"(?:その|この|の)?(?:(?<!ゆ)うち(?!ょ)|内訳)")
_LEFT = re.compile(r"残り|のこり|残高|残債|残って|今は|いまは|現在|今の残|あと")
_AT_FIRST = re.compile(
    r"(?:元々|もともと|もとは|元は|最初|はじめ|当初|以前|昔|前は|前に|借りた時|去年|退職金|枠|"
    r"限度額|上限)"
)
_WAS = re.compile(
    r"^(?:円)?(?:くらい|ほど|ぐらい)?(?:だった|でした|あった|ありました|借りて(?:た|い(?:た|まし))|"
    r"借りました、?今)"
)
_HAS_BECOME = re.compile(r"^(?:円)?(?:くらい|ほど|ぐらい)?(?:に|まで)(?:な|膨|増|減|ふく)")
_BY_MONTH = re.compile(
    r"(?:月々|毎月|月に|月|つきづき|まいつき|ひと月|1か月に?|返済(?:が|は|額は)?|(?<!りぼ)(?<!後)(?<!分割)(?<!年)払いが|利息が?|"
    r"利子が?|年収|手取り|給料|収入|家賃|年金)(?:は|が|で)?(?:約|だいたい)?$"
)
_PAYING = re.compile(
    r"^(?:円)?(?:くらい|ほど|ぐらい|ちょっと)?(?:ずつ)?(?:を)?(?:返(?:して|済)|払って|返し|"
    r"払い(?!が)|の返済|の支払|引き落)"
)
# 宝くじが当たれば1億: not had yet.
_IF = re.compile(
    r"(?:当たれ|当たっ|売れれ|売れ|入れ|入っ|もらえれ|もらえ|下り|おり|出れ|あれ)(?:ば|たら)、?(?:約)?$"
)
_OUT_OF_REACH = re.compile(
    r"^(?:円)?(?:くらい|ほど)?(?:は)?(?:ある|あり|入って)[^、。\d]{0,8}(?:けど|が)、?[^、。\d]{0,8}(?:[下お]ろせ|引き出せ)(?:な|ませ)"
)
_BUT_NOW = re.compile(r"(?:今|いま|現在|今月)は(?:もう)?|もう")
_PAYMENTS_LEFT = re.compile(r"(?:あと|残り|のこり)(?P<n>[\d一二三四五六七八九十]+)(?:回|か月|(?P<years>年))")
_SPENT = re.compile(r"^(?:円)?(?:くらい|ほど)?(?:使|払(?:う|い|わ)|引き?落|支払|が?出ていく|の支払|の引き落)")
_NOT_SO_MUCH = re.compile(
    r"^(?:円)?(?:くらい|ほど)?(?:は|も|まで(?:は|も)?|には)(?:な(?:い|く)|ありませ|いか|行か|いって|届|達)"
)
_EACH = re.compile(r"^(?:円)?(?:くらい|ほど|ぐらい)?(?:ずつ|づつ)")
_HOW_MANY = re.compile(r"(?P<n>\d+|[二三四五六七八九十]+)(?:社|人|枚|か所|箇所|件|つ|口|店|名義)")
_OWED_OR_PAID = re.compile(
    r"借金|借入|りぼ|ろーん|きゃっしんぐ|家賃(?!(?:を|は)?払|(?:が|を|は)?(?:引|落ち|出し))|収入|給料(?!日|前|(?:が|も)?(?:入|出|振)|の残)|手取り"
)
_HELD_OR_EARNED = re.compile(
    r"貯金|貯蓄|預金|手持ち|収入|給料(?!日)|手取り|(?<!滞納してる)(?<!滞納している)(?<!滞納中の)(?<!未払いの)家賃(?!の?滞納|滞納)"
)
_ONE_LENDER = re.compile(
    r"(?:さら金|さらきん|街金|闇金|消費者金融|銀行|信金|労金|農協|社協|あこむ|ぷろみす|あいふる|れいく|もびっと|"
    r"楽天|かーど|くれか|りぼ(?:払い)?|きゃっしんぐ|ろーん|奨学金|親|[父母兄姉弟妹]|友(?:達|人|だち)|知(?:人|り合い)|"
    r"会社|社長|店長|身内|実家|親戚|叔父|叔母|祖母|祖父|業者)(?:会社|さん|ちゃん|分)?(?:に|から|で|が|は|へ|より|の借金が?)?、?"
    r"(?:約|だいたい|まだ|あと|合計|全部で|残り|ざっと|たぶん)*\d+(?:くらい|ほど|ちょい?|弱|強|前後)?"
    r"(?:$|[、。]|借り|借金|残|あ(?:る|り)|です|だ|ある|かな|かも|っす|は(?:ある|借))"
)
_STANDS_ALONE = re.compile(r"(?![社人件枚年月日回歳%か分つ個口店,\d])")
_MINUS_WORD = re.compile(r"まいなす(?!\d)")


def read_savings(said: Said, ask: Ask) -> Reading | None:
    """Read the cash and deposits that can be used now, in yen."""
    text = said.text
    amounts = [
        one
        for one in find_amounts(text, ask.slot)
        if not _SPENT.match(one.after)
        and not _IF.search(one.before)
        and not _OUT_OF_REACH.match(one.after)
        and not _OWED_OR_PAID.search(_nearest(one))
    ]
    amounts = [] if _none_now(text, amounts, ask.slot) else _now(text, amounts)
    if amounts:
        return as_value(said, ask.slot, _together(text, amounts))
    digits = re.search(r"(?:残高|通帳|口座|財布|貯金|全部で)?.{0,4}?([\d一二三四五六])(?:けた|桁)", text)
    if digits:
        return as_value(said, ask.slot, [_of_length(round(find_numbers(digits[1])[0].value), digits)])
    if nothing_left(text, ask.slot) or _MINUS_WORD.search(text):
        return as_value(said, ask.slot, [Amount(0, 0, len(text))])
    return None


def read_debt_total(said: Said, ask: Ask) -> Reading | None:
    """Read the sum of all loans, cards and private debts, in yen."""
    text = said.text
    if left := _by_payments(text):
        return as_value(said, ask.slot, [left])
    amounts = [
        one
        for one in _bare_figures(text) or find_amounts(text, ask.slot)
        if not (
            _PAYING.match(one.after)
            or _HELD_OR_EARNED.search(_nearest(one))
            or (
                _BY_MONTH.search(one.before)
                and len(find_amounts(text)) > 1
                and not _HAS_BECOME.match(one.after)
            )
        )
    ]
    amounts = [] if _none_now(text, amounts, ask.slot) else _now(text, amounts)
    if amounts:
        return as_value(said, ask.slot, _together(text, amounts))
    if nothing_left(text, ask.slot):
        return as_value(said, ask.slot, [Amount(0, 0, len(text))])
    return None


def _by_payments(text: str) -> Amount | None:
    """Reckon あと24回、月2万: so many payments are left."""
    amounts, left = find_amounts(text), _PAYMENTS_LEFT.search(text)
    if not left or len(amounts) != 1 or not _BY_MONTH.search(amounts[0].before):
        return None
    payments = find_numbers(left["n"])[0].whole * (12 if left["years"] else 1)
    return replace(amounts[0].times(payments), about=True)


def _nearest(amount: Amount) -> str:
    """The words of the amount's own clause."""
    return re.split(r"[。、]|(?<=です)が|けど", amount.before)[-1]


def _bare_figures(text: str) -> list[Amount]:
    """Take サラ金に50, and 銀行50、消費者金融30, as so many 万 each."""
    numbers = [one for one in find_numbers(text) if one.has_figures]
    if len(numbers) == 1 and 0 < numbers[0].value < 1000 and _ONE_LENDER.search(text):
        return [Amount(numbers[0].whole * 10_000, numbers[0].start, numbers[0].end, guessed_unit=True)]
    if len(numbers) < 2 or not all(
        0 < one.value < 1000 and _STANDS_ALONE.match(text, one.end) for one in numbers
    ):
        return []
    return [Amount(one.whole * 10_000, one.start, one.end, guessed_unit=True) for one in numbers]


def _none_now(text: str, amounts: list[Amount], slot: str) -> bool:
    """Say whether 前は200万あったけど、今はゼロ was said."""
    told = _BUT_NOW.split(text[amounts[-1].end :], 1) if amounts else []
    return len(told) == 2 and nothing_left(told[1], slot)


def _now(text: str, amounts: list[Amount]) -> list[Amount]:
    """Keep what is there now, where the text also tells what was there before."""
    if len(amounts) < 2:
        return amounts
    amounts = [one for one in amounts if not _NOT_SO_MUCH.match(one.after)] or amounts
    kept = [one for one in amounts if not (_AT_FIRST.search(one.before) or _WAS.match(one.after))]
    if kept and len(kept) < len(amounts):
        return kept
    if _HAS_BECOME.match(amounts[-1].after):
        return amounts[-1:]
    left = [
        one
        for one in amounts
        if re.search(r"(?:残り|のこり|今は|現在(?:は)?|残債|あと)(?:は|が)?(?:約|だいたい)?$", one.before)
    ]
    if left and left[-1] is amounts[-1]:
        return left[-1:]
    return amounts


def _together(text: str, amounts: list[Amount]) -> list[Amount]:
    """Choose the total if one is named, else all parts, each as often as it is said (50万ずつ3社)."""
    for one in amounts:
        if len(amounts) > 1 and _TOTAL.search(one.before[-8:]):
            return [one]
    kept = [one for one in amounts if not _OF_WHICH.search(one.before[:8])] or amounts
    return [_times_each(text, one) for one in kept]


def _times_each(text: str, amount: Amount) -> Amount:
    by_lender = re.match(rf"(?:円)?(?:ずつ)?(?:を|が|×|x|で){_HOW_MANY.pattern}", amount.after)
    if not _EACH.match(amount.after) and not by_lender:
        return amount
    found = by_lender or _HOW_MANY.search(amount.after) or _HOW_MANY.search(amount.before)
    return amount.times(find_numbers(found["n"])[0].whole) if found else amount


def _of_length(length: int, found: re.Match[str]) -> Amount:
    """通帳に3桁: between 100 and 999 yen, taken as 500."""
    low, high = 10 ** (length - 1), 10**length - 1
    return Amount(5 * low, *found.span(), low=low, high=high, about=True)
