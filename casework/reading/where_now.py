"""Picks from an answer the parts that say where somebody lives now, and tells places from what is none."""

from __future__ import annotations

import re

from casework.reading.refusals import says_not_known
from casework.reading.said import Said

_PAUSING = re.compile(
    r"[、,\s]*(?:え[ーぇえ~]*っ?と[ーねぇ]*|エ[ーエ]*ット?|あの[ーう~]+|そのー+|う[ーう]*んっ?と?(?=[、,\s])|んー+と?|"
    r"(?:何|なん)(?:だっけ|て(?:言|い)うか|というか)|ほら)[、,\s.…]*"
)
_MOVED_FROM = re.compile(
    r"^.{1,14}?から(?:引っ?越し|越し|移り|移っ|転居し|出|逃げ|戻っ|帰っ)(?:て)?(?:き(?:て|まして|ました|た)|来(?:て|まして|ました|た))?"
    r"(?:[、。\s]+|ばかりで、?|(?<=きて)|(?<=来て))(?=.)"
    r"|^[^、。]{1,10}から(?=[^、。]{1,12}(?:に|へ)(?:引|越|移|転居|来|きて|きま|戻|帰|避難|逃げ))"
)
_SINCE = re.compile(
    r"^(?:(?:去年|昨年|おととし|今年|先月|先週|今月|今週|最近|昔|ずっと前|子ども(?:のころ|の頃|時代)|若い(?:ころ|頃)|生まれて?|生まれた(?:時|とき)|"
    r"結婚して|離婚して|[春夏秋冬]|\d+年(?:くらい)?前|\d+月|平成\d+年|令和\d+年)(?:の\d+月|の[春夏秋冬])?から|ずっと|長年|"
    r"もう\d+年|生まれも育ちも)(?:は|ずっと)?[、\s]*(?=.)"
)
_NOT_BUT = re.compile(r"^.*?(?:じゃな(?:くて?|い(?:ほう|方)の)|ではなくて?|でなくて?)、?(?=.)")
_NOW = re.compile(
    r"(?:今|いま|現在|現住所|このごろ|最近|普段|ふだん|平日|基本(?:的に)?)(?:は|、|のところは?|だけ)、?|(?<=、)(?:今|いま|現在)(?![町川日月年度回泉])"
)
_CUT = re.compile(
    r"(?:なん)?(?:です|だ)?(?:けど|けれども?|けども)[、\s]*|(?:です|ます|した|だ)が[、\s]*|な?ので[、\s]*|"
    r"[。、,!?\n]+|\.(?!\d)|(?<=です)\s+"
)
_NOT_NOW = re.compile(
    r"(?:まで|前|以前|昔|元|もと|もともと|元々|去年|先月|先週)(?:は|の住|に住|住)|"
    r"(?:まで|から)(?:[一-龥ァ-ヶ]{1,5}|ずっと[一-龥]{1,5})(?:で|に|でした|だった)$|まで[一-龥ァ-ヶ]{1,6}に?$|住民票|本籍|出身|生まれ(?:は|も|た)|"
    r"(?:予定|つもり|たい(?:です|と思.*)?|希望)$|来月|来年|再来|引っ越し先|(?:住んで|暮らして|い|住んでい)(?:た|まし(?:た)?)$"
)
_MOVED_HERE = re.compile(r"(?:引っ?越|越して|移っ|移り|転居|来ま|来た|きま|きた|戻|帰|借り|入居|入っ)")

_KIN = (
    r"(?:親|両親|お?父(?:さん)?|お?母(?:さん)?|祖[父母]|お?じいちゃん|お?ばあちゃん|兄|姉|弟|妹|息子|娘|子ども|夫|妻|彼氏?|彼女|"
    r"友(?:達|人|だち)|ともだち|知(?:人|り合い)|親戚|叔[父母]|おじ|おば|同僚|先輩|後輩|大家|会社|職場)(?:さん)?"
)
_HOME = (
    r"(?:実家|自宅|お?家|お?うち|あぱーと|まんしょん|はいつ|こーぽ|(?:市|道|県|町|村|公)営(?:住宅|団地|あぱーと)?|公団|団地|住宅|借家|貸家|"
    r"持ち家|一軒家|一戸建て?|戸建て?|社宅|寮|社員寮|部屋|賃貸|下宿|しぇあはうす|ねっとかふぇ|ねかふぇ|まんが喫茶|ほてる|旅館|病院|施設|"
    r"ぐるーぷほーむ|しぇるたー|わんるーむ|平屋|車|車中|車中泊|車の中|とこ(?:ろ)?|宅|家族と)"
)
_IS_HOME = re.compile(
    rf"(?:(?:今|いま|今は|普通|ふつう|古い|ぼろい|狭い|小さい|木造|自分|私|わたし|夫|妻)の?)*(?:{_KIN}の?)?(?:{_HOME}の?)+"
    rf"(?:\d階)?(?:に|で|と)?(?:いる|います|です|同居|居候|一人|1人|ぐらし|暮らし)*"
)
_IS_COMPANY = re.compile(
    rf"{_KIN}(?:ん|の)?ち|.{{0,8}}{_KIN}と(?:二人|[\d一二三四五六七八九十]人|一緒|同居|暮らし).{{0,6}}"
)
_IS_COUNTED = re.compile(
    r"(?:約|もう)?[\d一二三四五六七八九十百千万.,]+(?:人(?:家族|暮らし)?|歳|円|万(?:円)?|か月|年(?:目|前|生)?|月|日|回|匹|名|社|階|ldk|dk|k|時(?:間)?)?|"
    r".{0,12}\d(?:人|歳|匹|円|万円?|か月)(?:が|と|で|だけ|くらい|ほど)*(?:い(?:ます|る)|おります|です|だ|暮らし|家族)*|"
    r"[小中高大][1-6一二三四五六]|年[長中少](?:さん)?|(?:小|中|高校|大)学?生|二人|一人"
)
_IS_TALK = re.compile(
    r"[^のに]{1,8}[がはも](?:な(?:い|く.*|し)|ありません|いません)(?:ん)?(?:です)?|"
    r"(?:は[いぃ]+|うん|ええ|いいえ|いえ|いや|no|yes|ok|おけ|なし|無し|な(?:い|し)です|ない|あり(?:ます|ません)|特に(?:なし|ない)?|大丈夫(?:です)?|"
    r"(?:一|1)人暮らし|独り暮らし|独居|同居|居候|無職|ぱーと|ばいと|主婦|学生|会社員|年金(?:暮らし|生活)?|生活保護|"
    r"(?:どうも)?ありがとう(?:ございます)?|(?:よろしく)?お願いします|こんにち[はわ]|こんばん[はわ]|すみません|"
    r"ここ|そこ|あそこ|どこか|この(?:へん|辺|あたり|近く)|その(?:へん|辺|あたり|近く)|近[くう]|ちかく|近所|外|そと|同じ|同上|さっき(?:言った|書いた)?(?:とこ(?:ろ)?|通り)?|"
    r"\d+(?:丁目|番地|番|号|条)(?:の.*)?|(?:最近|先月|今月|先週)?(?:引っ?越し|越し|移っ|住み始め).*|"
    r"男|女|春|夏|秋|冬|今日|明日|昨日|仕事|電話|お金|家賃(?!の).*|借金.*)(?:です|だ|よ|ね)*"
)
_SLEEPS_ROUGH = re.compile(r"車(?:で|に|の中|中|生活)|野宿|路上|公園で|ねっとかふぇ|ねかふぇ")


def parts_on_now(words: str) -> list[str]:
    """Part an answer, those parts first that tell of now; what tells of before or of later is left out."""
    words = _PAUSING.sub("", words)
    words = _NOT_BUT.sub("", _MOVED_FROM.sub("", _SINCE.sub("", words)))
    now = list(_NOW.finditer(words))
    after = words[now[-1].end() :] if now else ""
    parts = [part for part in (*_CUT.split(after), *_CUT.split(words)) if part and part.strip()]
    known = [part for part in parts if not says_not_known(Said(part).text)]
    return list(dict.fromkeys([part for part in known if not _is_of_another_time(part)] or known))


def is_no_place(area: str) -> bool:
    """Say whether words are a kind of home (実家, 市営住宅), a count, a school year, or mere talk."""
    folded = Said(area).text
    return any(kind.fullmatch(folded) for kind in (_IS_HOME, _IS_COMPANY, _IS_COUNTED, _IS_TALK))


def sleeps_rough(text: str) -> bool:
    """Say whether a (folded) text tells of a night in a car, in a park or in a net café."""
    return bool(_SLEEPS_ROUGH.search(text))


def _is_of_another_time(part: str) -> bool:
    return bool(_NOT_NOW.search(part)) and not (
        _MOVED_HERE.search(part) and not re.search("予定|たい|来月|来年", part)
    )
