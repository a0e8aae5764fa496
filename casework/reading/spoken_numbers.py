"""Numbers written as they are spoken (ろくまんごせんえん, にかげつ, はたち), turned into numerals.

A hiragana digit is also a particle (に) or a verb (し), so it counts only in a number's company.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Rewrite = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_SOUNDS = (
    ("一", "いち いっ"),
    ("二", "に"),
    ("三", "さん"),
    ("四", "よん よ し"),
    ("五", "ご"),
    ("六", "ろく ろっ"),
    ("七", "なな しち"),
    ("八", "はち はっ"),
    ("九", "きゅう く"),
    ("十", "じゅう じゅっ じっ"),
    ("百", "ひゃく びゃく ぴゃく"),
    ("千", "せん ぜん"),
    ("万", "まん"),
    ("億", "おく"),
    ("何", "なん"),
    ("数", "すう"),
)
_WORDS = {sound: sign for sign, sounds in _SOUNDS for sound in sounds.split()}
_TOKEN = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))

_DIGIT = "(?:いち|いっ|に|さん|よん|し|ご|ろく|ろっ|なな|しち|はち|はっ|きゅう|く)"
_LEADING = "(?:いち|いっ|に|さん|よん|ご|ろく|ろっ|なな|しち|はち|はっ|きゅう|すう|なん)"
_TENS = "(?:じゅう|じゅっ|じっ)"
_HUNDREDS = "(?:ひゃく|びゃく|ぴゃく)"
_THOUSANDS = "(?:せん|ぜん)"
_UNIT = f"(?:{_TENS}|{_HUNDREDS}|{_THOUSANDS}|まん|おく)"
_AFTER_NUMBER = (
    r"(?=さい|歳|才|にん|人|名|えん|円|ねん|年|がつ|月|か月|かげつ|まん|万|せん|千|かい|回|しゃ|社|"
    r"です|でし|だ|っす|くらい|ぐらい|ほど|になり|ぶん|分|手前|てまえ|前後|程度|あたり|かな|かも|"
    r"なん|ちょ|そこ|と(?:思|おも)|[、。,.!?()~]|$)"
)
_RUN = re.compile(
    rf"{_LEADING}{_UNIT}(?:{_LEADING}?{_UNIT})*(?:(?:さん|よん|ろく|なな|はち|きゅう)(?!{_UNIT})|"
    rf"{_DIGIT}{_AFTER_NUMBER})?"
    rf"|(?<![あ-ん]){_TENS}(?=まん|万)(?:まん)?(?:{_LEADING}?{_UNIT})*"
    rf"|{_TENS}(?:{_LEADING}(?:まん|せん))(?:{_LEADING}?{_UNIT})*"
    rf"|{_TENS}まん(?:{_LEADING}?{_UNIT})*"
    rf"|{_TENS}{_DIGIT}?(?=さい|歳|才|にん|人|えん|円|ねん|年|がつ|月|か月|かげつ|まん|万)"
    rf"|{_HUNDREDS}(?:{_LEADING}?{_TENS})?{_LEADING}?(?=まん|万|えん|円|さい|歳)(?:まん)?"
    rf"|(?<![ぁ-ん]){_THOUSANDS}(?:{_LEADING}?{_UNIT})*(?=えん|円)"
)
_BEFORE_COUNTER = re.compile(
    rf"(?<![ぁ-ん])(?:いち|さん|よん|ご|ろく|なな|はち|きゅう)(?=[万千])|{_LEADING}(?=か月|かげつ|か年)"
    rf"|(?:{_LEADING}|よ|く|し)(?=にん(?!じん|き)|がつ)"
    rf"|(?<![ぁ-ん])(?:{_LEADING}|よ|く)(?=ねん(?:まえ|前|せい|生|かん|間|で|はん|半|くらい|$))"
    rf"|(?<=[ょうちこと、はが])(?:{_LEADING}|よ)(?=ねんせい|年生)"
    rf"|(?<![ぁ-ん]){_LEADING}(?=かい(?:ぶん|分|$|です|くらい|たい|目))"
    rf"|(?<![ぁ-ん]){_LEADING}(?=しゅうかん|週間|かしょ|しゃ(?:で|から|に|、|$))"
    rf"|(?:に|さん|よん|ご|ろく|なな|はっ|きゅう)(?=さい(?:[とのではもが、。じ]|$))"
    rf"|いっ(?=さい[とのじ、])"
)
# じゅうに、さんまん: twelve or thirteen.
_OR_SO = re.compile(rf"{_TENS}?{_DIGIT}[、・]{_LEADING}(?=まん(?![あ-ん]{{2,}}し))")
_ALONE = re.compile(rf"^(?:{_TENS}{_DIGIT}|{_LEADING}|よ)(?=(?:です|だ|っす|や|かな)?[。!]?$)")
_KANA_AFTER_FIGURE = re.compile(r"(?<=[\d一二三四五六七八九十百千数何])(まん|萬|まそ(?!ん))(?!しょ|しゅ)")
_THOUSAND_AFTER_FIGURE = re.compile(
    r"(?<=[\d一二三四五六七八九万数何])(せん|ぜん)(?=えん|円|まん|万|\d|[一二三四五六七八九]|[^ぁ-ん]|です|"
    r"くら|ぐら|ほど|しか|だけ|$)"
)  # fmt: skip
_HUNDRED_AFTER_FIGURE = re.compile(r"(?<=[\d一二三四五六七八九千数何])(ひゃく|びゃく|ぴゃく)")

_COUNTED_MONTHS = re.compile(
    r"(?<=[\d〇一二三四五六七八九十半何数])(?:[かけヶヵゕゖ箇個こ]月|かげつ|かつき|ヶげつ)"
)
_MONTHS_AS_ONE_WORD = re.compile(
    r"(?:(ひと)|(ふた)|(み)|(よ))(?:月|つき)(?=分|ぶん|前|まえ|くら|ぐら|ほど|遅|おく|滞|た|だ|で|"
    r"の|に|は|も|以|ち|ほ|待|お待|と|を|が|、|。|$)"
)
_OLD_DIGITS = str.maketrans("壱壹弐貳参拾", "一一二二三十")


def _spell(found: re.Match[str]) -> str:
    return _TOKEN.sub(lambda word: _WORDS[word.group()], found.group())


def _months(found: re.Match[str]) -> str:
    return "一二三四"[(found.lastindex or 1) - 1] + "か月"


REWRITES: tuple[Rewrite, ...] = (
    (re.compile("[壱壹弐貳参拾]"), lambda found: found.group().translate(_OLD_DIGITS)),
    (re.compile("^まん(?=えん|円)"), lambda _: "一万"),
    (re.compile("はたち|二十歳"), lambda _: "20歳"),
    (re.compile("ひとり"), lambda _: "一人"),
    (re.compile("ふたり"), lambda _: "二人"),
    (_MONTHS_AS_ONE_WORD, _months),
    (_KANA_AFTER_FIGURE, lambda _: "万"),
    (_THOUSAND_AFTER_FIGURE, lambda _: "千"),
    (_HUNDRED_AFTER_FIGURE, lambda _: "百"),
    (re.compile("(?<=[百千])まん"), lambda _: "万"),
    (_OR_SO, _spell),
    (_RUN, _spell),
    (_BEFORE_COUNTER, _spell),
    (_ALONE, _spell),
    (_COUNTED_MONTHS, lambda _: "か月"),
    (re.compile(r"(?<=[\d一二三四五六七八九十])にん(?!じん|き)"), lambda _: "人"),
    (re.compile(r"(?<=[\d一二三四五六七八九十百])(?:さい|才)"), lambda _: "歳"),
    (re.compile(r"(?<=[\d一二三四五六七八九十])がつ"), lambda _: "月"),
    (re.compile(r"(?<=[\d一二三四五六七八九十])ねん(?!ね)"), lambda _: "年"),
    (re.compile(r"(?<=[\d一二三四五六七八九十百千万])えん"), lambda _: "円"),
    (re.compile(r"(?<=[\d一二三四五六七八九十])(?:かい)(?=ぶん|分|$|です|くらい|たい)"), lambda _: "回"),
    (re.compile(r"(?<=か月)ぶん|(?<=回)ぶん"), lambda _: "分"),
)
