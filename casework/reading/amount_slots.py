"""What the four amounts share (収入, 預貯金, 借金, 家賃): nothing at all, the sum, the limits."""

from __future__ import annotations

import re

from casework.reading import limits
from casework.reading.money import Amount
from casework.reading.outcome import Impossible, Reading, Value
from casework.reading.said import Said

_END = (
    r"(?=べ|わ|ん(?:だ|や|じゃ|で)|さ|だ|や|じゃ|の[うー]|って|もん|んや|んじゃ|けん|とも|です|っす|よ|ね|な(?!ら|い|"
    r"く|る)|わ|んです|ので|から|けど|が|し|と思|状態|状況|かな|かも|。|、|!|…|\.|\(|$|も同然|"
    r"に等し|に近い|みたい|でした|じょうたい|のです|だ)"
)
_NOTHING = re.compile(
    r"(?:^|[はがもや、。でに]|月から|以降|とか|など|なんて|全然|ぜんぜん|全く|まったく|一切|いっさい|今|いま|"
    r"もう|ほとんど|ほぼ|現在|もともと|元々|最初から|はじめから|そもそも|特に|残高|貯金|預金|貯え|蓄え|収入|所得|給料|お?金|借金|借入れ?|"
    r"ろーん|残り|家賃|円|1つも|もん|もの|とくに|何1つ|殆ど|まじで|おかね|ぜに|しゃっきん|ちょきん|"
    r"しゅうにゅう|かりいれ|なにも|なんにも|なんも|何も|余裕|滞納|債務)"
    r"(?:ないない|ない|無い|なし|無し|なっしんぐ|ありません|ございません|ねえ|ねー|ねぇ|ねっす|無|"
    r"なく|ないっす|ありませーん|あらへん|ある(?:わけ|はず)(?:が|も)?(?:ない|なし|ねえ|ありません|なかろう)|ねえよ)"
    + _END
)
_EMPTY = re.compile(
    r"ぜろ|残って(?:い)?(?:な|ませ|まへ)|残りません|残ってねえ|(?:借金|りぼ|ろーん|支払い?)しかな|"
    r"(?<![\d,.])0円?(?![\d,.万])|^〇円?|零円|赤字|入って(?:(?:き|来)(?:て(?:い)?)?)?(?:い)?(?:ませ|な(?!き)|おりませ)|無収入|収入(?:無|な)"
    r"し|無一文|むいちもん|一文無|文無し|もんなし|すっからかん|すってんてん|すかんぴん|底を(?:つ|"
    r"尽)(?!きそう|きかけ)|そこをつ(?!きそう)|底ついた|尽き(?:た|まし|て(?!はいな))|つきました|"
    r"使い果た|使い切|使いき|全部(?:使い|使っ)|[なも無]くなり(?:まし|$)|[な無]くなった|"
    r"[な無]くなっちゃ|使っちゃ|使ってしま|つかいはた|つかいき|"
    r"からっぽ|空っぽ|空です|^空|素寒貧|おけら|一銭も|びた一文|(?<![\d一二三四五六七八九十百千万.])"
    r"(?:1|一)円(?:たりとも)?(?:も|すら)|(?:0|零)に(?:近|等)|無いに等|ないに(?:決ま|きま)|ないに等|"
    r"ないも同然|(?:小銭|円玉|1円|10円)(?:だけ|しか|程度|のみ|くらい|ばかり|ばっか)|財布(?:は|が)?空|干上が|^無$|^無です|なーい|"
    r"なんにもな|何にもな|何もな|なにもな|一切な|できるわけ(?:が)?な|できません|する余裕|稼ぎなし|"
    r"収入が(?:途絶|止ま|なくな)|途絶え|^no$|^none$|nothing|ほぼな|ほとんどな|皆無|かいむ"
)
_NO_DEBT = re.compile(
    r"完済|かんさい(?!い)|返し終|返済(?:し)?(?:終|済)|返し(?:まし|た|きっ)|払い終|はらいおわ|"
    r"全部返|(?:借金|借り|ろーん|借入れ?)(?:は|を|なんて|なんか|も)?(?:しない|しませ|せず)|借りて(?:い)?(?:な|ませ|まへ|おりませ)|借りたこと(?:は|が|も)?(?:な|あり)|してな|"
    r"していま(?:せ)|してませ|自己破産|破産(?:した|済|し)|免責|時効|終わりました|終わった|縁がな|"
    r"無縁|大丈夫|だいじょうぶ|問題な|せず"
)
_NOT_NOTHING = re.compile(
    r"(?:ない|なく(?:は)?|無く(?:は)?)(?:わけ|訳|こと)(?:で|じゃ|も|は)|なくはな|なくもな|"
    r"ないわけじゃ|足り(?:な|ませ)|払えな|返せな|わから|分から"
)
_NOT_PAID = re.compile(
    r"(?:^|、|何も|なにも|なんも|どこからも|一銭も)(?:もらって|頂いて|いただいて|受け取って|稼いで)(?:い)?(?:な|ませ|おりませ)"
)
# Money that cannot be touched is none that can be used now.
_LOCKED = re.compile(r"凍結|差し?押(?:さえ|え)?ら?れ|(?:おろ|下ろ|引き出)せ(?:て(?:い)?)?(?:な|ませ)")
# People say 約, くらい or 2万ないくらい; beyond rounding nothing is taken off.
_SMALL_COINS = re.compile("小銭|円玉(?:しか|だけ|のみ|ば)")


def nothing_left(text: str, slot: str) -> bool:
    """Say whether the text says that there is none of it: なし, ゼロ, すっからかん, 完済."""
    if re.search("以外", text):
        return False
    if _NOT_NOTHING.search(text) and not _EMPTY.search(text):
        return False
    if _EMPTY.search(text) or _NOTHING.search(text):
        return True
    if slot == "debt_total":
        return bool(_NO_DEBT.search(text) or re.match(r"^(?:いいえ|いえ|のー|no)", text))
    if slot == "monthly_income":
        return bool(_NOT_PAID.search(text))
    if slot == "savings" and re.search(r"ない袖|借金(?:なら|ばかり|ばっか|だけ(?!ど))", text):
        return True
    return slot == "savings" and bool(re.match(r"^(?:いいえ|いえ)(?:$|、|。)", text) or _LOCKED.search(text))


def as_value(said: Said, slot: str, amounts: list[Amount], **details: object) -> Reading:
    """Add the amounts up, and hold the sum against the slot's limits."""
    limit = limits.MONEY[slot]
    if len(amounts) > 2 and amounts[-1].yen == sum(one.yen for one in amounts[:-1]):
        amounts = amounts[-1:]  # パート9万と養育費3万で12万
    total = sum(one.yen for one in amounts)
    if any(one.negative for one in amounts):
        return Impossible("negative")
    if total > limit.highest:
        return Impossible("too_large")
    more = dict(details)
    if any(one.about for one in amounts) or _SMALL_COINS.search(said.text):
        more["approximate"] = True
    if any(one.low is not None for one in amounts):
        more["low"] = sum(one.yen if one.low is None else one.low for one in amounts)
        more["high"] = sum(one.yen if one.high is None else one.high for one in amounts)
    if any(one.guessed_unit for one in amounts):
        more["unit_guessed"] = True
    start, end = min(one.start for one in amounts), max(one.end for one in amounts)
    return Value(total, more, said.quote(start, end) or said.raw.strip())
