"""What the first city knows of its surroundings; another city passes its own `Places`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Places:
    """A city's municipality, its neighbours with the words that mean each, and its own districts."""

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
            # 阿寒町 and 音別町 have been parts of the city since 2005.
            "釧路市": (
                r"釧路市|くしろし|釧路(?!町|郡|管内|総合|地方)|くしろ(?!ちょう|かんない)|"
                r"阿寒|あかん(?:ちょう|町|こ|湖|です|$)|音別|おんべつ"
            ),
        }
    ),
    districts=frozenset(
        (
            *("武佐", "愛国", "文苑", "春採", "桜ヶ岡", "桜が岡", "緑ヶ岡", "緑が岡", "星が浦", "鳥取"),
            *("昭和", "美原", "芦野", "大楽毛", "新富士", "鶴野", "北園", "新栄", "堀川", "末広", "北大通"),
            *("黒金", "浦見", "米町", "弥生", "城山", "材木", "貝塚", "興津", "益浦", "白樺台", "高山"),
            *("千歳町", "駒場", "住吉", "鶴ケ岱", "鶴ヶ岱", "柏木", "松浦", "若松", "川端", "双葉", "若竹"),
            *("白金", "共栄", "新橋", "中園", "古川", "光陽", "治水", "豊川", "旭町", "寿", "花園", "南大通"),
            *("入舟", "大町", "錦町", "幸町", "浪花", "港町", "仲浜", "海運", "浜町", "宝町", "西港", "桂恋"),
            *("三津浦", "山花", "柳町", "新川", "入江", "住之江", "喜多町", "大川町", "宮本", "富士見"),
            *("紫雲台", "暁町", "南浜町", "知人町"),
        )
    ),
)

# Towns outside that are named without their 市 or 町.
ELSEWHERE = {
    **{
        name: name + "市"
        for name in (
            *("札幌", "帯広", "北見", "網走", "根室", "旭川", "函館", "苫小牧", "小樽", "江別", "千歳"),
            *("室蘭", "岩見沢", "稚内", "紋別"),
        )
    },
    **{
        name: name + "町"
        for name in ("中標津", "別海", "標津", "羅臼", "足寄", "音更", "幕別", "浦幌", "池田", "美幌")
    },
    "さっぽろ": "札幌市",
    "おびひろ": "帯広市",
    "ねむろ": "根室市",
    "東京": "東京都",
}
