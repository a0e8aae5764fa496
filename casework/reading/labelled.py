"""Finds the facts that a free text states with a word for what they are: 家賃は5万, 45歳, 先月失業.

Each finder looks at one clause of the writer's own and is meant to be right rather than complete.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from casework.reading.arrears import read_arrears
from casework.reading.ask import Ask
from casework.reading.clauses import Clause
from casework.reading.holdings import read_debt_total, read_savings
from casework.reading.household import read_household_size
from casework.reading.income import read_monthly_income
from casework.reading.job import read_job_status
from casework.reading.job_loss import read_job_loss_when
from casework.reading.money import find_amounts
from casework.reading.numbers import find_numbers
from casework.reading.outcome import Reading, Value
from casework.reading.phone import read_phone
from casework.reading.rent import read_rent
from casework.reading.said import Said

_N = r"[\d一二三四五六七八九十]+"
_AGE = re.compile(
    rf"(?:^|(?:私|わたし|自分|俺|僕)(?:は|、|が)?(?:今|もう|現在|満)?|^(?:今|現在|もうすぐ|満))"
    rf"(?P<n>{_N})歳(?!児|と{_N}|の(?:時|とき|頃|ころ|息子|娘|子|母|父|夫|妻|祖|弟|妹|兄|姉|孫|親|"
    rf"長|次)|(?:くらい)?から|まで|で(?:働|結婚|離婚|就|始|家を)|になっ(?:たら|て)|になる|以上|"
    rf"未満|以下|前)"
)
_LIVES = re.compile(
    rf"(?:{_N}人|一人|独り)(?:で)?(?:暮らし|ぐらし|くらし|暮ら|家族|世帯)|{_N}人で(?:生活|住)|独居"
)
_PARTNER_AND = re.compile(
    rf"^(?:私と|家族は|同居は)?(?:妻|夫|嫁|旦那|主人|家内|だんな)(?:と|、|・)?(?:子ども|子供|"
    rf"こども|子|娘|息子|小学生|中学生|高校生|赤ちゃん)(?:が)?(?:{_N}人?)?(?:の{_N}人(?:家族|"
    rf"暮らし)?)?(?:がいて|がいます|います|です|と暮らして.*|と(?:私)?|で|の生活.*|を(?:養|抱)"
    rf"[^。]*)?$"
)
_LONE_PARENT_OF = re.compile(
    rf"(?:母子家庭|父子家庭|しんぐるまざー|しんぐるふぁざー|しんぐる|しんまま|一人親)(?:で|、|"
    rf"です。?|の)?(?:子ども|子供|こども|子|息子|娘)(?:が|は)?{_N}人"
)
_ALONE_WITH = re.compile(rf"(?:子ども|子供|こども|子|息子|娘){_N}人と(?:私)?(?:で)?(?:暮ら|生活|住)")
_LONE = re.compile(r"離婚|しんぐる|母子|父子|一人親|死別|亡くし")
_RENT = re.compile(r"家賃|やちん|部屋代")
_NOT_RENT = re.compile(r"^(?:補助|保証|扶助|給付|手当|以外|だけ)")
_OWED = re.compile(
    r"^(?:円)?(?:くらい|ほど|ぐらい|分)?(?:を|が|も|は)?(?:滞納|たま|溜|遅|未払|"
    r"払えて(?:い)?ない分|督促|請求)"
)
_ARREARS = re.compile(
    rf"{_N}か月[^、。]{{0,4}}(?:家賃|やちん)[^、。]{{0,4}}(?:滞納|払え(?:て(?:い)?)?(?:な|ま)|遅れ)"
    rf"|{_N}(?:か月|回)(?:分|ぶん)?(?:も|ほど|くらい|ぐらい|以上|近く|は|が|を)?(?:滞納|遅|たま|溜|"
    rf"はらえ|はらって(?:い)?な|払(?:え|って(?:い)?な)|未払|未納|待って|とどこお|滞|おくれ)|"
    rf"(?:滞納|たまって|溜まって|遅れて|遅れが)[^、。]{{0,8}}?{_N}(?:か月|回)|半年(?:分)?(?:も|"
    rf"ほど|くらい)?(?:滞納|払え|払って(?:い)?な|たま)|滞納{_N}(?:$|か月)|(?:から|以降)"
    rf"(?:ずっと)?(?:払え(?:て(?:い)?)?(?:な|ま)|払って(?:い)?(?:な|ま)|滞納|遅れ)"
)
_ARREARS_BARE = re.compile(rf"(?:家賃|やちん)[^、。]*?を{_N}(?:か月|回)(?:分)?$")
_RENT_PAID = re.compile(
    r"家賃(?:は|だけは)(?:ちゃんと|きちんと|なんとか|どうにか|何とか|"
    r"今のところ)?(?:払えて(?:い)?(?:ます|る)|払って(?:い)?(?:ます|る)|遅れて(?:い)?(?:ません|ない)"
    r"|滞納(?:は)?(?:して(?:い)?(?:ません|ない)|ありません)|大丈夫|問題な)"
)
OTHER_BILLS = re.compile(
    r"電気|がす|水道|光熱|税|国保|年金|保険|携帯|すまほ|ろーん|かーど|学費|給食|塾|りぼ|借金|"
    r"医療費|奨学金"
)
_DEBT = re.compile(r"借金(?!取り)|しゃっきん|借入|ろーん|りぼ|きゃっしんぐ|消費者金融|奨学金")
_INCOME = re.compile(r"収入|月収|手取り|てどり|給料|年収|稼ぎ")
_NO_INCOME = re.compile(r"無収入|収入(?:は|が)?(?:ぜろ|ない|なく|ありません)")
_NOT_OWN_INCOME = re.compile(r"減っ|下が|までに|基準|以下なら|(?:夫|妻|旦那|母|父|息子|娘)の")
_SAVINGS = re.compile(r"貯金|貯蓄|預金|所持金|手持ち|手元|残高|財布|貯え|全財産")
_SPENT_ON = re.compile(r"足り|必要|かかる|払(?:う|わな|え)|請求|振り?込|借り|返")
_LOST_JOB = re.compile(
    r"(?:失業|解雇|退職|離職|廃業|倒産|くび|雇い?止|りすとら|店じまい|派遣切り|契約(?:が)?(?:切れ|"
    r"終わ|満了)|(?:仕事|しごと|ばいと|派遣)(?:が|は|も)?[^、。]{0,8}?(?:切れ(?:た(?!ら)|て|まし)|おわり(?:なり)?まし|終わりまし|終わった(?!ら|あと|後|時)|なくな(?:った(?!ら)|りまし))|(?:仕事|会社|ぱーと|ばいと|職場|病院|工場|店)[^、。]{0,6}?(?:辞|や)め(?:た|まし|"
    r"て|させ))(?!たい|たら|そう|なら|かも|予定|する|し(?:ます|よう|たく)|の(?:不安|危)|ても|ば)"
)
_JOB_SAID = re.compile(
    r"(?:仕事|ぱーと|ばいと|会社|工場)(?:が|も|は|を)[^、。]{0,8}?(?:休みになっ|休業(?:にな|中|して)|休んで(?:い)?(?:ま|る|て))|"
    r"[一-龥ぁ-ん]屋を(?:やって|営んで|して)(?:い)?(?:お|ま|る)|"
    r"無職|失業(?:し(?:た|まし|て)|中|$|で)|求職中|休職(?:中|して)|育休|産休|自営業?(?:です|で|を|"
    r"$)|個人事業主|ふりーらんす|年金(?:暮らし|生活)|専業主[婦夫]|公務員(?:です|で|$)|"
    r"会社員(?:です|で|$)|正社員(?:です|で(?:す|働)|として|$)|派遣(?:で働|社員です)|(?:ぱーと|"
    r"あるばいと|ばいと)(?:です|で(?:働|生活|暮|す|月)|をして|して(?:い)?ます|の(?:しふと|収入|"
    r"時間|給料)|$)|働いて(?:い)?(?:ない|なく|ません)|仕事(?:を)?して(?:い)?(?:ない|なく|ません)|"
    r"(?:仕事|しごと)(?:が|は|も)?(?:ない|なく|ありません)(?!日|時|とき|わけ|こと|の[はが])"
)
_NOT_SO = re.compile(
    r"(?:失業|無職|退職|解雇|くび)(?:に)?(?:し|なっ)?(?:たら|そう|なる(?:か|の)|した(?:く|ら))|"
    r"でした|だった|前は|以前|若い頃|昔|たら|したい|なりたい|探し"
)
_PHONE = re.compile(r"\d[\d\-~;().\s]{8,}\d")


@dataclass(frozen=True)
class Fact:
    """A slot's value, and where in the folded text it was said."""

    slot: str
    value: Value
    start: int
    end: int


Finder = Callable[[Clause, date], "Iterator[Fact]"]


def facts_in(clause: Clause, today: date) -> Iterator[Fact]:
    """Give every fact that one clause states."""
    for find in _FINDERS:
        yield from find(clause, today)


def _fact(slot: str, reading: Reading | None, clause: Clause, start: int = 0) -> Iterator[Fact]:
    if isinstance(reading, Value):
        yield Fact(slot, reading, clause.start + start, clause.end)


def _age(clause: Clause, today: date) -> Iterator[Fact]:
    found = _AGE.search(clause.text)
    if not found or (
        found.start() == 0
        and not clause.starts_sentence
        and not re.match("私|わたし|自分|俺|僕", clause.text)
    ):
        return
    years = find_numbers(found["n"])[0].whole - bool(re.search("もうすぐ", found.group()))
    if 12 <= years <= 110:
        yield Fact("age", Value(years), clause.start + found.start("n"), clause.start + found.end())


def _household(clause: Clause, today: date) -> Iterator[Fact]:
    alone_with = _ALONE_WITH.search(clause.text) and _LONE.search(clause.lead + clause.text)
    if (
        alone_with
        or _LIVES.search(clause.text)
        or _PARTNER_AND.search(clause.text)
        or _LONE_PARENT_OF.search(clause.text)
    ):
        yield from _fact(
            "household_size", read_household_size(Said(clause.text), Ask("household_size", today)), clause
        )


def _rent(clause: Clause, today: date) -> Iterator[Fact]:
    word = _RENT.search(clause.text)
    if not word or _NOT_RENT.match(clause.text[word.end() :]):
        return
    amounts = find_amounts(clause.text[word.start() :])
    if len(amounts) == 1 and len(amounts[0].before) <= 8 and not _OWED.match(amounts[0].after):
        yield from _fact(
            "rent", read_rent(Said(clause.text[word.start() :]), Ask("rent", today)), clause, word.start()
        )


def _arrears(clause: Clause, today: date) -> Iterator[Fact]:
    word = _RENT.search(clause.text)
    if not word:
        if _RENT.search(clause.lead) and not OTHER_BILLS.search(clause.text) and _ARREARS.search(clause.text):
            yield from _fact(
                "rent_arrears_months",
                read_arrears(Said(clause.text), Ask("rent_arrears_months", today)),
                clause,
            )
        return
    text = clause.text[word.start() :]
    if _RENT_PAID.search(text):
        yield Fact("rent_arrears_months", Value(0), clause.start + word.start(), clause.end)
    elif _ARREARS.search(clause.text) or _ARREARS_BARE.search(text):
        yield from _fact(
            "rent_arrears_months", read_arrears(Said(clause.text), Ask("rent_arrears_months", today)), clause
        )


def _debt(clause: Clause, today: date) -> Iterator[Fact]:
    word = _DEBT.search(clause.text)
    if (
        word
        and "住宅" not in clause.text[: word.start()]
        and not re.search("月々|毎月|月に|返済(?:が|は|に)|利息", clause.text)
    ):
        rest = clause.text[word.start() :]
        if find_amounts(rest) or re.search(r"(?:借金|借入れ?)(?:は|も)(?:ない|なし|ありません)", rest):
            yield from _fact(
                "debt_total", read_debt_total(Said(rest), Ask("debt_total", today)), clause, word.start()
            )


def _income(clause: Clause, today: date) -> Iterator[Fact]:
    word = _INCOME.search(clause.text)
    if not word or _NOT_OWN_INCOME.search(clause.text[: word.end() + 3]):
        return
    if find_amounts(clause.text[word.start() :]) or _NO_INCOME.search(clause.text):
        yield from _fact(
            "monthly_income", read_monthly_income(Said(clause.text), Ask("monthly_income", today)), clause
        )


def _savings(clause: Clause, today: date) -> Iterator[Fact]:
    word = _SAVINGS.search(clause.text)
    if not word:
        return
    rest = clause.text[word.start() :]
    if (find_amounts(rest) and not _SPENT_ON.search(rest)) or re.search(
        r"(?:は|が|も)(?:ない|なし|ありません|ぜろ|底をつい|尽き)|ぜろ|すっからかん|なし$", rest
    ):
        yield from _fact("savings", read_savings(Said(rest), Ask("savings", today)), clause, word.start())


def _job(clause: Clause, today: date) -> Iterator[Fact]:
    if _NOT_SO.search(clause.text) and not re.search("今は", clause.text):
        return
    said = _JOB_SAID.search(clause.text) or _LOST_JOB.search(clause.text)
    if said:
        yield from _fact("job_status", read_job_status(Said(clause.text), Ask("job_status", today)), clause)


def _job_loss(clause: Clause, today: date) -> Iterator[Fact]:
    lost = _LOST_JOB.search(clause.text)
    if not lost or _NOT_SO.search(clause.text):
        return
    reading = read_job_loss_when(Said(clause.text), Ask("job_loss_when", today))
    if (
        isinstance(reading, Value)
        and reading.value
        and not reading.details.get("ahead")
        and not reading.details.get("low")
    ):
        yield from _fact("job_loss_when", reading, clause)


def _phone(clause: Clause, today: date) -> Iterator[Fact]:
    if _PHONE.search(clause.text):
        yield from _fact("phone", read_phone(Said(clause.text), Ask("phone", today)), clause)


_FINDERS: tuple[Finder, ...] = (
    _age,
    _household,
    _rent,
    _arrears,
    _debt,
    _income,
    _savings,
    _job,
    _job_loss,
    _phone,
)
