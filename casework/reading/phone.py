"""Reads a telephone number of Japan as its digits (電話番号)."""

from __future__ import annotations

import re

from casework.reading.ask import Ask
from casework.reading.outcome import Declined, Reading, Unreadable, Value
from casework.reading.said import Said

_MOBILE = re.compile(r"0[5-9]0\d{8}")
_LANDLINE = re.compile(r"0[1-9]\d{8}")
_SEPARATORS = r"[-~;_.,/()\s・のー、]{0,3}"
_DIGITS = str.maketrans("〇零一二三四五六七八九○", "001234567890")
_SPOKEN = {
    **dict.fromkeys(("ぜろ", "れい", "まる", "おー", "おう"), "0"),
    **dict.fromkeys(("よん", "しい", "し"), "4"),
    **dict.fromkeys(("なな", "しち"), "7"),
    **dict.fromkeys(("きゅう", "きゅー", "くう", "く"), "9"),
    **dict.fromkeys(("に", "にい", "にぃ"), "2"),
    **dict.fromkeys(("ご", "ごう", "ごぉ"), "5"),
    **{"いち": "1", "さん": "3", "ろく": "6", "はち": "8", "じゅう": "十"},
}
_SPOKEN_DIGIT = re.compile("|".join(sorted(_SPOKEN, key=len, reverse=True)))
_SPOKEN_RUN = re.compile(rf"(?:(?:{_SPOKEN_DIGIT.pattern})[-;の、。・ーっ]*){{6,}}")
# ゼロキュウゼロ 2468 1357: only the beginning is spoken.
_SPOKEN_START = re.compile(rf"(?:ぜろ|れい|まる)(?:{_SPOKEN_DIGIT.pattern}){{1,3}}(?=[-\s、の]{{0,2}}\d)")
# 〇九〇の十二三十四: said by twos; in 五十六十七 the 六 belongs to what follows.
_BY_TWOS = re.compile(r"(?P<ten>[1-9])?十(?P<one>[1-9](?!十))?")
_RUN = re.compile(rf"\+?\(?\d(?:{_SEPARATORS}\d){{2,}}")
_COUNTRY = re.compile(r"^\+?81(?=0?[1-9]\d{8,9}$)0?|^\+?0081|^01081(?=\d{9,10}$)")
_NONE = re.compile(
    r"(?:(?<!し)電話|番号|携帯|すまほ|でんわ|けいたい|連絡先|固定|回線|通話)(?:は|が|も|番号(?:は|"
    r"が|も)?|を)?(?:今)?(?:ない|無い|なく|なし|無い|ありません|持って(?:い)?(?:な|ませ)|"
    r"もって(?:い)?(?:な|ませ)|止ま|止め|とめられ|使え|つながら|通じ|解約|契約して(?:い)?な)|"
    r"^(?:ない|なし|無し|ありません|ないです|ないっす|ないんです|無|もってない|持ってない|"
    r"持って(?:い)?ません)(?:ん)?[です。!]*$|止まって|止まりま|止められて|公衆電話|電話を借り|料金(?:が|を|も)?(?:払え|未納|滞納)|解約(?:し|中)|(?:すまほ|携帯|電話)(?:が|は)?(?:壊|こわ|"
    r"水没|解約|なくし|無くし|紛失|割れ)"
)
_OTHER_WAY = re.compile(
    r"らいん|line|めーる|めあど|あどれす|mail|ちゃっと|chat|でぃーえむ|dm|@|手紙|窓口|直接|対面|ここで|電話(?:だけは|だけ|は|も|"
    r"が)(?:ちょっと)?(?:苦手|無理|だめ|嫌|いや|困|出られ|怖|でき)|電話以外"
)
_UNWANTED = re.compile(
    r"(?:か|掛)けないで|(?:かけて|掛けて|電話して|電話)(?:こ|来)?ないで|電話(?:番号)?(?:は|が)?(?:ちょっと|いら|不要|結構|必要な|しないで|遠慮|なしで|やめ)|不要|"
    r"いりません|いらない|連絡(?:は)?(?:いら|不要|結構|しないで|なし)|任意なら|必要ない|なしで|"
    r"しなくて|載せ(?:たく|ない)|入れ(?:たく|ない)|省略|空欄|入力しな|控えて"
)


def read_phone(said: Said, ask: Ask) -> Reading | None:
    """Read the first complete number; a number with too few or too many digits is unreadable."""
    text = _with_digits(said)
    runs = [found for found in _RUN.finditer(text)]
    for found in runs:
        for number in _split_numbers(found.group()):
            return Value(number, {}, said.raw.strip())
    if any(len(re.sub(r"\D", "", found.group())) >= 5 for found in runs):
        return Unreadable("digits_missing")
    if _OTHER_WAY.search(said.text):
        return Declined("other_way", said.raw.strip())
    if _NONE.search(said.text):
        return Declined("none", said.raw.strip())
    if _UNWANTED.search(said.text):
        return Declined("refused", said.raw.strip())
    return Unreadable("digits_missing") if runs else None


def _with_digits(said: Said) -> str:
    """Write 〇九〇, 三十四, ぜろきゅうぜろ and O9O as digits."""
    text = said.typed.translate(_DIGITS)
    for spoken in (_SPOKEN_RUN, _SPOKEN_START):
        text = spoken.sub(
            lambda run: _SPOKEN_DIGIT.sub(lambda word: _SPOKEN[word.group()], run.group()), text
        )
    text = re.sub(r"[、。]*(?:え[ーえ]*っ?と|あの[ーう]+|んー*と)[、。ー]*", "", text)
    text = re.sub(
        r"市外局番(?:は|が)?;?(\d{2,5})(?:で|です)?[、。;]*(?:(?:あと|それから|残り)?(?:番号)?(?:は|が))?",
        r"\1-",
        text,
    )
    text = re.sub(r"(?:ぜろ|まる|れい)(?=[0-9十])|(?<=[0-9十])(?:ぜろ|まる)", "0", text)
    text = _BY_TWOS.sub(lambda two: (two["ten"] or "1") + (two["one"] or "0"), text)
    return re.sub(
        r"(?<![a-z])[ol0-9](?:[-\dol]{7,})", lambda run: run.group().replace("o", "0").replace("l", "1"), text
    )


def _split_numbers(run: str) -> list[str]:
    digits = _COUNTRY.sub("0", re.sub(r"[^\d+]", "", run)).lstrip("+")
    if len(set(digits)) <= 1:
        return []
    if _MOBILE.fullmatch(digits) or (_LANDLINE.fullmatch(digits) and not re.match(r"0[5-9]0", digits)):
        return [digits]
    if len(digits) >= 20:
        for length in (10, 11):
            first = digits[:length]
            if _MOBILE.fullmatch(first) or (_LANDLINE.fullmatch(first) and not re.match(r"0[5-9]0", first)):
                return [first]
    return []
