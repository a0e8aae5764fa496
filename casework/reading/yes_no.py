"""Reads yes and no by what was asked.

「大丈夫です」 is no to 「困っていますか」, and yes to 「食べるものはありますか」.
"""

from __future__ import annotations

import re
from enum import Enum

from casework.reading import yes_no_words as words
from casework.reading.ask import Ask
from casework.reading.outcome import Reading, Value
from casework.reading.refusals import says_not_known
from casework.reading.said import Said


class Stance(Enum):
    """What a yes to the question would mean for the person."""

    TROUBLE = "trouble"  # 困っていますか: all is well is no
    FINE = "fine"  # 食べるものはありますか: all is well is yes
    PERMISSION = "permission"  # よろしいですか: all right is yes
    OFFER = "offer"  # ほかにありますか: all right is no, thank you
    NEUTRAL = "neutral"  # 働きたいですか: all right is no, thank you, and 無理 is no too


def read_yes_no(said: Said, ask: Ask) -> Reading | None:
    """Read whether the answer says yes to the question."""
    if said.is_empty:
        return _from_signs(said)
    text = re.sub(r"[!?~ー…・]+$|(?<=[。、])$", "", said.text)
    for pattern, plain in words.TURNS:
        text = pattern.sub(plain, text)
    question = Said(ask.question).text
    stance = stance_of(question)
    answer = _answer(text, question, stance)
    return None if answer is None else Value(answer, {}, said.raw.strip())


def stance_of(question: str) -> Stance:
    """Say what a yes to a (folded) question would mean."""
    if words.Q_PERMISSION.search(question):
        return Stance.PERMISSION
    if words.Q_TROUBLE.search(question):
        return Stance.TROUBLE
    if re.search(r"ほかに|他に|質問|伝え", question):
        return Stance.OFFER
    return Stance.FINE if words.Q_FINE.search(question) else Stance.NEUTRAL


def _from_signs(said: Said) -> Reading | None:
    yes, no = bool(words.YES_SIGNS.search(said.raw)), bool(words.NO_SIGNS.search(said.raw))
    return Value(yes, {}, said.raw.strip()) if yes != no else None


def _answer(text: str, question: str, stance: Stance) -> bool | None:
    if words.DOUBLE_NEGATIVE.search(text):
        return True
    yes, no = words.YES_WORD.match(text), words.NO_WORD.match(text)
    if yes and not no:
        return _after_yes(text[yes.end() :], question, stance)
    if no:
        return _after_no(text, text[no.end() :], question, stance)
    return _by_meaning(text, question, stance)


def _after_yes(rest: str, question: str, stance: Stance) -> bool:
    rest = rest.lstrip("、。,. !")
    meaning = _by_meaning(rest, question, stance) if len(rest) > 2 else None
    return True if meaning is None or words.SOMEWHAT.search(rest) else meaning


def _after_no(text: str, rest: str, question: str, stance: Stance) -> bool:
    rest = re.sub(r"^(?:です|だ|に|は|な)?[、。,. !ー~…]*", "", rest)
    if words.ONLY_LATER.search(rest):
        return False
    if words.EXPERIENCE.search(question) and re.search("初めて|はじめて", text):
        return False
    if stance is Stance.FINE and re.match(r"(?:大丈夫|平気|問題)", rest):
        return False
    if len(rest) <= 2 or words.POLITE_NO.search(text):
        return False
    return bool(_by_meaning(rest, question, stance)) and not words.EXIST_NO.search(rest)


def _by_meaning(text: str, question: str, stance: Stance) -> bool | None:
    """Weigh each part of 「今日はあるけど明日はない」: the part on what was asked counts, else the last."""
    parts = [
        part
        for part in re.split(
            r"(?:けれども?|けど|だが|ですが|ますが|たが|のに)、?|(?<=[いうくすつぬむるたんだ])が、", text
        )
        if part
    ]
    if len(parts) < 2:
        return _by_clause(_without_other_topic(text, question), question, stance)
    answers = [_by_clause(part, question, stance) for part in parts]
    asked = [
        answer
        for part, answer in zip(parts, answers, strict=True)
        if answer is not None and _on_what_was_asked(part, question)
    ]
    told = [answer for answer in answers if answer is not None]
    if stance is Stance.TROUBLE and answers[-1] is None and re.search("[がはも]$", parts[-1]):
        return True
    return asked[0] if asked else told[-1] if told else None


def _without_other_topic(text: str, question: str) -> str:
    """Of 住まいは平気、お金が問題 keep what was asked about."""
    first, _, rest = text.partition("、")
    other = re.match("([^はがも]{1,6})[はがも]", rest)
    if (
        other
        and other[1] not in question
        and "は" in first
        and _on_what_was_asked(first, question)
        and _is_well(first) is not None
    ):
        return first
    return text


def _on_what_was_asked(part: str, question: str) -> bool:
    topic = re.compile("[一-龥]{2}|[食寝泊住]|探(?=し)")
    return bool(set(topic.findall(part)) & set(topic.findall(question)))


def _by_clause(text: str, question: str, stance: Stance) -> bool | None:
    """Weigh what is told: that all is well, that it is not, that there is some or none."""
    if ("見られ" in question or ("連絡" in question and "安全" in question)) and (
        seen := words.SEEN_BY_OTHERS.search(text)
    ):
        return bool(words.NOT_SEEN.search(text[seen.start() :]))
    if words.Q_SHELTER.search(question) and stance is not Stance.PERMISSION:
        if words.UNSHELTERED.search(text):
            return False
        if words.SHELTERED.search(text) and not words.EXIST_NO.search(text):
            return True
    if (
        stance is Stance.PERMISSION
        and words.POLITE_NO.search(text)
        and not re.match(r"(?:それ|これ|その内容)で", text)
    ):
        return False
    if stance in (Stance.OFFER, Stance.NEUTRAL) and re.match(
        r"^.{0,10}?(?:結構|大丈夫|だいじょう[ぶび]|いい)(?:です|っす|かな|や|わ|$)", text
    ):
        return False
    if stance in (Stance.PERMISSION, Stance.NEUTRAL) and words.RATHER_NOT.search(text):
        return False
    if stance is Stance.PERMISSION and "電話" in question and words.OTHER_WAY.search(text):
        return False
    if words.EXPERIENCE.search(question) and re.search(r"初めて|はじめて|初です", text):
        return False
    if stance is Stance.PERMISSION and words.WANTS_CHANGE.search(text):
        return False
    if stance is Stance.FINE and re.search("まだ", text) and not re.search(f"あり|ある|{words.GOOD}", text):
        return False
    if stance is Stance.TROUBLE and re.match(
        r"^(?:もう|かなり|けっこう|ほんと(?:に|うに)?|まじで|いつも|毎月)?(?:ぎりぎり|かつかつ)", text
    ):
        return True
    if re.search("一緒に|同居", question) and re.match(
        r"^(?:今は|いまは)?(?:ずっと)?(?:一人|独り|1人|単身|独居)", text
    ):
        return False
    if stance is Stance.OFFER and words.THAT_IS_ALL.search(text):
        return False
    if words.Q_FOOD.search(question) and words.NO_FOOD.search(text):
        return False
    if words.Q_OWNS.search(question) and words.GIVEN_AWAY.search(text):
        return False
    well = _is_well(text)
    if well is not None:
        return _told_of_the_state(well, text, stance)
    if stance is Stance.NEUTRAL and words.NOT_YET_READY.match(text):
        return False
    if says_not_known(text) or re.search("(?:どっち|どちら|何|なん)とも", text):
        return None
    if words.EXIST_NO.search(text):
        return False
    if words.EXIST_YES.search(text) or words.SOMEWHAT.search(text):
        return True
    if words.Q_FOOD.search(question):
        return False if words.EMPTY.search(text) else True if words.FOOD.search(text) else None
    if words.EMPTY.search(text):
        return False
    return True if _echoes(text, question) or words.GIVES_ONE.search(text) else None


def _echoes(text: str, question: str) -> bool:
    """Say whether the answer takes up the question's words (探し中), or names a loan."""
    if "借" in question and words.LOAN.search(text):
        return True
    return bool(
        set(re.findall(r"[一-龥][きしちみりけせてねめれい]", text))
        & set(re.findall(r"[一-龥][きしちみりけせてねめれい]", question))
    )


def _told_of_the_state(well: bool, text: str, stance: Stance) -> bool:
    if stance in (Stance.FINE, Stance.PERMISSION):
        return well
    if stance is Stance.NEUTRAL and (well or words.CANNOT.search(text) or words.GOOD_NO.search(text)):
        return bool(well and not re.search("大丈夫|平気", text))
    return not well


def _is_well(text: str) -> bool | None:
    if words.BAD_NO.search(text):
        return True
    if words.GOOD_NO.search(text):
        return False
    if words.BAD_YES.search(text):
        return False
    if words.GOOD_YES.search(text):
        return True
    return None
