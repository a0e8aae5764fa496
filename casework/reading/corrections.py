"""Hears a correction (訂正) of an earlier answer: 「やっぱり家賃は5万」「3人じゃなくて4人です」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from casework.reading import limits
from casework.reading.ask import Ask
from casework.reading.money import find_amounts
from casework.reading.numbers import find_numbers
from casework.reading.outcome import Value
from casework.reading.readers import READERS, read_said
from casework.reading.said import Said

_NOT_BUT = re.compile(
    r"^(?P<old>.*?)(?:じゃなくて?|ではなくて?|でなくて?|じゃない(?:です)?(?:、|。)|でした?ではなく|"
    r"じゃなく)、?(?P<new>.+)$"
)
_TURN = re.compile(
    r"やっぱり?|やはり|訂正|修正|(?<!が)間違(?:え|い(?:まし|でし|です|が))|まちがえ|"
    r"まちがい(?:まし|でし)|書き間違|打ち間違|言い間違|直し(?:たい|て|ます)|なおし(?:たい|て)|"
    r"変え(?:たい|て|ます)|変更|さっき(?:の|は|言|書)|先ほど(?:の|は)|さきほど(?:の|は)|"
    r"前の(?:答え|回答)|最初の(?:答え|回答)|じゃなかった|ではなかった|(?<!間)違(?:いました|った|"
    r"ってた|ってました|います)|実は|じつは|よく(?:考え|見)たら|数え(?:直|なお)|もう一度(?:答え|"
    r"入力)|(?:も|は)まだでした|だと思ってた|勘違い|かんちがい|忘れてました|言い忘れ|"
    r"抜けて(?:い)?ました"
)
_LEAD = re.compile(
    r"^(?:あ、?|あっ、?|すみません(?:が)?、?|すいません、?|ごめんなさい、?|ごめん、?|申し訳(?:ない|"
    r"ありません)(?:です)?(?:が)?、?|えっと、?|あの、?)+"
)
_SO = re.compile(
    r"(?:なので|だから|ですので|つまり|正しくは|本当は|ほんとは|実際は|合計で|全部で)、?(?P<new>.+)"
    r"$"
)
# The order decides where two words stand in one text: 家賃の滞納 is the arrears, not the rent.
_NAMES: tuple[tuple[str, str], ...] = (
    ("rent_arrears_months", r"滞納|たまって|溜まって|(?:今月|先月|\d+月)分|遅れて(?:い)?(?:る|た)(?:の|月)"),
    ("rent", r"家賃|やちん|部屋代"),
    ("phone", r"電話番号|番号|携帯(?:は|の|が)|でんわばんごう"),
    (
        "monthly_income",
        r"収入|手取り|月収|給料|年金(?:の額|は|が)|しゅうにゅう|(?:ぱーと|ばいと|手当|夫|妻|母|父)"
        r"(?:の?(?:代|給料))?(?:は|が|で)[^。]{0,6}[\d一二三四五六七八九十]+(?:万|円)",
    ),
    ("savings", r"貯金|貯蓄|預金|所持金|手持ち|手元|残高|使えるお金"),
    ("debt_total", r"借金|借入|ろーん|りぼ|しゃっきん"),
    ("children", r"子ども|子供|こども|学年|息子|娘"),
    ("household_size", r"世帯|家族(?!に)|人数|暮らして(?:い)?る|同居"),
    ("age", r"年齢|(?:^|の|は)歳|{N}歳|とし(?:は|が)"),
    ("job_loss_when", r"(?:辞|や)めた(?:の|時|月)|退職(?:した|日|月)|離職|辞めたのは"),
    ("job_status", r"仕事|しごと|働き方|職業|雇用"),
    ("contact_time", r"時間(?:帯)?|連絡のつく"),
    ("contact_method", r"連絡(?:方法|は|の)|連絡先"),
    ("name_or_alias", r"名前|呼び名|仮名"),
    ("area", r"住所|地区|町名|住んで(?:い)?る(?:の|ところ|場所)|場所"),
    ("municipality", r"市町村|住所|町名"),
    ("wish", r"希望|したいこと"),
    ("trouble", r"困りごと|困っていること|相談(?:内容|したいこと)"),
)
_NAMED = tuple(
    (slot, re.compile(words.replace("{N}", r"[\d一二三四五六七八九十]+"))) for slot, words in _NAMES
)
# What a bare new value can be, told by its counter, the likeliest first.
_BY_FORM: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"か月|月分"), ("rent_arrears_months",)),
    (re.compile(r"[\d一二三四五六七八九十]+人|一人|二人"), ("household_size", "children")),
    (re.compile(r"[\d一二三四五六七八九十]+歳"), ("age", "children")),
    (re.compile(r"[小中高][1-6一二三四五六]|年[長中少]|保育園|幼稚園"), ("children",)),
    (re.compile(r"0\d[\d\-;()]{8,}"), ("phone",)),
    (re.compile(r"(?:ぱーと|ばいと|無職|正社員|派遣|自営|休職|求職|主婦)"), ("job_status",)),
    (re.compile(r"らいん|line|めーる|ちゃっと|電話|郵送|手紙|窓口"), ("contact_method",)),
    (re.compile(r"[\d一二三四五六七八九十]+時|午前|午後|平日|土日|夕方|夜"), ("contact_time",)),
    (re.compile(r"(?:先|先々|今)月|[\d一二三四五六七八九十]+月"), ("job_loss_when", "rent_arrears_months")),
)
_MONEY_SLOTS = ("monthly_income", "savings", "debt_total", "rent")


def correction(text: str, answered_slots: Sequence[str], *, today: date) -> tuple[str, Value | None] | None:
    """Say which earlier answer a message corrects, and to what; None for a plain answer.

    `answered_slots` stand in the order in which they were answered. The value is None where only
    the slot was named (収入まちがえた): ask it again.
    """
    said = Said(text)
    folded = _LEAD.sub("", said.text)
    not_but = _NOT_BUT.match(folded)
    if not not_but and not _TURN.search(folded):
        return None
    new = _new_part(folded, not_but)
    slot = _slot_of(folded, new, answered_slots)
    if slot is None:
        return None
    return slot, _value(slot, new, folded, today)


def _new_part(folded: str, not_but: re.Match[str] | None) -> str:
    if not_but:
        return _LEAD.sub("", not_but["new"])
    if so := _SO.search(folded):
        return so["new"]
    turns = [turn for turn in _TURN.finditer(folded)]
    return re.sub(r"^[、。はがのでしたす]+", "", _TURN.sub("、", folded)).strip("、。") if turns else folded


def _slot_of(folded: str, new: str, answered: Sequence[str]) -> str | None:
    for text in (new, folded):
        for slot, words in _NAMED:
            if (
                slot in answered
                and words.search(text)
                and (slot != "rent" or not _is_arrears(text, answered))
            ):
                return slot
    if any(words.search(new) for _, words in _NAMED):
        return None  # it names something that was never answered
    for form, slots in _BY_FORM:
        if form.search(new):
            for slot in slots:
                if slot in answered:
                    return slot
    if find_amounts(new):
        return next((slot for slot in reversed(answered) if slot in _MONEY_SLOTS), None)
    return _the_one_that_reads(new, answered)


def _is_arrears(text: str, answered: Sequence[str]) -> bool:
    return (
        "rent_arrears_months" in answered
        and bool(re.search(r"か月|月分|滞納|遅れ", text))
        and not find_amounts(text)
    )


def _the_one_that_reads(new: str, answered: Sequence[str]) -> str | None:
    """A bare number changes the age if it is a large one, else the count that was answered last."""
    if not re.fullmatch(r"[\d一二三四五六七八九十]+(?:です|でした|だった)?[。!]*", new):
        return None
    number = find_numbers(new)[0].whole
    if number > limits.HOUSEHOLD_SIZE.highest:
        return "age" if "age" in answered else None
    return next(
        (slot for slot in reversed(answered) if slot in ("household_size", "rent_arrears_months")), None
    )


def _value(slot: str, new: str, folded: str, today: date) -> Value | None:
    if slot not in READERS or slot in ("wish", "trouble", "needs"):
        return None
    for text in (re.sub(r"^[をはがの、]+|[をはがの、]+$", "", new), folded):
        reading = read_said(Said(text), Ask(slot, today))
        if isinstance(reading, Value) and _says_more_than_the_name(slot, text, reading):
            return reading
    return None


def _says_more_than_the_name(slot: str, text: str, reading: Value) -> bool:
    if slot in ("name_or_alias", "area", "contact_time"):
        return (
            not re.search(r"間違|まちが|変え|直し|訂正|違|^(?:お?名前|住所|地区|時間)?[をはの、]*$", text)
            and reading.value not in "をはがの"
        )
    return reading.value is not None
