"""Counts the people that a text names: 妻と子ども2人, 両親と弟, 息子夫婦と孫2人 (世帯員)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casework.reading.numbers import find_numbers

_COUNT = (
    r"(?:(?:が|は|も|、|の)?(?P<count>[\d一二三四五六七八九十]+)(?:人(?!目|家族|暮|世帯|で(?:暮|"
    r"くら|住|すん|生活))|名|つ子|(?=[、とで。]|$|大人|子)))?"
)
_CHILD = (
    "子ども(?:たち|達)?|子供(?:たち|達)?|こども(?:たち|達)?|お子さん|息子(?:たち|達)?|娘(?:っこ|っ子|たち|"
    "達)?|むすこ|むすめ|長男|次男|二男|三男|四男|長女|次女|二女|三女|四女|"
    "末っ子|末の子|末娘|上の子|下の子|真ん中の子|男の子|女の子|赤ちゃん|赤ん坊|あかちゃん|乳児|"
    "幼児|新生児|がき|ちび|坊主|せがれ|幼稚園児|保育園児|園児|"
    "(?:大学|高校|中学|小学|専門学校|専門|浪人)生|ちゅうがくせい|こうこうせい|しょうがくせい|"
    "小学[1-6一二三四五六]年生?|中学[1-3一二三]年生?|高校[1-3一二三]年生?|小[1-6一二三四五六]|"
    "中[1-3一二三]|高[1-3一二三](?!校)|年長|年中|年少|"
    "(?<![\\d一二三四五六七八九十])(?:1[0-8]|\\d|十?[一二三四五六七八]|[九十])歳(?:児|の子|"
    "(?=[と、]|$|です))|連れ子|里子|子(?!守|育)"
)
_TWO = (
    "両親|りょうしん|父母|ふぼ|祖父母|義両親|義父母|おじおば|かっぷる|双子(?:の(?:赤ちゃん|娘|息子|"
    "子(?:ども|供)?|乳児))?|ふたご"
)
_COUPLE_OF = (
    "(?:息子|娘|長男|次男|長女|次女|兄|弟|姉|妹|叔父|叔母|おじ|おば|友人|友達|子ども|親|義兄|義姉|"
    "義弟|義妹)(?:の)?夫婦"
)
_ONE = (
    "妻|つま|夫|おっと|嫁さん|嫁|よめ|旦那さん|旦那|だんな|ご?主人|しゅじん|家内|配偶者|奥さん|"
    "おくさん|女房|内縁の(?:夫|妻)|かみさん|相方|連れ合い|つれあい|ぱーとなー|婚約者|彼氏|彼女|"
    "恋人|かれし|かのじょ|彼|同居人|"
    "お?義父さん|お?義母さん|お?父さん|お?母さん|おとうさん|おかあさん|父親|母親|義父|義母|"
    "義理の(?:父|母|兄|姉|弟|妹)|父|母|ちち|はは|おふくろ|お袋|親父|おやじ|おかん|おとん|か[あー]ちゃん|と[うー]ちゃん|か[あー]さん|と[うー]さん|姑|舅|しゅうとめ|ぱぱ|"
    "まま(?!な)|片親|老親|実母|実父|"
    "祖母|祖父|お?ばあちゃん|お?じいちゃん|お?婆ちゃん|お?爺ちゃん|おばあさん|おじいさん|曾祖母|"
    "曾祖父|ばあさん|じいさん|ばば|じじ|"
    "お?兄(?:さん|ちゃん|貴)?|お?姉(?:さん|ちゃん|貴)?|弟|妹|おとうと|いもうと|あに|あね|兄弟|姉妹|"
    "きょうだい|"
    "孫(?:娘|息子)?|まご|甥っ?子?|姪っ?子?|いとこ|従兄弟|従姉妹|叔父|叔母|伯父|伯母|おじさん|"
    "おばさん|おじ(?!い)|おば(?!あ)|親戚|友人|友達|ともだち|知人|るーむめいと|恩人|後輩|先輩|"
    "三つ子|親(?!子|戚|族|方|権|元)"
)
_GONE = re.compile(
    r"別居|逃げ(?:られ|て(?:き|来|い|ま)|た)|に(?:殴|なぐ|叩|蹴|脅|怒鳴|手を[上あ]げ|暴力)|階から|捨てられ|離れて|はなれて|(?:就職|進学|結婚)(?:で|して)(?:家を)?出|上京|単身.任|たんしんふにん|施設|入院|他界|亡く|なくな|死別|離婚|別れ|"
    r"わかれ|出て(?:行|い)っ|独立|巣立|家を出|仕送り|遠方|別々に|別に暮|別世帯|すでに|入所|先立|"
    r"里帰り|以外|除くと?|除い|除|のぞ|いなく|いません(?:が|けど)|(?:は|も|が)(?:もう)?(?:い(?:ません|ない)|おりません)|結婚して出|下宿|一人暮らしし|の(?:年金|"
    r"家|実家|持ち家|通帳|扶養|介護)"
)
_PERSON = re.compile(
    rf"(?P<two>{_COUPLE_OF}|{_TWO}){_COUNT}|(?P<many>{_CHILD}){_COUNT.replace('count', 'count2')}|"
    rf"(?P<one>{_ONE}){_COUNT.replace('count', 'count3')}"
)
_OF_ONE_NAMED = re.compile(
    r"(夫|妻|旦那|主人|嫁|彼氏|彼女|息子|娘)の(?=(?:お?[父母]|両親|兄|弟|姉|妹|連れ子|子|嫁|妻|夫|旦那|だんな|奥さん|彼女|彼氏))"
)
_CHILDREN_BEFORE = re.compile(
    rf"([\d一二三四五六七八九十]+)人の(?:{_CHILD}|孫|兄弟|姉妹|きょうだい|兄|姉|弟|妹)"
)
_CHILDREN_OF_NUMBER = re.compile(r"([\d一二三四五六七八九十]+)人(?:兄弟|姉妹|きょうだい)")


@dataclass(frozen=True)
class Company:
    """Who lives with the writer, as far as the text names them."""

    people: int
    named: bool


def count_company(text: str) -> Company:
    """Count those who are named beside the writer; those who live elsewhere are not counted."""
    people, named = 0, False
    text = _OF_ONE_NAMED.sub("", text) if _named_again(text) else text
    outside = re.sub(r"\([^)]*\)?", "", text)
    if _PERSON.search(outside):
        text = outside
    for clause in _clauses(text):
        gone = [found.end() for found in _GONE.finditer(clause)]
        searched = clause[gone[-1] :] if gone else clause
        rest, before = _count_before_noun(searched)
        counted, found = _count_named(rest)
        people += counted + before
        named = named or found or before > 0
    return Company(people, named)


def _named_again(text: str) -> bool:
    """Say whether the 夫 of 夫の母 is named by himself too (夫と夫の母)."""
    of = _OF_ONE_NAMED.search(text)
    return bool(of and of[1] in text[: of.start()] + text[of.end() :])


def _clauses(text: str) -> list[str]:
    return [part for part in re.split(r"[、。,.!;]|(?<=て)いて|けど|ですが|ので", text) if part]


def _count_before_noun(text: str) -> tuple[str, int]:
    """Count 2人の息子 and take it out."""
    total = 0
    for found in _CHILDREN_BEFORE.finditer(text):
        total += _value(found[1])
    return _CHILDREN_BEFORE.sub("", text), total


def _count_named(text: str) -> tuple[int, bool]:
    total, found_any = 0, False
    previous_end, previous_kind = -1, ""
    for found in _PERSON.finditer(text):
        found_any = True
        count = found["count"] or found["count2"] or found["count3"]
        joined = found.start() == previous_end or text[previous_end : found.start()] == "の"
        if found["two"]:
            total += max(2, _value(count)) if count else 2
        elif joined and previous_kind == "many" and found["many"]:
            # 小3の娘, 5歳の息子: one child said in two words.
            total += _value(count) - 1 if count else 0
        elif re.match("三つ子", found.group()):
            total += 3
        else:
            total += _value(count) if count else 1
        previous_end = found.end()
        previous_kind = "two" if found["two"] else "many" if found["many"] else "one"
    return total, found_any


def _value(written: str) -> int:
    numbers = find_numbers(written)
    return numbers[0].whole if numbers else 0
