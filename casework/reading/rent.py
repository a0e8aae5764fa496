"""Reads the rent a month (家賃); a house of one's own, or one's parents', is rent 0."""

from __future__ import annotations

import re

from casework.reading.amount_slots import as_value, nothing_left
from casework.reading.ask import Ask
from casework.reading.money import Amount, find_amounts
from casework.reading.outcome import Reading, Unreadable
from casework.reading.said import Said

NIGHTS_IN_MONTH = 30
WEEKS_IN_MONTH = 52 / 12

_OWNED = re.compile(
    r"持ち?(?:家|いえ)|もち(?:家|いえ|や)|自宅(?:です|を所有|が)|自分の家|じぶんのいえ|まいほーむ|"
    r"戸建て?(?:を|の持|です)|分譲|家を(?:買|建て)|一軒家を?(?:買|建て|所有)|自己所有|(?:家|いえ)(?:は|を|が)?(?:持|も)って(?:い)?(?:ます|る)|家(?:は|が)(?:自分|私|うち|夫|妻)の(?:もの|です|だ|、|。|$)|名義(?:の家|"
    r"です)"
)
_LOAN = re.compile(r"ろーん")
_LIVES_FREE = re.compile(
    r"実家|じっか|親の(?:家|持ち|所有)|親と同居|両親の家|(?:義|祖)?(?:父|母|兄|姉|弟|妹|祖父母|"
    r"義両親|息子|娘|夫|妻|彼|彼女|友達|友人|知人|親戚)(?:の)?(?:実家|家|持ち家|名義|宅)|居候|無料|"
    r"親元|里に(?:帰|戻|いる)|ただ(?:です|$|で住)|むりょう|身を寄せ|泊(?:めて|まらせて)(?:い)?(?:もら|くれ|いただ)|住まわせて|置いて(?:もら|くれ)|"
    r"(?:友(?:達|だち|人)|ともだち|知(?:人|り合い)|親戚|先輩|後輩|同僚|彼(?:氏|女)?|(?:義)?(?:父|母|兄|姉|弟|妹)|親|"
    r"(?:お|叔|伯|祖)(?:じ|ば|父|母)(?:さん)?|息子|娘|夫|妻|元(?:夫|妻|彼|カノ))(?:さん|ちゃん)?"
    r"(?:(?:夫婦)?(?:の|ん)?(?:部屋|家|うち|あぱーと|まんしょん|所|ところ|とこ|宅)|んち|ち(?:に|で))|"
    r"入院(?:中|して)|引き払|解約し(?:た|まし|て)|しぇるたー|施設(?:に|な|暮|で)|"
    r"(?:ので|から|し|もらって|くれて|て|なんで)、?(?:家賃は|お金は)?払って(?:い)?(?:な|ま(?:せ|へ))|"
    r"(?:家賃|支払い?|お金)(?:は|が|も)?(?:払って(?:い)?(?:な|ませ)|いらな|要らな|"
    r"かかって(?:い)?(?:な|ませ)|かから|発生(?:し)?な)|^(?:かから|かかって|払って(?:い)?(?:な|ませ)"
    r")|かかりません|かかって(?:い)?(?:な|ませ)|かかんな|"
    r"(?:会社|職場|市|国|親|(?:祖|義)?[父母]|兄|姉|弟|妹|息子|娘|元(?:夫|妻))が(?:全額|全部|負担|払|出し)|全額(?:会社|補助)|払わなくて|"
    r"払う必要(?:が)?(?:な|あり)|家賃補助で(?:0|ぜろ)|ほーむれす|野宿|車中泊|路上|"
    r"住むとこ(?:ろ)?(?:が|は)?(?:な|あり)|住所不定|(?:車|くるま)(?:で|に|の中で)(?:寝|ね(?:て|と)|生活|暮)|家(?:が|は|も)?(?:ない|なし|無し|ありません)|住居なし"
)
_EXTRA = re.compile(
    r"共益費?|管理費|駐車場?|ちゅうしゃ|水道|光熱|町内会|電気|がす|灯油|暖房|敷金|礼金|"
    r"保証(?:金|料|会社)|更新料|火災|保険|収入|手取り|年金|給料|食費|ねっと|除雪|組合費|滞納"
)
_INCLUDED = re.compile(r"^(?:等|や|と|など|・)*(?:込|こみ|含|ふく|入れ|入っ|いれ|も入)")
_RENT_WORD = re.compile(r"家賃|やちん|部屋代|賃料|寮費|間代|月々|本体")
_BEFORE = re.compile(
    r"(?:前|以前|もと|元|元々|もともと|前の家|先月まで|去年まで|本来|本当|通常|定価)(?:は|の家は|"
    r"の家賃は|なら|だと|が)|(?:もともと|元々|本来)(?:約)?$"
)
_NOW = re.compile(
    r"(?:今は|いまは|現在は?|今月から|減免で|補助で|減額で|実質|自己負担(?:は|が)?|免除で|引いて|"
    r"手出し(?:は|が)?|(?:減額|値下げ|免除|補助|交渉)(?:を)?(?:して|され)?(?:て|もらって|いただいて|後(?:は)?))(?:約|、)*$"
)
_CHANGED_TO = re.compile(r"^(?:円)?(?:に|へ|まで)(?:下|値|上|減|な|して|してもら|おさえ|安く|ま|交渉)")
_PER_YEAR = re.compile(
    r"年(?:間|払い|額)(?:で)?$|1年(?:で|分|に)?$|^年$|(?:^|[^\d一二三四五六七八九十])年に$|毎年$"
)
_PER_TWO_MONTHS = re.compile(r"(?:2|二)か月(?:分)?(?:で|に)?$")
_PER_WEEK = re.compile(r"(?:週|1週間|一週間|毎週)(?:に|で)?$")
_PER_NIGHT = re.compile(r"(?:1泊|一泊|1晩|一晩|1日|一日|日額|毎日|日に)(?:で|に|あたり)?(?:約|だいたい)?$")
_SHARE = re.compile(r"^(?:円)?(?:を)?(?:2人|二人|3人|三人)?(?:で)?(?:折半|割り勘|半分|半々)")
_SHARED = re.compile(
    r"(?:折半|割り勘|半分こ?|半々|分け合っ|出し合っ)(?:て|して|で|だから|なので|、|に)*"
    r"(?:自分は|私は|うちは|実質|一人|1人)?$"
)
_FROM_THEN = re.compile(r"(?:再?来月|来年|今度|次|春)(?:の\S{1,4})?から(?:は)?(?:約)?$")
_EACH = re.compile(r"^(?:円)?ずつ")


def read_rent(said: Said, ask: Ask) -> Reading | None:
    """Read the rent of a month in yen; a mortgage is noted, but it is no rent."""
    text = said.text
    amounts = find_amounts(text, ask.slot)
    owned = _OWNED.search(text)
    if owned and not re.search(r"持ち?家(?:じゃ|では|で)な", text):
        return as_value(said, ask.slot, [Amount(0, *owned.span())], owned=True, **_mortgage(text, amounts))
    if amounts and _LOAN.search(amounts[0].before) and "家賃" not in text:
        return as_value(said, ask.slot, [Amount(0, 0, len(text))], owned=True, **_mortgage(text, amounts))
    if len(amounts) > 2 and amounts[-1].yen == sum(one.yen for one in amounts[:-1]):
        return as_value(said, ask.slot, amounts[-1:])
    rents = [one for one in amounts if not _is_extra(one)] or amounts
    if rents:
        free = _LIVES_FREE.search(text)
        chosen = _a_months(_chosen(text, rents))
        if (
            free
            and re.search(r"家に|食費|生活費|入れて", chosen.before + chosen.after)
            and re.search("家賃(?:は|が)?(?:な|かか|0|ぜろ)", text)
        ):
            return as_value(said, ask.slot, [Amount(0, *free.span())], lives_free=True)
        return as_value(said, ask.slot, [chosen])
    if found := _LIVES_FREE.search(text):
        return as_value(said, ask.slot, [Amount(0, *found.span())], lives_free=True)
    if nothing_left(text, ask.slot):
        return as_value(said, ask.slot, [Amount(0, 0, len(text))])
    if re.search(r"賃貸|あぱーと|まんしょん|借家|公営|市営|道営|町営|社宅|寮|団地", text):
        return Unreadable("amount_missing")
    return None


def _mortgage(text: str, amounts: list[Amount]) -> dict[str, object]:
    if amounts and _LOAN.search(text):
        return {"mortgage": amounts[0].yen}
    return {}


def _is_extra(amount: Amount) -> bool:
    nearest = re.split(r"[、。]", amount.before)[-1] or amount.before
    found = list(_EXTRA.finditer(nearest))
    if (
        found
        and not _INCLUDED.match(nearest[found[-1].end() :])
        and not _RENT_WORD.search(nearest[found[-1].end() :])
    ):
        return not re.search(r"(?:別|除|抜|なし|いて)", nearest[found[-1].end() :])
    return False


def _chosen(text: str, rents: list[Amount]) -> Amount:
    rents = [one for one in rents if not _FROM_THEN.search(one.before)] or rents
    if len(rents) == 1:
        return rents[0]
    for one in rents[1:]:
        if _SHARED.search(one.before):
            return one
        if _CHANGED_TO.match(one.after) or _NOW.search(one.before):
            return one
    kept = [
        one
        for one in rents
        if not _BEFORE.search(one.before) and not re.match(r"円?(?:くらい)?(?:だった|でした)", one.after)
    ]
    for one in kept:
        if _RENT_WORD.search(one.before):
            return one
    if kept and re.search(r"→", text):
        return kept[-1]
    return (kept or rents)[0]


def _a_months(amount: Amount) -> Amount:
    if _PER_YEAR.search(amount.before) or re.match(r"/年", amount.after):
        return amount.times(1 / 12)
    if _PER_TWO_MONTHS.search(amount.before):
        return amount.times(1 / 2)
    if _PER_NIGHT.search(amount.before) or re.match(r"円?/(?:日|泊)|円?の?(?:1泊|一泊)", amount.after):
        return amount.times(NIGHTS_IN_MONTH)
    if _PER_WEEK.search(amount.before):
        return amount.times(WEEKS_IN_MONTH)
    if _EACH.match(amount.after) and re.search("夫婦|二人|2人", amount.before):
        return amount.times(2)
    return amount
