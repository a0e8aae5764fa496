"""What silences a rule, by topic; each guard looks at one place only, so that danger said elsewhere is still heard."""

from __future__ import annotations

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
    if _OLD_TALE.search(place.text):
        return True
    later = place.part("later")
    if holds("over_after", place):
        return holds("over_now", place) or "いまは" in later or "今は" in later
    return holds("over", place) and holds("over_now", place)
