"""Reads how many people live together, the writer among them (世帯人数)."""

from __future__ import annotations

import re
from dataclasses import replace

from casework.reading import limits
from casework.reading.ask import Ask
from casework.reading.numbers import find_numbers
from casework.reading.outcome import Impossible, Reading, Value
from casework.reading.people import count_company
from casework.reading.said import Said

_SPACE = re.compile(r"(?<=[一-龥)）\d])[ \u3000]+(?=[一-龥](?<![入込含合暮住人名家世]))")
_FIGURE = r"(?P<n>[\d一二三四五六七八九十]+)"
_SELF = "(?:私|わたし|わたくし|自分|俺|おれ|僕|ぼく|本人|うち|自身)"
_PETS = re.compile(
    r"(?:と|、|\+|ぷらす|&|それと|あと)?(?:老)?(?:愛)?(?:猫|ねこ|犬|いぬ|わんこ|にゃんこ|"
    r"ぺっと|うさぎ|はむすたー|金魚|いんこ|鳥|亀|わん(?=ちゃん)|わんちゃん|ねこちゃん)"
    r"(?:ちゃん)?(?:が|は|の)?(?:[\d一二三四五六七八九十]+(?:匹|頭|羽|人))?(?:と(?!いう)|も|です|"
    r"、)?"
)
_TOTAL = (
    re.compile(rf"の{_FIGURE}(?:人|名)(?:家族|暮らし|ぐらし|世帯|所帯)"),  # 兄弟3人と両親の5人家族
    re.compile(
        rf"{_SELF}(?:自身)?(?:を|も|は)?(?:入れ|いれ|含め|ふくめ|含ん|含む|込み|足し|合わせ|あわせ)"
        rf"(?:て|で|ると|たら)?、?(?:全部で|合計)?{_FIGURE}(?:人|名|$|で)"
    ),
    re.compile(
        rf"(?:全部で|全員で|合わせて|あわせて|合計|計|総勢|とーたる|みんなで|皆で|一家|家族(?:は|が|"
        rf"で)?|世帯(?:は|人数は?)?|三世代(?:で|同居)?|二世帯で|大家族で?|親子|母子(?!家庭)|"
        rf"父子(?!家庭)|夫婦|姉妹|兄弟|きょうだい){_FIGURE}(?:人|名)(?!の子|の息子|の娘|兄弟|"
        rf"きょうだい)"
    ),
    re.compile(rf"{_FIGURE}人(?:兄弟|姉妹|きょうだい)(?:だけ)?で(?:暮|住|くら|生活)"),
    re.compile(
        rf"{_FIGURE}(?:人|名)(?:家族|暮らし|ぐらし|くらし|世帯|生活|所帯|構成|住まい|で(?:す(?!か)|暮|"
        rf"くら|住|す[んみ]|生活|やって|同居|い))"
    ),
    re.compile(rf"^(?:今は|いまは|現在は?|今)?{_FIGURE}(?:人|名)(?!の|兄弟|きょうだい|とも|子)"),
    re.compile(
        rf"(?:と|の|で|て|、|。|だけ|から|ので|今|いま|現在){_FIGURE}(?:人|名)(?:きり|だけ|です|だ|っす|$|。|!|、|になり|で$|\()"
    ),
)
_BESIDE_SELF = re.compile(
    rf"(?:{_SELF}|本人)(?:以外|の(?:ほか|他|外)|を(?:除|のぞ)いて|(?:を|は)?(?:入れ|含め|数え)(?:ず|ない)|抜き|を抜いて)(?:に|は|"
    rf"で)?(?:も)?(?:あと)?{_FIGURE}(?:人|名|$)|(?:^|、)(?:ほか|他|あと)"
    rf"に?{_FIGURE.replace('<n>', '<m>')}人"
)
_PLUS_SELF = re.compile(rf"{_FIGURE}人(?:\+|ぷらす|足す)(?:{_SELF}|本人)")
_ADULTS = re.compile(
    r"(?:大人|おとな|成人)(?:が|は)?(?P<adults>[\d一二三四五六七八九十]+)人?(?:と|、|。|で|\+|"
    r"・)?(?:子ども|子供|こども|小人|子)(?:が|は)?(?P<children>[\d一二三四五六七八九十]+)?"
)
_RANGE = re.compile(
    r"^([\d一二三四五六七八九十]+)人?(?:~|-|か|、|,|から)([\d一二三四五六七八九十]+)人?(?:くらい|"
    r"です|ほど)?"
)
_ALONE = re.compile(
    rf"一人|1人|独居|独り|ひとり|単身(?!.任|ふにん)|独身|おひとりさま|お一人様|ぼっち|ろんりー|誰も(?:い|"
    rf"お|一緒)|誰とも|だれとも|だれも(?:い|お)|{_SELF}(?:だけ|のみ|一人|しか)|"
    rf"^(?:今は)?(?:い(?:ない|ません|ねえ)|居ない|居ません|おりません|なし|無し|ないです|いないよ|"
    rf"いないっす|ありません|自分|私|わたし|本人|俺|同居人?(?:は|なし))(?:です|だ)?[。!]*$|"
    rf"同居(?:人|家族)?(?:は|なし|い|お|者)|天涯孤独|(?:家族|身内|身寄り)(?:は|が|も|なんて)?(?:誰も)?(?:い(?:ない|ません)|おりません|な[いし]|無)"
)
# いまは独居です。息子は札幌: a clause that says this and nothing else.
_LIVES_ALONE = re.compile(
    r"(?:^|[、。!]|(?<=[てで])|けど|ので|から|(?<=です|した|ます)が)(?:(?:今は|いまは|現在は|今|基本(?:的に)?は?|普段は?|ふだんは?|実質|ほぼ)(?:もう|また|ずっと)?"
    r"(?:一人|独り|1人)(?:です|だ|きり|ぼっち|になり|で(?:い|お)|$)|(?:今は|いまは|現在は?|今|ずっと|もう|私は|自分は|それから|以来)*"
    r"(?:独居|同居(?:人|者|家族)?(?:は|が)?(?:なし|無し|いない|いません|おりません)|"
    r"(?:独り|一人|1人)(?:(?:で)?(?:暮|ぐ|く)らし|住まい|で住ん)|単身(?:世帯|で(?:暮|住)))"
    r"(?:して|で)?(?:です|だ|い?ます|い?る|おります)?(?:よ|ね|わ)?(?=$|[、。!(]|けど|が、))"
)
_ALONE_PLACES = re.compile(
    r"居候|いそうろう|しぇあはうす|施設|寮(?!母)|ねっとかふぇ|ねかふぇ|車中泊|ほーむれす|野宿|路上|"
    r"さうな|かぷせる|友(?:人|達|だち)の家|知人の家|知人宅|友人宅|ぐるーぷほーむ|げすとはうす"
)
_UNTIL_NOW = re.compile(
    rf"^.*{_FIGURE}人(?:家族|暮らし)?(?:(?:だった|でした)(?:の|ん)?(?:です)?(?:けど|けれど|が|のに)、?(?=.*人)|"
    rf"(?:なん)?(?:です|だ|や)?(?:けど|が)、?(?=.*(?:から|ので|んで|今は|いまは|実際は|実質)[^、。]{{0,3}}人))"
)
_LODGES = re.compile(
    r"(?:(?P<host>[^、。のでにはが]{1,6}?)(?:さん|ちゃん)?(?:の(?:家|うち|とこ(?:ろ)?|部屋|あぱーと|実家)|宅|家|ん?ち)(?:に|で)?)?"
    r"(?:居候|いそうろう)"
)
_COUPLE = re.compile(r"(?<!息子)(?<!娘)(?<!男)(?<!女)(?<!兄)(?<!姉)(?<!弟)(?<!妹)(?<!の)夫婦|ふうふ")
_LONE_PARENT = re.compile(
    r"母子家庭|父子家庭|一人親(?:家庭)?|ひとり親|母子世帯|父子世帯|しんぐる(?:まざー|ふぁざー|まま|"
    r"ぱぱ)?|母子(?!手)|父子|しんまま"
)
_MOTHER_AND_CHILD = re.compile(r"母一人、?子一人|父一人、?子一人|母1人、?子1人|父1人、?子1人")
_CHILD_BEFORE_FIGURE = re.compile(
    r"(?:子ども|子供|こども|子|息子|娘|孫|生|児|歳|がき|妹|弟|兄|姉|たち|達)(?:が|は|も)?$"
)


def read_household_size(said: Said, ask: Ask) -> Reading | None:
    """Read the number of people in the household."""
    # A space parts two people here (妻 母 子ども1人), so it must not vanish as it does elsewhere.
    reading = _read(Said(_SPACE.sub("、", said.raw), said.longest))
    return replace(reading, said=said.raw.strip()) if isinstance(reading, Value) else reading


def _read(said: Said) -> Reading | None:
    text = _UNTIL_NOW.sub("", said.text)
    if re.match(r"^-\d|^まいなす", text):
        return Impossible("negative")
    if _MOTHER_AND_CHILD.search(text):
        return Value(2, {}, said.raw.strip())
    if _LIVES_ALONE.search(text):
        return Value(1, {}, said.raw.strip())
    span = _RANGE.match(text)
    if span:
        low, high = _number(span[1]), _number(span[2])
        if 0 < low < high <= low + 4:
            return _counted(said, (low + high) // 2, {"approximate": True, "low": low, "high": high})
    with_pets, text = text, _PETS.sub("、", text)
    has_pets = with_pets != text
    for read in (_adults_and_children, _beside_self, _total):
        size = read(text)
        if size is not None:
            if (
                has_pets
                and read is _total
                and size == 2
                and not count_company(text).named
                and re.match(r"、?(?:二人|2人)", text)
            ):
                size = 1
            return _counted(said, size)
    return _named(said, text, has_pets)


def _adults_and_children(text: str) -> int | None:
    found = _ADULTS.search(text)
    if not found:
        return None
    return _number(found["adults"]) + (_number(found["children"]) if found["children"] else 1)


def _beside_self(text: str) -> int | None:
    found = _BESIDE_SELF.search(text) or _PLUS_SELF.search(text)
    return _number(found["n"] or found.groupdict().get("m") or "") + 1 if found else None


def _total(text: str) -> int | None:
    for pattern in _TOTAL:
        for found in pattern.finditer(text):
            start = found.start("n")
            if not _CHILD_BEFORE_FIGURE.search(text[:start]) or re.search(
                r"(?:親子|母子|父子|兄弟|姉妹)$", text[:start]
            ):
                size = _number(found["n"])
                if not (size == 1 and count_company(text).people):
                    return size
    counted = re.search(rf"{_FIGURE}(?:人(?!目|前(?!後)|工|気|生)|名(?!前|字))", text)
    if counted and not count_company(text).named:
        return _number(counted["n"])
    bare = re.fullmatch(
        r"(?:家族|全部で|約)?([\d一二三四五六七八九十]+)(?:です|だよ|だ|っす|かな)?[。!]*", text
    )
    return _number(bare[1]) if bare else None


def _named(said: Said, text: str, has_pets: bool) -> Reading | None:
    rest = _LONE_PARENT.sub("", text)
    couple = bool(_COUPLE.search(rest))
    company = count_company(_COUPLE.sub("", rest) if couple else rest)
    if (lodged := _LODGES.search(text)) and not re.search(r"と(?:一緒|[\d一二三四五六七八九]人)|人で", text):
        return _counted(said, _with_hosts(lodged["host"] or "", text[: lodged.start()], text[lodged.end() :]))
    if company.people:
        return _counted(said, company.people + (2 if couple else 1))
    if couple:
        return _counted(said, 2)
    if has_pets or _ALONE.search(text) or _ALONE_PLACES.search(text) or company.named:
        return _counted(said, 1)
    if re.search("同棲|どうせい", text):
        return _counted(said, 2)
    return None


def _with_hosts(host: str, before: str, after: str) -> int:
    """Count the hosts only where others of their house are told too (兄夫婦の家に居候、甥が2人)."""
    others = count_company(before + "、" + after).people
    named_again = bool(host) and host in before + after
    return 1 + others + (count_company(host).people if others and not named_again else 0)


def _counted(said: Said, size: int, details: dict[str, object] | None = None) -> Reading:
    if size < limits.HOUSEHOLD_SIZE.lowest:
        return Impossible("too_small")
    if size > limits.HOUSEHOLD_SIZE.highest:
        return Impossible("too_large")
    return Value(size, details or {}, said.raw.strip())


def _number(written: str) -> int:
    numbers = find_numbers(written)
    return numbers[0].whole if numbers else 0
