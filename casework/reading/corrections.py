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
from casework.reading.place_names import NOWHERE, Places
from casework.reading.places import names_a_place
from casework.reading.readers import READERS, read_said
from casework.reading.said import Said

_NOT_BUT = re.compile(
    r"^(?P<old>.*?)(?:じゃなくて?|ではなくて?|でなくて?|じゃない(?:です)?(?:、|。)|でした?ではなく|"
    r"じゃなく)、?(?P<new>.+)$"
)
_TURN = re.compile(
    r"やっぱり?|やはり|訂正|修正|(?<!が)間違(?:え|い(?:まし|でし|です|が))|まちがえ|"
    r"まちがい(?:まし|でし)|書き間違|打ち間違|言い間違|直し(?:たい|て|ます)|なおし(?:たい|て)|"
    r"変え(?:たい|て|ます)|変更|(?:さっき|先ほど|さきほど|前に|最初に)(?:の|は|[^。]{0,12}?(?:言|書|答|い)(?:いた|きま|いま|った|え))|"
    r"前の(?:答え|回答)|最初の(?:答え|回答)|じゃなかった|ではなかった|(?<!間)違(?:いました|った|"
    r"ってた|ってました|います)|実は|じつは|よく(?:考え|見)たら|数え(?:直|なお)|もう一度(?:答え|"
    r"入力)|(?:も|は)まだでした|だと思ってた|勘違い|かんちがい|忘れて(?:い)?(?:まし|た(?!い))|(?:言い|書き|入れ|足し)忘れ|"
    r"抜けて(?:い)?ました|正しくは|(?:本当|ほんと|実際)は[^。]{0,8}?[\d一二三四五六七八九十]|ちがった|ちがいました|^い[やえ]、|"
    r"ごまかし|嘘|うそ|足り(?:ませんでした|なかった(?!ら))|も(?:入れ|足|合わせ|あわせ|ふくめ|含め)(?:る|す|せる)?と|"
    r"も(?:あり|い)まし(?:た)|(?:入れて|数えて)(?:い)?(?:なかった|ませんでした)"
)
_LEAD = re.compile(
    r"^(?:あ、|あっ、?|すみません(?:が)?、?|すいません、?|ごめんなさい、?|ごめん、?|申し訳(?:ない|"
    r"ありません)(?:です)?(?:が)?、?|えっと、?|あの、?)+"
)
_SO = re.compile(
    r"(?:なので|だから|ですので|つまり|正しくは|本当は|ほんとは|実際は|合計で|全部で)、?(?P<new>.+)"
    r"$"
)
# Without a word for it, an apology and 「でした」 change what was said: すみません、4人でした.
_WAS_OTHERWISE = re.compile(r"(?:でした|だった(?:です)?|になりまし(?:た)?|になった)[。!]*$")
_SPENT = re.compile(r"(?:払った|使った|買った|(?:下|お)ろした|返した|渡した)(?:ので|んで|から|ため|けど)")
_AND_NOW = re.compile(r"(?:ので|んで|から|ため|けど|なかったので)、?(?:今は?|いまは?)?(?P<new>[^、。]+)$")
_EXPLICIT = re.compile(r"訂正|修正|間違|まちが|直し|なおし|変え|変更|じゃな|ではな|でなく|さっき|先ほど")
_IN_THEIR_OWN_WORDS = ("wish", "trouble")
_BEFORE = re.compile(r"(?:前|以前|昔|もと|元|去年|先月まで)(?:の|は)")
_PLAINLY_OTHERWISE = ("rent", "savings", "debt_total", "rent_arrears_months", "household_size")

# The order decides where two words stand in one text: 家賃の滞納 is the arrears, not the rent.
_NAMES: tuple[tuple[str, str], ...] = (
    (
        "rent_arrears_months",
        r"滞納|先月も|たまって|溜まって|(?:今月|先月|\d+月)分|遅れて(?:い)?(?:る|た)(?:の|月)",
    ),
    ("rent", r"家賃|やちん|部屋代"),
    ("phone", r"電話番号|番号|携帯(?:は|の|が)|でんわばんごう"),
    (
        "monthly_income",
        r"収入|手取り|月収|給料|年金(?:の額|は|が|も)|しゅうにゅう|(?:ぱーと|ばいと|手当|夫|妻|母|父)"
        r"(?:の?(?:代|給料))?(?:は|が|で)[^。]{0,6}[\d一二三四五六七八九十]+(?:万|円)",
    ),
    ("savings", r"貯金|貯蓄|預金|所持金|手持ち|手元|残高|使えるお金"),
    ("debt_total", r"かーどの|奨学金|借金|借入|ろーん|りぼ|しゃっきん"),
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


def correction(
    text: str,
    answered_slots: Sequence[str],
    *,
    today: date,
    places: Places = NOWHERE,
    open_slot: str | None = None,
) -> tuple[str, Value | None] | None:
    """Say which earlier answer a message corrects, and to what; None for a plain answer.

    `answered_slots` stand in the order in which they were answered. The value is None where only
    the slot was named (収入まちがえた): ask it again. What fits the open question is its answer, unless
    the text plainly says that something earlier was otherwise.
    """
    said = Said(text)
    folded = _LEAD.sub("", said.text)
    not_but = _NOT_BUT.match(folded)
    plainly = bool(not_but or _TURN.search(folded))
    if open_slot in _IN_THEIR_OWN_WORDS and not _EXPLICIT.search(folded) and not find_numbers(folded):
        return None
    if not plainly and not _was_otherwise(folded, answered_slots, apologises=folded != said.text):
        return None
    new = _new_part(folded, not_but, plainly)
    slot = _slot_of(folded, new, answered_slots, None if plainly else open_slot)
    if slot is None and plainly and "area" in answered_slots and names_a_place(new, places):
        slot = "area"
    if slot is None:
        return None
    return slot, _value(slot, new, folded, Ask(slot, today, places=places))


def _was_otherwise(folded: str, answered: Sequence[str], *, apologises: bool) -> bool:
    """Say whether a text without a word of correction still tells that an answer was, or is now, another."""
    if not _WAS_OTHERWISE.search(folded):
        return apologises and bool(_SPENT.search(folded))
    if apologises or re.search("も[^、。]{0,6}(?:なかった|ませんでした)(?:ので|から)", folded):
        return True
    return not _BEFORE.search(folded) and any(
        slot in answered and words.search(folded) for slot, words in _NAMED if slot in _PLAINLY_OTHERWISE
    )


def _new_part(folded: str, not_but: re.Match[str] | None, plainly: bool) -> str:
    if not_but:
        return _LEAD.sub("", not_but["new"])
    if so := _SO.search(folded):
        return so["new"]
    if (now := _AND_NOW.search(folded)) and find_numbers(now["new"]):
        return now["new"]
    if not plainly:
        return folded
    last = folded.rstrip("。!").rsplit("。", 1)[-1]
    if last != folded and find_numbers(last) and not _TURN.search(last):
        return last
    without = _TURN.sub(lambda turn: "、" + _figures_of(turn.group()), folded)
    return re.sub(r"^[、。はがのでしたす]+", "", without).strip("、。")


def _figures_of(turn: str) -> str:
    """本当は62です: the figure that the pattern looked ahead to stays."""
    found = re.search(r"[\d一二三四五六七八九十]+$", turn)
    return found.group() if found else ""


def _slot_of(folded: str, new: str, answered: Sequence[str], open_slot: str | None) -> str | None:
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
    if "savings" in answered and _SPENT.search(folded) and find_amounts(new):
        return "savings"
    if open_slot in _MONEY_SLOTS and find_amounts(new):
        return None
    for form, slots in _BY_FORM:
        if form.search(new):
            if open_slot in slots:
                return None
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


def _value(slot: str, new: str, folded: str, ask: Ask) -> Value | None:
    if slot not in READERS or slot in ("wish", "trouble", "needs"):
        return None
    is_now = re.sub(r"(?:でした|だった)[。!]*$", "です", re.sub(r"^[をはがの、]+|[をはがの、]+$", "", new))
    for text in (is_now, folded):
        reading = read_said(Said(text), ask)
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
