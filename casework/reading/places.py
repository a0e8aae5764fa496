"""Reads where somebody lives: the municipality (市町村), and the district or town as it was said (地区).

The gazetteer holds the first city's surroundings; another city passes its own `Places`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from casework.reading.ask import Ask
from casework.reading.outcome import Declined, Reading, Value
from casework.reading.said import Said
from casework.reading.trim import is_gibberish, is_question, own_words


@dataclass(frozen=True)
class Places:
    """What a city knows of its surroundings: each municipality with the words that mean it."""

    home: str
    names: Mapping[str, str]
    districts: frozenset[str]


KUSHIRO = Places(
    home="釧路市",
    names=MappingProxyType(
        {
            "釧路町": r"釧路町|くしろちょう|釧路郡|遠矢|とおや|別保|べっぽ|昆布森|こんぶもり|せちり太",
            "厚岸町": r"厚岸|あっけし|尾幌|上尾幌",
            "浜中町": r"浜中|はまなか|霧多布|きりたっぷ|茶内|ちゃない",
            "標茶町": r"標茶|しべちゃ|磯分内|いそぶんない|虹別|にじべつ|塘路|とうろ",
            "弟子屈町": r"弟子屈|てしかが|川湯|摩周|ましゅう|屈斜路|くっしゃろ",
            "鶴居村": r"鶴居|つるい|幌呂|ほろろ",
            "白糠町": r"白糠|しらぬか|庶路|しょろ",
            "釧路市": r"釧路市|くしろし|釧路(?!町|郡|管内|総合|地方)|くしろ(?!ちょう|かんない)|阿寒|あかん(?:ちょう|町|こ|湖|です|$)|音別|おんべつ",
        }
    ),
    districts=frozenset(
        "武佐 愛国 文苑 春採 桜ヶ岡 桜が岡 緑ヶ岡 緑が岡 星が浦 鳥取 昭和 美原 芦野 大楽毛 新富士 鶴野 北園 新栄 堀川 末広 北大通 黒金 浦見 米町 弥生 "
        "城山 材木 貝塚 興津 益浦 白樺台 高山 千歳町 駒場 住吉 鶴ケ岱 鶴ヶ岱 柏木 松浦 若松 川端 双葉 若竹 白金 共栄 新橋 中園 古川 光陽 治水 豊川 旭町 寿 "
        "花園 南大通 入舟 大町 錦町 幸町 浪花 港町 仲浜 海運 浜町 宝町 西港 桂恋 三津浦 山花 柳町 新川 入江 住之江 喜多町 大川町 宮本 富士見 紫雲台 暁町 南浜町 知人町".split()
    ),
)
_ELSEWHERE = re.compile(r"(?:北海道|東京都|大阪府|京都府|[一-龥]{2,3}県)?([一-龥ぁ-んァ-ヶ]{1,6}?(?:市|町|村|区))")
_CITIES_BY_NAME = {
    "東京": "東京都", "札幌": "札幌市", "さっぽろ": "札幌市", "帯広": "帯広市", "おびひろ": "帯広市", "北見": "北見市", "網走": "網走市", "根室": "根室市", "ねむろ": "根室市", "旭川": "旭川市", "函館": "函館市",
    "苫小牧": "苫小牧市", "小樽": "小樽市", "江別": "江別市", "千歳": "千歳市", "室蘭": "室蘭市", "岩見沢": "岩見沢市", "稚内": "稚内市", "紋別": "紋別市", "中標津": "中標津町", "別海": "別海町", "標津": "標津町", "羅臼": "羅臼町", "足寄": "足寄町", "音更": "音更町", "幕別": "幕別町", "浦幌": "浦幌町", "池田": "池田町", "美幌": "美幌町",
}  # fmt: skip
_IN_TOWN = re.compile(r"^(?:一応|同じ)?(?:釧路)?(?:市内|しない)(?:です|に住んでます|に住んでいます|だ|在住)?[。!]*$")
_ONLY_ROUGHLY = re.compile(r"(?:とだけ|としか|とのみ|だけ言|まで(?:なら|で|に|しか)|のどこか|という(?:こと|事)で)")
_NO_PLACE = re.compile(r"住所不定|じゅうしょふてい|住所(?:が|は)?(?:な|あり)|住むところ(?:が|は)?(?:な|あり)|家(?:が|は)(?:な|あり)|ほーむれす|転々|決まって(?:い)?な")
_NOT_THIS = re.compile(r"[一-龥ぁ-んァ-ヶ]{1,6}(?:市|町|村)?(?:じゃなく(?:て)?|ではなく(?:て)?|から引っ越)(?:て)?、?(?:きて|来て)?")


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
    for short, full in _CITIES_BY_NAME.items():
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
    words = re.sub(r"^(?:町内会|住所|住まい|住んでいるの|住んでるの|地区|場所|町名|家|うち|今|現在|私|自分)(?:は|が|:)、?", "", words)
    words = re.sub(r"^(?:北海道)?(?:の)?", "", words)
    words = re.sub(
        r"(?:(?:に|で)?(?:住んで(?:い)?(?:ます|る|おります|いる)|すんで(?:い)?(?:ます|る)|暮らして(?:い)?(?:ます|る)|住み|在住|お?ります|います|住まい|引っ?越し(?:た|て(?:き|来)(?:た|まし(?:た)?)?|まし(?:た)?)(?:ばかり|ところ)?)|です|だよ|だ|でーす|っす|になります|かな)+[。!]*$",
        "",
        words,
    )
    words = re.sub(r"の(?:アパート|マンション|市営(?:住宅)?|道営(?:住宅)?|公営(?:住宅)?|町営(?:住宅)?|団地|実家|借家|寮|一軒家|持ち家)(?:です|に|で)?$", "", words)
    words = re.sub(r"(?:の)?(?:ほう|方面|方|へん|辺り|あたり|らへん|付近|周辺|界隈|地区|エリア)(?:です|に|で)?$", "", words)
    words = re.sub(r"(?<=[町村])の(?=[一-龥])", "", words)
    inside = re.sub(rf"^{places.home}(?:内)?(?:の)?、?|^{places.home.rstrip('市')}の", "", words)
    return (inside or words).strip(" 、。,.!「」")
