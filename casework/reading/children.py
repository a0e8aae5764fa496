"""Reads the school stages of the children, in the order said (子どもの学年).

The stages are preschool, elementary, junior_high, high_school and other (大学生, 社会人 …).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from casework.reading import limits
from casework.reading.ask import Ask
from casework.reading.numbers import find_numbers
from casework.reading.outcome import Impossible, Reading, Unreadable, Value
from casework.reading.said import Said

_G = r"(?:[1-6]|[一二三四五六]|いち|いっ|に|さん|よん|ご|ろく)"
_YEAR = r"(?:年生|年せい|ねんせい|年|ねん)?(?!少|中(?![1-3一二三学])|長|歳)"
_FIGURE = r"[\d〇一二三四五六七八九十]+"
_STAGES = (
    ("age",
        rf"(?P<age>{_FIGURE})歳(?:半)?(?:児)?|(?P<bare_age>\d{{1,2}}|[二三四五]十[一二三四五六七八九]?)(?=(?:を)?(?:過ぎ|すぎ|超え|代|近|"
        rf"手前|の(?:子|息子|娘|長|次|三|男|女))|と\d{{1,2}}歳|、\d{{1,2}}歳|、\d{{1,2}}、\d{{1,2}}歳)"
    ),
    ("preschool",
        rf"生後(?:半年|{_FIGURE}?(?:か月|日|週)?)|{_FIGURE}か月(?:児|の(?:子|赤|娘|息子))?(?!前|後|目)|"
        rf"保育園児?|保育所|ほいくえん|幼稚園児?|ようちえん|(?:認定)?(?:こども|子ども|子供)園|園児|"
        rf"未就学児?|就学前|乳幼児|乳児|幼児|赤ちゃん|あかちゃん|赤ん坊|新生児|べびー|年長(?:さん)?|"
        rf"年中(?:さん)?|年少(?:さん)?|ねんちょう(?:さん)?|ねんちゅう(?:さん)?|ねんしょう(?:さん)?|"
        rf"託児所|ちびすけ"
    ),
    ("other",
        r"大学院生?|大学(?:校)?(?!病)(?:[1-6一二三四五六](?:年生?|回生))?生?|大[1-4](?!歳)|"
        r"だいがく(?:せい)?|短大生?|短期大学|専門学校(?:生)?|専門学生|専門(?:[1-4]年)?(?:生)?(?!家)|"
        r"せんもん|社会人|しゃかいじん|成人|浪人(?:生)?|予備校(?:生)?|大人|おとな|独立|嫁(?:い|に)|"
        r"結婚し|就職|働いて|会社員|(?:もう|すっかり)?(?:大き(?:い|く)|おおきい)(?:です|なっ|な子)?|"
        r"自立して|ふりーたー|にーと|高校(?:を|は)?(?:卒業|中退)|高卒|中卒|中学(?:を|は)?卒業|巣立"
    ),
    ("high_school",
        rf"高専(?:生)?(?:の)?(?:{_G}{_YEAR})?|(?:支援|養護)?(?:学校の?)?高等部(?:{_G}{_YEAR})?|"
        rf"高等学校(?:{_G}{_YEAR})?|定時制(?:の?高校)?(?:の)?(?:{_G}{_YEAR})?|"
        rf"通信制(?:の?高校)?(?:の)?(?:{_G}{_YEAR})?|高校(?:の)?(?:生|{_G}{_YEAR})?|こうこう(?:せい|"
        rf"{_G}{_YEAR})?|高{_G}{_YEAR}|こう(?:いち|に|さん)(?:ねん(?:せい)?)?|jk|dk"
    ),
    ("junior_high",
        rf"中(?:等|学)部(?:{_G}{_YEAR})?|中学(?:校)?(?:の)?(?:生|{_G}{_YEAR})?|ちゅうがっこう|"
        rf"ちゅうがく(?:せい|{_G}{_YEAR})?|中{_G}{_YEAR}|ちゅう(?:いち|に|さん|[123一二三])"
        rf"(?:ねん(?:せい)?|年)?|jc"
    ),
    ("elementary",
        rf"小学部(?:{_G}{_YEAR})?|小学校?(?:の)?[低中高]学年|小学(?:校)?(?:の)?(?:生|{_G}{_YEAR})?|"
        rf"小学校|しょうがっこう|しょうがく(?:せい|{_G}{_YEAR})?|小{_G}{_YEAR}|しょう(?:いち|に|さん|"
        rf"よん|ご|ろく|[1-6一二三四五六])(?:ねん(?:せい)?|年(?:せい)?)?|低学年|高学年|学童|js"
    ),
    ("year", rf"(?P<year>{_G})(?:年生|年せい|ねんせい|年(?!前|間|少|中|長|以|半|く|ほ))"),
)  # fmt: skip
_STAGE = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})" if name not in ("age", "year") else f"(?P<{name}_>{pattern})"
        for name, pattern in _STAGES
    )
)
_KIN = (
    r"(?:息子|娘|子ども|子供|こども|子|女の子|男の子|女子|男子|長男|次男|三男|長女|次女|三女|女|男|"
    r"お姉ちゃん|お兄ちゃん|妹|弟|姉|兄|上の子|下の子|さん|くん|ちゃん|くらい|児|のが)"
)
_COUNT_AFTER = re.compile(
    rf"(?:\)|」)?(?P<of>の)?{_KIN}*(?:が|は|も|に|\(|×|x)?、?(?:(?P<n>{_FIGURE})(?:人(?!目)|名|"
    rf"つ(?!子))|(?P<bare>[2-9])(?=$|[、とで。)]))"
)
_TWINS_AFTER = re.compile(rf"(?:の)?{_KIN}*(?:の)?(?P<kind>双子|ふたご|三つ子|みつご)")
_TWINS_BEFORE = re.compile(r"(?P<kind>双子|ふたご|三つ子|みつご)(?:の|で|が|は|、|\()?(?:ともに|二人とも)?$")
_BORN_TOGETHER = re.compile(r"(?:双子|ふたご|三つ子|みつご)(?!の(?:弟|妹|兄|姉|片))")
_COUNT_BEFORE = re.compile(rf"(?P<n>{_FIGURE})人(?:の|とも|はどちらも|ともに)$")
_SAME_CHILD = re.compile(
    rf"|に(?:通う|いる)?|に?(?:行|通|かよ)って(?:い)?(?:る|ない|ません)|は|した|して、?今?|なので、?|だから、?|が(?:一人|1人)?(?:います|いる|おります)?[。、]|、|。|です、|です。|の|\(|で|/|・|、?今|=|:|さんの|児の|は|\){{0,1}}|"
    rf"の?{_KIN}(?:で|は|が)?(?:、)?"
)
_SPACE = re.compile(r"(?<=\S)\s+(?=\S)(?!歳|才|さい|人|名|にん|か月|ヶ月|ヵ月|年生|ねんせい)")
_PAUSES = ("、", "。", "です、", "です。", "/", "・")
_HAS_GRADE = re.compile("[1-6一二三四五六]")
_COMING = re.compile(
    r"(?:来年(?:度)?|来春|春|次の春|来年の春|4月|四月|今度)(?:から|に|で|は|の)?(?:、)?(?:もう)?$"
)
_COMING_AFTER = re.compile(
    r"(?:に|へ)?(?:入学(?!し(?:た|て|まし))|上が(?!った|りまし)|あが(?!った|りまし)|なる予定|進学(?:予定|する)|入る)"
)
_HAS_COME = re.compile(
    r"(?:生)?(?:に|へ)?(?:なった|なりまし|入った|入りまし|入学し|進学し|[上あ]がった|[上あ]が(?:った|りまし)|上がりまし|通)"
)
_STAGE_BEFORE = {
    "elementary": "preschool",
    "junior_high": "elementary",
    "high_school": "junior_high",
    "other": "high_school",
}
_TOTAL = re.compile(
    rf"(?:子ども|子供|こども|子|全部で|合計|計|合わせて|きょうだい|兄弟)(?:は|が|も)?、?(?:全部で|"
    rf"合計)?(?P<n>{_FIGURE})人|(?P<all>{_FIGURE})人とも|^(?P<first>{_FIGURE})人(?:です|います|いて|で|、|。|いる|とも)"
)
_NONE = re.compile(
    r"い(?:ない|ません|ねえ|ねー|なく|ませーん|まへん)|居(?:ない|ません)|おり?(?:ません|ない|らん)|"
    r"おらん|なし|無し|^無$|^ない(?:です|よ|っす)?|ありません|独身|未婚|独り(?:者|身|もん)|"
    r"結婚して(?:い)?な|子なし|ぜろ|^0人?(?:です|かな|っす)?[。!]?$|^〇人?$|^いえ|^いや|持って(?:い)?(?:な|ませ)|作らな|できなかった|"
    r"授か|まだです|まだ(?:い|お)|夫婦(?:だけ|のみ|二人|2人)|一人暮らし|1人暮らし|^no$|のー$|"
    r"なっしんぐ|さんかくなし|"
    r"(?:子ども|子供|こども|子|娘|息子)(?:たち)?は(?:みんな|全員)?(?:元妻|元夫|元嫁|元旦那|相手|向こう|前の(?:夫|妻)|別れた(?:夫|妻))(?:の|が|に|側)"
)
# 25と22、二人とも家にいる: figures in a row are ages.
_BARE_AGES = re.compile(
    r"(?:(?<=^)|(?<=は)|(?<=から)|(?<=[子供娘]))(?:\d{1,2}[とや、・/])+\d{1,2}(?=です|の|で|、|。|$)"
)
_EXPECTING = re.compile(r"妊娠|お腹|おなか|出産予定|産まれ(?:ます|る)|生まれる予定|来月生まれ|臨月|にんしん")
_NEGATIVE = re.compile(r"^-\d|^まいなす")


@dataclass(frozen=True)
class _Child:
    stage: str
    start: int
    end: int
    count: int = 1
    kind: str = ""
    coming: bool = False


def read_children(said: Said, ask: Ask) -> Reading | None:
    """Read the stages of the children, each once, and how many children there are."""
    # A space parts two children here (小3 年少), so it must not vanish as it does elsewhere.
    said = Said(_SPACE.sub("、", said.raw))
    said.rewrite(_BARE_AGES, lambda ages: re.sub(r"(?<=\d)(?!\d)", "歳", ages.group()))
    text = said.text
    if _NEGATIVE.search(text):
        return Impossible("negative")
    found = _drop_coming(_merge_same_child(text, _find_children(text, ask.today)))
    total = _TOTAL.search(text)
    said_total = _number(total["n"] or total["all"] or total["first"]) if total else 0
    if found:
        counted = _with_counts(text, found)
        count = max(sum(child.count for child in counted), said_total)
        if count > limits.CHILDREN.highest:
            return Impossible("too_large")
        stages = list(dict.fromkeys(child.stage for child in counted))
        return Value(stages, {"count": count}, said.quote(found[0].start, found[-1].end))
    if said_total > limits.CHILDREN.highest:
        return Impossible("too_large")
    if _NONE.search(text) and not said_total:
        return Value([], {"count": 0}, said.raw.strip())
    if _EXPECTING.search(text):
        return Value([], {"count": 0, "expecting": True}, said.raw.strip())
    bare = re.fullmatch(
        rf"({_FIGURE})(?:人)?(?:です|います|いる|だよ|だ|おります)?[。!]*|.*(?:息子|娘|子)(?:が|"
        rf"は)?(?:います|いる)[。!]*",
        text,
    )
    if said_total or bare:
        count = said_total or (_number(bare[1]) if bare and bare[1] else 1)
        return (
            Unreadable("stage_missing", {"count": count})
            if count <= limits.CHILDREN.highest
            else Impossible("too_large")
        )
    return None


def stage_of_age(years: int, today: date) -> str:
    """Give the stage that most children of an age are in on a day (the school year begins in April)."""
    at_start = years - 1 if today.month >= 10 or today.month < 4 else years
    for stage, end in (("preschool", 6), ("elementary", 12), ("junior_high", 15), ("high_school", 18)):
        if at_start < end:
            return stage
    return "other"


def _find_children(text: str, today: date) -> list[_Child]:
    out: list[_Child] = []
    last_school = "elementary"
    for found in _STAGE.finditer(text):
        kind = next(
            name
            for name, value in found.groupdict().items()
            if value and name not in ("age", "bare_age", "year")
        )
        if kind == "age_":
            stage = stage_of_age(_number(found["age"] or found["bare_age"]), today)
        elif kind == "year_":
            stage = last_school
        else:
            stage = last_school = kind
        if stage == "preschool" and kind == "preschool":
            last_school = "elementary"
        coming = bool(
            (_COMING.search(text[: found.start()]) and not _HAS_COME.match(text, found.end()))
            or _COMING_AFTER.match(text, found.end())
        ) and kind not in ("age_", "preschool")
        out.append(_Child(_STAGE_BEFORE[stage] if coming else stage, *found.span(), kind=kind, coming=coming))
    return out


def _merge_same_child(text: str, children: list[_Child]) -> list[_Child]:
    """Take 18歳(高3), 保育園の年長 and 大学2年の長男 as one child each."""
    out: list[_Child] = []
    is_list = len(children) > 2
    for child in children:
        listed = out and is_list and child.kind != "year_" and text[out[-1].end : child.start] == "、"
        if out and not listed and _are_same(text, out[-1], child):
            kept = out[-1] if child.kind == "age_" or out[-1].stage == "other" else child
            out[-1] = replace(kept, start=out[-1].start, end=child.end)
        else:
            out.append(child)
    return out


def _are_same(text: str, one: _Child, two: _Child) -> bool:
    gap = re.sub("(?<=の)、", "", text[one.end : two.start])
    if not _SAME_CHILD.fullmatch(gap):
        return False
    kinds = {one.kind, two.kind}
    if kinds == {"age_"} or kinds == {"year_"}:
        return False
    if re.search("中退|卒", text[one.start : one.end]):
        return two.kind == "age_" or two.stage == "other"
    if "age_" in kinds:
        return gap not in ("", *_PAUSES) or _fits_age(text, one, two)
    if (gap in _PAUSES or gap.startswith("が")) and re.match(
        rf"生後|{_FIGURE}か月", text[two.start : two.end]
    ):
        return one.stage == "preschool"
    if one.kind == "year_" and not _HAS_GRADE.search(text[two.start : two.end]):
        return gap in ("です。", "。", "(")
    if two.kind == "year_":
        return gap in ("の", "") or (
            (gap in _PAUSES or gap.startswith("が")) and not _HAS_GRADE.search(text[one.start : one.end])
        )
    if gap in _PAUSES:
        return False
    return (
        one.stage == two.stage
        and gap in ("の", "", "(", "で", "は")
        and (gap != "" or one.stage in ("preschool", "other", "high_school"))
        and ("か月" in text[one.start : one.end] or not _HAS_GRADE.search(text[one.start : one.end]))
    )


def _fits_age(text: str, one: _Child, two: _Child) -> bool:
    """Say whether 8歳、小3 can be one child: the stages agree, and the grade fits the age."""
    age, school = (one, two) if one.kind == "age_" else (two, one)
    if age.stage != school.stage:
        return False
    grade = re.search(_G, text[school.start : school.end])
    years = _number(text[age.start : age.end])
    first = {"elementary": 6, "junior_high": 12, "high_school": 15}.get(school.stage)
    return grade is None or first is None or abs(first + _number(grade.group()) - years) <= 1


def _drop_coming(children: list[_Child]) -> list[_Child]:
    """Take 今中3で、来年高校 as the one child that it is."""
    now = {child.stage for child in children if not child.coming}
    return [child for child in children if not (child.coming and child.stage in now)]


def _with_counts(text: str, children: list[_Child]) -> list[_Child]:
    out = []
    for position, child in enumerate(children):
        following = children[position + 1].start if position + 1 < len(children) else len(text)
        after = _COUNT_AFTER.match(text, child.end)
        count = 1
        if after and after.end() <= following:
            count = _number(after["n"] or after["bare"])
            is_total = (
                (after["of"] or "、" in after.group())
                and position
                and count == len(children)
                and position == len(children) - 1
            )
            count = 1 if is_total else count
        elif before := _COUNT_BEFORE.search(text[: child.start]):
            count = _number(before["n"])
        elif twins := _TWINS_AFTER.match(text, child.end) or _TWINS_BEFORE.search(text[: child.start]):
            count = 3 if twins["kind"] in ("三つ子", "みつご") else 2
        out.append(replace(child, count=max(count, 1)))
    if len(out) == 1 and out[0].count == 1 and (born := _BORN_TOGETHER.search(text)):
        return [replace(out[0], count=3 if born.group().startswith(("三", "み")) else 2)]
    return out


def _number(written: str) -> int:
    numbers = find_numbers(written)
    return numbers[0].whole if numbers else 0
