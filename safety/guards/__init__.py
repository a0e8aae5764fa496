"""What silences a rule, by topic; each guard looks at one place only, so that danger said elsewhere is still heard."""

from __future__ import annotations

from safety.guards.calm import CALM
from safety.guards.children import CHILDREN
from safety.guards.children_more import CHILDREN_MORE
from safety.guards.food import FOOD
from safety.guards.guard import Guard, Place
from safety.guards.illness import ILLNESS
from safety.guards.lifelines import LIFELINES
from safety.guards.medicine import MEDICINE
from safety.guards.past import PAST
from safety.guards.self_harm import SELF_HARM
from safety.guards.self_harm_more import SELF_HARM_MORE
from safety.guards.shelter import SHELTER
from safety.guards.speech import SPEECH
from safety.guards.story import STORY
from safety.guards.violence import VIOLENCE
from safety.guards.violence_more import VIOLENCE_MORE
from safety.guards.wide import WIDE
from safety.patterns import compile_pattern

__all__ = ["GUARDS", "OVER_PAST", "Guard", "Memo", "Place", "holds"]

GUARDS: dict[str, Guard] = {
    **SPEECH,
    **PAST,
    **STORY,
    **SELF_HARM,
    **SELF_HARM_MORE,
    **ILLNESS,
    **MEDICINE,
    **CHILDREN,
    **CHILDREN_MORE,
    **VIOLENCE,
    **VIOLENCE_MORE,
    **SHELTER,
    **FOOD,
    **LIFELINES,
    **WIDE,
    **CALM,
}

OVER_PAST = "over_past"
"""Said of the past, and all is well now: two guards that must hold together."""

_OLD_TALE = compile_pattern(
    r"""半世紀(?:も)?前|[二三四五六]十年(?:も)?前の(?:話|こと)
    |(?:学生|若い|子ども|独身)(?:時代|ころ|頃)の(?:思い出|話)(?!でも)|昔の話(?!では|じゃ)
    |(?:若い|子どもの|小さい|学生の)(?:頃|ころ|とき|時)[^。\n]{0,36}(?:時期がありました|思い出|懐かし|なつかし)
    |(?:若い|子どもの|小さい|学生の)(?:頃|ころ|とき|時)[^。\n]{0,40}(?:ましたが|けど|たが)、?今は(?:もう)?(?:大丈夫|平気|幸せ|元気|困って|何とも|普通)
    |経験があるので[^\n]*今は|戦時中|戦後の話"""
)


_SOON_AFTER = 40
"""How many letters behind a match may say that it was long ago."""

_LONG_AGO = compile_pattern(
    r"""昔|かつて|(?:若い|子どもの|小さい|学生の)(?:時分|頃|ころ|とき|時)|小さ(?:い|かった)(?:頃|ころ|とき)|(?:十|[二三四五六七八九]十|[2-9]0|十五|十代|二十)(?:歳|代|才)の(?:頃|ころ|とき)
    |[0-9一二三四五六七八九十数何]{1,5}年(?:も|ほど|くらい|ぐらい)?前|あれから(?:もう)?[0-9一二三四五六七八九十]{1,5}年|おととし|一昨年|去年まで|去年(?:の[春夏秋冬])?(?:、|は|に)|昨年|当時|あの(?:頃|ころ)
    |(?:前の|前の前の|元の|別れた)(?:夫|旦那|妻|彼氏?|彼女|職場|会社|上司)|(?:た|の|てた)(?:時期|頃|ころ)(?:が|に|は|、)|戦後|せんご|戦争|二十歳|裁判が終わ|から抜け(?:て|、|出)"""
)
_WELL_NOW = compile_pattern(
    r"""(?:今|いま|現在)(?:は|では|の|年は)[^。\n]{0,30}?(?:元気|働|暮ら(?:し|せ)|幸せ|しあわせ|困って(?:い)?ま?せ|困っていることは|楽し|笑|にぎやか|賑やか|優し|やさし|正社員|入れて|団地|貯金|遠く|食べ過ぎ|食べすぎ|たべすぎ|虫も殺せ|班長|孫|散歩|穏やか|持ち|結婚|仲良|住んで|設備|会社を|普通|平気|大丈夫|悩みは)
    |もう(?:何も)?困って(?:い)?ま?せん|困っていることは(?:何も)?な|完済し|おかげ(?:さま)?(?:で|さま)|(?:縁|きっぱり)(?:が|を|と)?切れ|別れ(?:て|、)[^。]{0,10}(?:亡くな|年)|昔話|昔ばなし|むかしばなし|[五六七八九]十になった(?:今日|今|いま)、?[^。]{0,4}(?:笑|わら)|父も丸く|(?:ら|さ)れたもん(?:です|だ)|くらったもん
    |[0-9十]{1,5}回忌|治療を終え|(?:皆さん|窓口|教室|先生)(?:の[^。]{0,4})?に(?:救われ|助けられ)|(?:いい|良い)人と(?:出会|結婚)|今の(?:夫|妻|旦那|彼)(?:は|と)|辞めて縁|接近禁止も出|抜け(?:、|て)[^。]{0,10}今|悩みは"""
)
_STILL = compile_pattern(
    r"""(?:今|いま)(?:も|でも|なお|だに)(?!.{0,6}(?:仲|元気|使|感謝|笑))|また(?:最近|今|死|同|思|そう|考|消|始|あの|切|殴|叩|蹴|止|なり|なっ|出|来(?!て(?:ね|くだ)|年)|会いに|しそう|やり)|まだ(?!若|あり|おられ|い(?:ま|らっ)|使|来|元気)|最近|再び|ぶり返|戻って(?:き|しま)|毎晩(?!死にたいと書)|今度こそ|今夜|今日も|続い|止まらな|忘れられ
    |夢に|フラッシュ|助けて|怖(?!かった|がられ|い(?:人|父|先生))|つらい|辛い|苦し(?!かった)|眠れ|(?:でも|けど|けれど)、?(?:今|最近|もう(?!(?:[0-9一二三四五六七八九十]{1,5}年)))|昨日|昨夜|先週(?!は)|ゆうべ|やめられ|ふり|はずなのに|つもりで|もう(?:疲れ|だめ|無理|限界)|待ち伏せ|現れ|(?:殴|蹴|叩|ぶた|怒鳴)(?:ら)?れ(?:て(?:い)?(?:ます|る)|ます|る(?:。|$|よう))|死にたい(?:です|。|$|と思って(?:い)?(?:ます|る)|気持ち)|消えたい(?:です|。|$)|払え(?:な|ま|ず)|止められ(?:て(?:い)?(?:ます|る)|そう)|泊まる(?:ところ|場所)|追い出され|食べて(?:い)?(?:ない|ません)|同じ(?:声|場所|こと|気持ち)|居場所|見つか(?:っ|り)"""
)


Memo = dict[tuple[str, int], bool]
"""What guards said of a whole sentence or message: it need not be asked again for the next match there."""

_OF_A_WHOLE = frozenset({"sentence", "message"})


def holds(name: str, place: Place, memo: Memo | None = None) -> bool:
    """Say whether a guard silences a match at this place."""
    if name == OVER_PAST:
        return _is_over(place)
    guard = GUARDS[name]
    if memo is None or guard.where not in _OF_A_WHOLE or guard.broken_where not in _OF_A_WHOLE:
        return _look(guard, place)
    both_message = guard.where == "message" and (guard.broken_by is None or guard.broken_where == "message")
    key = (name, -1 if both_message else place.sentence_start)
    if key not in memo:
        memo[key] = _look(guard, place)
    return memo[key]


def _look(guard: Guard, place: Place) -> bool:
    part = place.part(guard.where)
    found = guard.compiled.match(part) if guard.where == "after" else guard.compiled.search(part)
    if found is None and guard.where == "after" and place.core_end is not None:
        found = guard.compiled.match(place.part("after_core"))
    if found is None:
        return False
    return guard.breaks is None or guard.breaks.search(place.part(guard.broken_where)) is None


def _is_over(place: Place) -> bool:
    """Say whether the danger is long past and over: it must be said to be past, and well now."""
    if _OLD_TALE.search(place.text) or _is_long_over(place):
        return True
    later = place.part("later")
    if holds("over_after", place):
        return holds("over_now", place) or "いまは" in later or "今は" in later
    return holds("over", place) and holds("over_now", place)


def _is_long_over(place: Place) -> bool:
    """Say whether it is told of times long past, life is well now, and nothing of it is said to last."""
    told = place.text[: place.end + _SOON_AFTER]
    rest = place.text[place.start :]
    return bool(_LONG_AGO.search(told) and _WELL_NOW.search(rest)) and not _STILL.search(place.text)
