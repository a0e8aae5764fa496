"""Reads how somebody wants to be reached (連絡方法): chat, phone, line, email, visit, mail."""

from __future__ import annotations

import re

from casework.reading.ask import Ask
from casework.reading.outcome import Declined, Reading, Value
from casework.reading.said import Said

METHODS = ("chat", "phone", "line", "email", "visit", "mail")

_WORDS = (
    ("email",
        r"(?:e-?|電子|いー|ぱそこんの?|携帯)?めーる(?!は)|(?<!g)e?-?mail|gmail|めえる|めーるあどれす|"
        r"めあど|めーる"
    ),
    ("line", r"らいん(?!な)|line|らいんで"),
    ("chat",
        r"ちゃっと|chat|ここ(?:で|に|が|から|$|の)|このまま|この(?:画面|ぺーじ|さいと|場|やりとり)|"
        r"こちら(?:で|に|$)|うぇぶ|web|文字|筆談|文章"
    ),
    ("phone",
        r"電話|でんわ|tel|てる$|携帯(?!の?めーる)|けいたい|すまほ|しょーとめ|sms|しょーとめっせーじ|"
        r"固定|通話|こーる|折り返し"
    ),
    ("visit",
        r"窓口|来所|対面|直接|会って|会い|訪問|(?:家|うち|自宅)(?:に|へ)(?:来|き)|来て(?:ほし|もら|"
        r"くだ|くれ)|役所(?:に|へ|で)|市役所|(?:に|へ)(?:行き|いき|伺|行け|行って|行く)|面談|面会|"
        r"顔を(?:見|合)|そちら(?:に|へ)"
    ),
    ("mail", r"手紙|てがみ|郵送|郵便|はがき|葉書|封書|文書"),
)  # fmt: skip
_METHOD = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _WORDS))
_NOT_THAT = re.compile(
    r"^(?:番号)?(?:(?:以外|じゃな|ではな|でな(?:く|い)|より|なし|抜き|無し)|(?:は|が|だと|だけは|"
    r"には|に(?:は)?出|での?(?:連絡)?は)?(?:、)?(?:ちょっと|あまり|なるべく|できれば|かなり|"
    r"絶対)?(?:困|だめ|無理|むり|ng|苦手|にがて|嫌|いや|出られ|出れ|でられ|でき(?:な|ま)|避け|"
    r"やめて|控え|止ま|とま|止め|使え|つかえ|やって(?:い)?な|やってお|登録して(?:い)?な|"
    r"入れて(?:い)?な|わから|持って(?:い)?な|ない|ありません|怖|こわ|しないで|かけないで|来ないで|"
    r"不可|見な|見られ|見れ|遠慮|厳し|きつ|行け(?:な|ま)))"
)
_UNWANTED = re.compile(
    r"連絡(?:は|を|とか)?(?:いら|いりませ|要ら|不要|しないで|結構|なし|必要(?:な|あり)|され(?:たく|る)|"
    r"ほしくな|欲しくな|遠慮|けっこう|来なくて|こなくて|やめ|控え|大丈夫)|連絡先(?:は|が)?(?:な|教|"
    r"言)|どれも(?:いや|嫌|だめ|無理|困)|何も(?:いら|しないで)|(?:どれ|どの方法)も(?:いや|嫌)|"
    r"^(?:いりません|いらない|不要|なし|特になし)(?:です)?$|こちらから(?:連絡|かけ|電話)"
)
_ANY = re.compile(
    r"(?:なん|何|どれ|どちら|どっち)でも|どれでも|お任せ|おまかせ|問いませ|こだわり(?:は)?な|"
    r"特に(?:な|希望)"
)


def read_contact_method(said: Said, ask: Ask) -> Reading | None:
    """Read the first way that is wanted; ways to avoid are noted."""
    text = said.typed
    if _UNWANTED.search(text):
        return Declined("refused", said.raw.strip())
    wanted: list[str] = []
    avoided: list[str] = []
    named = list(_METHOD.finditer(text))
    for found, kept_off in zip(named, _kept_off(text, named), strict=True):
        (avoided if kept_off else wanted).append(found.lastgroup or "")
    wanted = [way for way in dict.fromkeys(wanted) if way not in avoided]
    details: dict[str, object] = {"avoid": list(dict.fromkeys(avoided))} if avoided else {}
    if wanted:
        preferred = _preferred(text, wanted)
        others = [way for way in wanted if way != preferred]
        return Value(preferred, details | ({"also": others} if others else {}), said.raw.strip())
    if avoided or _ANY.search(text):
        # The talk itself is a way that works: they are writing here.
        return Value("chat" if "chat" not in avoided else "phone", details | {"any": True}, said.raw.strip())
    return None


def _kept_off(text: str, named: list[re.Match[str]]) -> list[bool]:
    """Say which of the ways are unwanted; in 電話と郵便は困ります both are."""
    out = [bool(_NOT_THAT.match(text[found.end() :])) for found in named]
    for at in range(len(named) - 2, -1, -1):
        if out[at + 1] and text[named[at].end() : named[at + 1].start()] in (
            "と",
            "や",
            "も",
            "・",
            "、",
            "とか",
        ):
            out[at] = True
    return out


def _preferred(text: str, wanted: list[str]) -> str:
    """メールか電話、できれば電話 prefers the telephone."""
    found = re.search(
        r"(?:できれば|出来れば|どちらかといえば|どちらかというと|なるべく|第一希望は|一番は|やっぱり|"
        r"基本)(?P<rest>.+)",
        text,
    )
    if found and (way := _METHOD.search(found["rest"])) and way.lastgroup in wanted:
        return way.lastgroup or wanted[0]
    return wanted[0]
