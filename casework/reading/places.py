"""Reads where somebody lives: the municipality (市町村), and the district or town as it was said (地区)."""

from __future__ import annotations

import re

from casework.reading.ask import Ask
from casework.reading.outcome import Declined, Reading, Value
from casework.reading.place_names import ELSEWHERE, KUSHIRO, Places
from casework.reading.said import Said
from casework.reading.trim import is_gibberish, is_question, own_words

_ELSEWHERE = re.compile(
    r"(?:北海道|東京都|大阪府|京都府|[一-龥]{2,3}県)?([一-龥ぁ-んァ-ヶ]{1,6}?(?:市|町|村|区))"
)
_IN_TOWN = re.compile(
    r"^(?:一応|同じ)?(?:釧路)?(?:市内|しない)(?:です|に住んでます|に住んでいます|だ|在住)?[。!]*$"
)
_ONLY_ROUGHLY = re.compile(
    r"(?:とだけ|としか|とのみ|だけ言|まで(?:なら|で|に|しか)|のどこか|という(?:こと|事)で)"
)
_NO_PLACE = re.compile(
    r"住所不定|じゅうしょふてい|住所(?:が|は)?(?:な|あり)|住むところ(?:が|は)?(?:な|あり)|家(?:が|"
    r"は)(?:な|あり)|ほーむれす|転々|決まって(?:い)?な"
)
_NOT_THIS = re.compile(
    r"[一-龥ぁ-んァ-ヶ]{1,6}(?:市|町|村)?(?:じゃなく(?:て)?|ではなく(?:て)?|から引っ越)"
    r"(?:て)?、?(?:きて|来て)?"
)


def read_municipality(said: Said, ask: Ask, places: Places = KUSHIRO) -> Reading | None:
    """Read the municipality by its official name; its old towns and districts count for it."""
    if _ONLY_ROUGHLY.search(said.text) and not re.search("釧路市|釧路町", said.text):
        return Declined("refused", said.raw.strip())
    text = _NOT_THIS.sub("", said.typed)
    for name, words in places.names.items():
        if found := re.search(words, text):
            return Value(name, {} if found.group() == name else {"as_said": found.group()}, said.raw.strip())
    if _IN_TOWN.match(text):
        return Value(places.home, {}, said.raw.strip())
    for district in places.districts:
        if district in said.wide and not re.search(f"{district}(?:市|村)", said.wide):
            return Value(places.home, {"as_said": district}, said.raw.strip())
    for short, full in ELSEWHERE.items():
        if re.search(rf"(?:^|北海道|道内の|今は){short}(?:市|町)?(?:です|に|から|$|だ|。|在住|の)", text):
            return Value(full, {"outside": True}, said.raw.strip())
    elsewhere = _ELSEWHERE.search(own_words(said.wide))
    return Value(elsewhere[1], {"outside": True}, said.raw.strip()) if elsewhere else None


def read_area(said: Said, ask: Ask, places: Places = KUSHIRO) -> Reading | None:
    """Read the district or town as it was said, without です and the city's name."""
    if _ONLY_ROUGHLY.search(said.text):
        return Declined("refused", said.raw.strip())
    if _NO_PLACE.search(said.text):
        return Declined("none", said.raw.strip())
    if is_gibberish(said.text) or is_question(said.text):
        return None
    if _IN_TOWN.match(said.typed):
        return Value(places.home, {}, said.raw.strip())
    area = _district(own_words(said.wide), places)
    if not area or len(area) > 40 or not re.search(r"[一-龥ぁ-んァ-ヶa-z]", area):
        return None
    return Value(area, {}, said.raw.strip())


def _district(words: str, places: Places) -> str:
    words = re.sub(
        r"^(?:町内会|住所|住まい|住んでいるの|住んでるの|地区|場所|町名|家|うち|今|現在|私|自分)(?:は|"
        r"が|:)、?",
        "",
        words,
    )
    words = re.sub(r"^(?:北海道)?(?:の)?", "", words)
    words = re.sub(
        r"(?:(?:に|で)?(?:住んで(?:い)?(?:ます|る|おります|いる)|すんで(?:い)?(?:ます|る)|"
        r"暮らして(?:い)?(?:ます|る)|住み|在住|お?ります|います|住まい|引っ?越し(?:た|て(?:き|来)(?:た|"
        r"まし(?:た)?)?|まし(?:た)?)(?:ばかり|ところ)?)|です|だよ|だ|でーす|っす|になります|"
        r"かな)+[。!]*$",
        "",
        words,
    )
    words = re.sub(
        r"の(?:アパート|マンション|市営(?:住宅)?|道営(?:住宅)?|公営(?:住宅)?|町営(?:住宅)?|団地|実家|"
        r"借家|寮|一軒家|持ち家)(?:です|に|で)?$",
        "",
        words,
    )
    words = re.sub(
        r"(?:の)?(?:ほう|方面|方|へん|辺り|あたり|らへん|付近|周辺|界隈|地区|エリア)(?:です|に|で)?$",
        "",
        words,
    )
    words = re.sub(r"(?<=[町村])の(?=[一-龥])", "", words)
    inside = re.sub(rf"^{places.home}(?:内)?(?:の)?、?|^{places.home.rstrip('市')}の", "", words)
    return (inside or words).strip(" 、。,.!「」")
