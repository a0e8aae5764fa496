"""Takes what frames an answer off its ends: えーと、すみません、…でございます、よろしくお願いします."""

from __future__ import annotations

import re

from casework.reading.said import Said

_HESITATION = (
    r"(?:え[ぇえー~]*っ?と[ねぉー]*|んー*と[ねぉー]*|う[ぅう]?ー+[むん]+|う[ぅうー]*(?=[、。. ])|"
    r"うん(?=と[、。. ])|んー+|あの[ーう~]*(?=[、。.ー])|"
    r"その[ーう]+|ま[あぁー]+(?=[、。.])|さ[あぁ]+て|あ[あぁー]*(?=[、。.])|いや[ーあぁ]+(?=[、。.]))"
)
_GREETING = (
    r"(?:こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?|はじめまして|初めまして|お世話にな(?:り|って)(?:い)?ます|"
    r"お?疲れ様です|お疲れさまです|もしもし|(?:ご)?返信遅れ(?:まし)?て?|返事が?遅(?:く|れ)(?:なり|て)?)"
)
_APOLOGY = (
    r"(?:(?:どうも|本当に|遅れて|何度も|たびたび|変な話で|お見苦しくて)*"
    r"(?:すみません|すいません|すんません|すまん|ごめん(?:なさい|ね)?|申し訳(?:あり|ござい)ません|申し訳ない(?:です)?|失礼します)"
    r"(?:(?:です)?(?:が|けど))?)"
)
_SHAME = (
    r"(?:(?:お)?(?:恥ずかし(?:い|ながら)|はずかし(?:い|ながら)|情けない|お恥ずかし)(?:こと|話|限り)?"
    r"(?:に|なん)?(?:です)?(?:が|けど|けれど(?:も)?)?(?=[、。. ]))"
)
_SURMISE = r"(?:たぶん|多分|おそらく|たしか(?!に)|確か(?!に)|正直(?:に言うと|言って|なところ|、)?|実は|じつは|えらそうですが)"
_AGREEING = (
    r"(?:は[いぃー]+|ええ|うん|そうですね[ぇえー]*|そうですなあ?|そうだなあ?|そうねえ?|"
    r"そやな|なるほど|了解です|わかりました|分かりました)(?=[、。.!… ])"
)
_STOPS = r"[、。.,!…~ー ]*"

_ALWAYS_BEFORE = re.compile(rf"^(?:(?:{_HESITATION}|{_GREETING}|{_APOLOGY}|{_SHAME}){_STOPS})+")
_ALSO_BEFORE = re.compile(
    rf"^(?:(?:{_HESITATION}|{_GREETING}|{_APOLOGY}|{_SHAME}|{_SURMISE}|{_AGREEING}){_STOPS})+"
)
_AFTER = re.compile(
    r"(?:[、。.!?…~ ]|(?<=です)|(?<=ます)|(?<=した)|(?<=せん))+"
    r"(?:(?:本当に|ほんとに|どうも|どうか|もう)?、?(?:すみません|すいません|ごめんなさい|ごめんね?|申し訳(?:あり|ござい)ません|申し訳ない(?:です)?|"
    r"(?:よろしく|宜しく)?お願い(?:いたし|致し|し)ます|よろしく(?:です|頼みます|どうぞ)?|ありがとう(?:ございます)?|"
    r"助けて(?:ください|下さい|ほしいです)?|限界(?:です|だ)?|困って(?:い)?ます|困りました|つらいです|情けない(?:です|話です)?|恥ずかしい(?:です)?|"
    r"(?:これ|それ|こんな感じ|こんなん|こう)で(?:いい|良い|大丈夫|よろしい|合って(?:い)?(?:ま|る))(?:です|でしょう|す|の|ん)?か\?*|以上(?:です)?))"
    r"[。.!…~]*$"
)
_TRAILING = re.compile(r"(?<=[^。.、,!…~])[。.、,!…~]+$")

# Slots whose figure may carry だべ or だと思います.
_FIGURES = frozenset(
    (
        "household_size",
        "monthly_income",
        "savings",
        "debt_total",
        "rent",
        "rent_arrears_months",
        "age",
        "job_status",
    )
)
# もうすぐ40になります is another age than 40です.
_BY_TIME = frozenset(("age", "job_status"))
_SOFTENED = re.compile(r"(?<=です)(?:けれども|けれど|けども|けど|が|ね[えぇー]*|よ[ぉー]*|わ|な[あぁー]*)+$")
# Behind a figure or its counter these are a mere です.
_COPULA = re.compile(
    r"(?<=[\d一二三四五六七八九十百千万億人円歳月社回分年日間名台])(?:なん|なの)?(?!です$)"
    r"(?:で(?:ござい|ござり|あり)ます|でご?ぜえます|だと(?:思|おも)(?:います|う|って(?:い)?ます)|かと思います|と思います|だべ(?:さ)?|だっぺ|っしょ|"
    r"っす|になります|ですか(?:ね|な)[ぇえあぁ]*|です(?:よ|ね|わ|けど|が|の)+|だ(?:よ|ね|わ|な|けど)+|や(?:で|わ|な|ねん|けど)?|じゃ(?:な|のう|よ)?|"
    r"か(?:な|しら|ね)[ぁあー]*|かも(?:です|しれません|しれない)?|だったかな|だ)[ねよぉー]*$"
)


def bare_answer(said: Said, slot: str) -> Said:
    """Give the answer without its courtesies; unchanged where nothing else would be left."""
    start, end = 0, len(said.text)
    before = (_ALWAYS_BEFORE if slot == "yes_no" else _ALSO_BEFORE).match(said.text)
    if before and _tells_something(said.text[before.end() :]):
        start = before.end()
    while (after := _AFTER.search(said.text, start, end)) and _tells_something(
        said.text[start : after.start()]
    ):
        end = after.start()
    trailing = _TRAILING.search(said.text, start, end)
    if trailing:
        end = trailing.start()
    if softened := _SOFTENED.search(said.text, start, end):
        end = softened.start()
    if slot in _FIGURES and (copula := _COPULA.search(said.text, start, end)):
        end = copula.start() if slot not in _BY_TIME or "なり" not in copula.group() else end
    if (start, end) == (0, len(said.text)):
        return said
    first, last = said.span(start, end)
    return Said(said.raw[first:last], said.longest)


def sentences_of(said: Said) -> list[Said]:
    """Part an answer at its full stops; nothing where there is only one sentence."""
    ends = [
        found.end()
        for found in re.finditer(
            r"[。!?\n]+|(?<=です)(?=[^。かがけよねの])|(?<=ます)(?=[^。かがけよねの])", said.text
        )
    ]
    parts = [
        (start, end) for start, end in zip([0, *ends], [*ends, len(said.text)], strict=True) if start < end
    ]
    if len(parts) < 2 or len(parts) > 6:
        return []
    spans = [said.span(start, end) for start, end in parts]
    return [Said(said.raw[first:last], said.longest) for first, last in spans]


def _tells_something(text: str) -> bool:
    return bool(re.search(r"[0-9a-z○×ぁ-んゔ一-鿿々〇]", text))
