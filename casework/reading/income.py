"""Reads the household's income a month (世帯の月収), from whatever the person gets and however it is paid."""

from __future__ import annotations

import re
from dataclasses import replace

from casework.reading.amount_slots import as_value, nothing_left
from casework.reading.ask import Ask
from casework.reading.money import Amount, find_amounts
from casework.reading.numbers import find_numbers
from casework.reading.outcome import Reading, Unreadable
from casework.reading.said import Said

WEEKS_IN_MONTH = 52 / 12
# Benefits that are counted by the day are paid for every day of the month.
BENEFIT_DAYS_IN_MONTH = 30

_F = r"(?P<{}>[\d.]+|[一二三四五六七八九十]+)"
_HOURLY = re.compile(r"時給|じきゅう|時間給|1時間(?!半)|一時間")
_DAILY = re.compile(
    r"日当|日給|にっとう|にっきゅう|(?:1日|1にち|いちにち)(?:あたり)?(?:に)?(?=\d|"
    r"[一二三四五六七八九十百千万]|$)|一日(?:に)?(?=$|[\d一二三四五六七八九千百])|日に$|日払い"
)
_BY_BENEFIT_DAY = re.compile(r"日額")
_DAYS_A_MONTH = re.compile(
    rf"(?:月|つき|ひと月|1か月|一か月|月に|毎月)(?:に|で|は|、)?(?:だいたい|約|"
    rf"平均)?{_F.format('days')}(?:日|にち|回)|{_F.format('days2')}日(?:間)?(?:くらい|ぐらい|"
    rf"ほど)?(?:働|出勤|稼働|行|勤|分)|^.*?(?:で|×|x|を)(?![1一]日){_F.format('days3')}日(?!\d)"
)
_DAYS_A_WEEK = re.compile(
    rf"(?:週|しゅう|一週間|1週間)(?:に|で)?(?:だいたい|約)?{_F.format('days')}(?:日|にち|回|"
    rf"(?=[、。で]|$))"
)
_HOURS_A_DAY = re.compile(
    rf"(?:(?:1|一|いち)(?:日|にち)(?:に|あたり)?|日に)?{_F.format('hours')}(?:時間|じかん)"
    rf"(?P<half>半)?"
)
_HOURS_A_MONTH = re.compile(
    rf"(?:月|1か月|一か月|×|x|掛ける)(?:に|で)?(?:だいたい|約)?{_F.format('hours')}時間"
)
_HOURS_A_WEEK = re.compile(rf"(?:週|1週間|一週間)(?:に|で)?(?:だいたい|約)?{_F.format('hours')}時間")

_TWO_MONTHS = re.compile(
    r"(?:2|二)か月(?:に(?:1|一)?回|に一度|に1度|ごと|毎|おき|分|に|で)?|隔月|偶数月|(?:2|二)"
    r"月(?:分|で|に)"
)
_MANY_MONTHS = re.compile(
    r"(?P<n>\d+|[三四五六七八九十]+)か月(?:に(?:1|一)回|に一度|ごと|分|で)|半年(?:に|で|分)"
)
_YEAR = re.compile(
    r"年収|年間|年商|一年(?:間)?(?:で|に)|1年(?:間)?(?:で|に)|年に(?!何)|年額|年俸|/年|(?:^|、|で|"
    r"は)年$|所得(?:金額|証明)"
)
_WEEK = re.compile(
    r"週給|週に|1週間|一週間|毎週|週払い|(?:^|、|で|は|ばいと|ぱーと)週$|しゅうに|/週|週あたり"
)
_MANY_WEEKS = re.compile(r"(?P<n>[2-9]|[二三四])週間(?:で|に(?:1|一)?[回度]?|ごとに?)$")
_MONTH = re.compile(r"月に|月額|月収|月給|毎月|月$|1か月|一か月|ひと月|げっきゅう|げっしゅう")

_TOTAL = re.compile(
    r"合わせて|あわせて|合計|全部で|とーたる|世帯で|二人で|夫婦で|家族で|ふたりで|計(?!算)|総額|"
    r"みんなで|足して|合算|全部合わせ|併せて"
)
_NET = re.compile(r"手取り|てどり|手元|差し引き後|引かれて|引いて残|振り?込まれ")
_GROSS = re.compile(r"額面|総支給|支給額|税込|がくめん|引かれる前|控除前")
_NOT_INCOME = re.compile(
    r"ぼーなす|賞与|家賃|ろーん|返済|支払|引き?落|保険料|携帯|光熱|電気|税金|貯金|貯蓄|借|食費|"
    r"学費|養育費を払|払って|出ていく|支出|かかる|年金を払|返して|残業代?(?:が|は)?(?:なく|減)"
)
_PAST = re.compile(
    r"(?:以前|前|昔|元々|もともと|もと|元|去年|昨年|おととし|ころな前|辞める前|休む前|"
    r"昨年まで|先月まで|前職|現役|本来|通常)(?:の(?:仕事|職場|会社)?)?(?:は|で|まで|なら|だと)|"
    r"(?:先月|先々月|去年|昨年|春|夏|秋|冬|\d月|この間|最近|前)まで、?"
)
_LAST_MONTH = re.compile(r"(?:先月|先々月|前の月|この前)(?:は|が|まで)")
_PAST_AFTER = re.compile(
    r"^(?:円)?(?:くらい|ほど|ぐらい|ちょっと)?(?:だった|でした|あった(?!り)|ありました|"
    r"もらって(?:た|い(?:た|まし))|稼いで(?:た|い(?:た|まし)))"
)
_FUTURE = re.compile(
    r"来月|来年|らいげつ|これから|今度|来週|予定|見込み|そのうち入|入るはず|もらえるはず|決まれば"
)
_NOW = re.compile(
    r"(?:^|、|。|が|けど|で|[万千円])(?:今(?=[\d一二三四五六七八九十])|今は|いまは|現在は?|今月は|最近は|"
    r"(?:今月|この(?:秋|冬|春|夏))から(?:は)?|ここ(?:数か月|最近|のところ)は?|今の(?:収入|給料|手取り)は|今だと)"
)
_BEFORE_DEDUCTION = re.compile(
    r"^円?(?:くらい|ほど)?から(?!.{0,4}(?:家賃|食費|光熱|ろーん|返済|携帯)).{0,10}?(?:引|差し引|天引|取られ|とられ)"
)
_TAKEN_OFF = re.compile(r"(?:が|を|とか|など)*(?:差し?引|引か|引い|天引)")
_CHANGED = re.compile(r"(?:から|が|だったのが|あったのが|だったけど、?今は?)$")
_OF_WHICH = re.compile(r"(?:その|この)?(?:うち|内訳|中から)(?:は|、|で)?")
_PAY = re.compile(r"給料|月給|給与|基本給|月収|収入|総額")
_BUT = re.compile(r"が、?|けど|のに|で、")
_BY_SEASON = re.compile(
    r"冬|夏|多い|少ない|いい(?:月|時|とき)|良い(?:月|時)|悪い(?:月|時)|忙しい|暇な|繁忙|閑散|最高|"
    r"最低|月によって|週によって|だったり|\d月(?:は|が)"
)
_EACH = re.compile(r"^(?:円)?ずつ")


def read_monthly_income(said: Said, ask: Ask) -> Reading | None:
    """Read the income of a month in yen, all sources put together."""
    text = said.text
    worked = _from_wage(text)
    if worked is not None:
        return worked if isinstance(worked, Unreadable) else as_value(said, ask.slot, [worked])
    amounts = [_a_months(text, amount) for amount in find_amounts(text, ask.slot)]
    amounts = _present(text, [amount for amount in amounts if not _belongs_to(amount, _NOT_INCOME)])
    amounts = _best_of(text, amounts)
    if amounts:
        return as_value(said, ask.slot, amounts)
    if nothing_left(text, ask.slot):
        return as_value(said, ask.slot, [Amount(0, 0, len(text))])
    return None


def _from_wage(text: str) -> Amount | Unreadable | None:
    """Reckon 日当8千円で月15日 and 時給1050円で週5日8時間."""
    hourly, daily = _HOURLY.search(text), _DAILY.search(text)
    if not hourly and not daily:
        return None
    amounts = [one for one in find_amounts(text) if one.yen >= 100]
    if not amounts or len(amounts) > 1:
        return None
    wage = amounts[0]
    if hourly:
        hours = _monthly_hours(text, wage)
        if hours is None:
            return (
                None
                if re.search("月収|手取り", text)
                else Unreadable("days_missing", {"hourly_wage": wage.yen})
            )
        return replace(wage.times(hours), about=True)
    days = BENEFIT_DAYS_IN_MONTH if re.search("手当|給付|保険|支援金", text) else _monthly_days(text)
    if days is None:
        return Unreadable("days_missing", {"daily_wage": wage.yen})
    return replace(wage.times(days), about=True)


def _monthly_hours(text: str, wage: Amount) -> float | None:
    rest = text[: wage.start] + "、" + text[wage.end :]
    rest = re.sub(r"^(?:時給|1時間|一時間|時間給)", "", rest)
    for pattern, factor in ((_HOURS_A_MONTH, 1.0), (_HOURS_A_WEEK, WEEKS_IN_MONTH)):
        if found := pattern.search(rest):
            return _number(found["hours"]) * factor
    found, days = _HOURS_A_DAY.search(rest), _monthly_days(rest)
    if not found or days is None:
        return None
    return (_number(found["hours"]) + (0.5 if found["half"] else 0)) * days


def _monthly_days(text: str) -> float | None:
    if found := _DAYS_A_WEEK.search(text):
        return _number(found["days"]) * WEEKS_IN_MONTH
    if found := _DAYS_A_MONTH.search(text):
        return _number(found["days"] or found["days2"] or found["days3"])
    return None


def _a_months(text: str, amount: Amount) -> Amount:
    """Bring an amount that is paid by the week, by two months or by the year to one month."""
    before = amount.before
    nearest = re.split(r"[、。]|(?<=[万円千])と", before)[-1] or before
    after = amount.after[:8]
    factor = _factor_of(nearest, after) or _factor_of(before, "")
    if factor is None and not amount.before:
        factor = _factor_of("", after)
    return amount.times(factor) if factor else amount


def _factor_of(before: str, after: str) -> float | None:
    if _TWO_MONTHS.search(before) or re.match(r"円?(?:くらい|ほど)?[(、/]?(?:2|二)か月(?:分|に|で)", after):
        return 1 / 2
    if found := _MANY_MONTHS.search(before):
        months = _number(found["n"]) if found["n"] else 6
        return 1 / months if months > 1 else None
    if _YEAR.search(before) or re.match(r"/年|円?(?:くらい|ほど)?[(の、]?(?:年収|年間)", after):
        return 1 / 12
    if _BY_BENEFIT_DAY.search(before):
        return BENEFIT_DAYS_IN_MONTH
    if found := _MANY_WEEKS.search(before):
        return WEEKS_IN_MONTH / max(_number(found["n"]), 1)
    if _WEEK.search(before) and not _MONTH.search(before):
        return WEEKS_IN_MONTH
    if re.match(r"/週|が?(?:週に|毎週)", after):
        return WEEKS_IN_MONTH
    return None


def _belongs_to(amount: Amount, pattern: re.Pattern[str]) -> bool:
    nearest = re.split(r"[、。]|けど|が、|(?<=です)が", amount.before)[-1]
    found = list(pattern.finditer(nearest))
    rest = nearest[found[-1].end() :] if found else ""
    if found and found[-1].group() in ("税金", "保険料") and _TAKEN_OFF.match(rest):
        return False
    return bool(found) and not re.match(
        r"(?:なし|込|別|抜|含|を?除|は?別|は?ない|は?なく|(?:を)?(?:払う|引く)前)", rest
    )


def _present(text: str, amounts: list[Amount]) -> list[Amount]:
    """Keep what the person gets now, where the text also tells of before or of later."""
    kept = [
        one
        for one in amounts
        if not _FUTURE.search(one.before[-14:]) and not re.match(r".{0,6}(?:予定|見込み|の見通し)", one.after)
    ]
    now = [found for found in _NOW.finditer(text)]
    if (
        now
        and not any(one.start >= now[-1].start() for one in kept)
        and nothing_left(text[now[-1].start() :], "monthly_income")
    ):
        return []
    if now and nothing_left(re.split("[、。]", text[now[-1].end() :])[0], "monthly_income"):
        kept = [one for one in kept if not _LAST_MONTH.search(one.before)]
    if now and (
        later := [one for one in kept if one.start >= now[-1].start() and not _PAST.search(one.before)]
    ):
        return later
    if len(kept) > 1:
        kept = [one for one in kept if not _BEFORE_DEDUCTION.match(one.after)] or kept
    for position, one in enumerate(kept[:-1]):
        if re.match(r"円?(?:くらい|ほど|ぐらい)?(?:から|だったのが|あったのが|だったが|→)", one.after) and (
            re.match(r"(?:円)?(?:くらい|ほど|ぐらい)?(?:に|へ|まで|ほどに)", kept[position + 1].after)
            or "→" in one.after
        ):
            return kept[position + 1 :]
    recent = [one for one in kept if not _PAST.search(one.before) and not _PAST_AFTER.match(one.after)]
    if recent:
        return recent
    if nothing_left(re.sub(r"^.*(?:けど|が|、)", "", text), "monthly_income") and len(kept) == 1:
        return []
    return kept


def _best_of(text: str, amounts: list[Amount]) -> list[Amount]:
    """Choose the total, or the take-home pay, where it stands beside other figures."""
    if len(amounts) < 2:
        return [_each(text, one) for one in amounts]
    if len(amounts) == 3 and _is_what_is_left(amounts):
        return amounts[-1:]  # 給料20万、そこから5万引かれて15万
    for total in amounts:
        if _TOTAL.search(total.before[-8:]):
            return [total]
    net = [one for one in amounts if _NET.search(one.before[-8:])]
    gross = [
        one
        for one in amounts
        if _GROSS.search(one.before[-8:] + one.after[1:2]) or _GROSS.search(one.after[:6])
    ]
    if gross and len(gross) < len(amounts):
        amounts = [one for one in amounts if one not in gross]
    if net and (gross or re.search("引かれ|差し?引|天引", net[-1].before)):
        amounts = [one for one in amounts if one in net] or amounts
    if all(_BY_SEASON.search(one.before) for one in amounts):
        yen = [one.yen for one in amounts]
        return [replace(amounts[0], yen=sum(yen) // len(yen), low=min(yen), high=max(yen), about=True)]
    if (
        net
        and not gross
        and all(_PAY.search(one.before) for one in amounts if one not in net)
        and _BUT.search(net[-1].before)
    ):
        return net[-1:]
    if len(net) == 1 and len(amounts) == 2 and net[0].yen < max(one.yen for one in amounts):
        other = next(one for one in amounts if one is not net[0])
        if _PAY.search(other.before[-8:]):
            return net
    kept = [one for one in amounts if not _OF_WHICH.search(one.before)]
    return [_each(text, one) for one in kept or amounts]


def _is_what_is_left(amounts: list[Amount]) -> bool:
    first, taken, left = amounts
    return first.yen - taken.yen == left.yen and bool(re.search("引|差|取ら|とられ|返|払", taken.after))


def _each(text: str, amount: Amount) -> Amount:
    if not _EACH.match(amount.after):
        return amount
    found = re.search(r"([\d一二三四五六七八九]+)人", text) or re.search("(二)人|(夫婦)", text)
    return amount.times(_number(found[1]) if found and found[1] else 2)


def _number(written: str) -> float:
    numbers = find_numbers(written)
    return numbers[0].value if numbers else 0.0
