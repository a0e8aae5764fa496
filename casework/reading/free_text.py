"""Keeps the trouble and the wish as they were written (困りごと, 希望), and reads the chosen needs."""

from __future__ import annotations

import re

from casework.reading.ask import Ask
from casework.reading.numbers import find_numbers
from casework.reading.outcome import Declined, Reading, Value
from casework.reading.said import Said
from casework.reading.trim import is_gibberish

NEEDS = ("housing", "household_budget", "child_learning", "employment")

_NOTHING = re.compile(
    r"^(?:今は|いまは|今のところ|とりあえず)?(?:特に|とくに|とくには|特には|別に|べつに|何も|"
    r"なにも|なんも|特段)?(?:、)?(?:ない|なし|無し|無い|ありません|ないです|ございません|"
    r"思いつ(?:かな|きませ)ん?|思い浮か(?:ばな|びませ)ん?|考えて(?:い)?(?:ない|ません)|"
    r"大丈夫)?(?:です|かな|よ|っす|ん)*[。!…]*$"
)
_DONT_KNOW = re.compile(
    r"^(?:まだ|今は|よく|自分でも|正直|何を(?:したら|すれば)(?:いい|良い|よい)か|どうしたら(?:いい|"
    r"良い)か|どうしたいか|もう)*(?:、)?(?:わか|分か|解)(?:り(?:ません|ませーん)|らない|らん|"
    r"んない)(?:です|よ)?[。!…]*$"
)
_NEED_WORDS = (
    ("child_learning", r"子ども|子供|こども|学習|勉強|べんきょう|学校|がっこう|塾|進学|給食|娘|息子"),
    ("housing", r"住まい|すまい|家賃|やちん|住む|住居|住宅|家(?!計|族)|あぱーと|退去|引っ?越|部屋"),
    ("household_budget",
        r"家計|かけい|お金|おかね|金(?=の)|生活費|借金|しゃっきん|支払|ろーん|税|光熱|食費|やりくり|"
        r"りぼ|滞納"
    ),
    ("employment", r"仕事|しごと|就労|就職|働|はたら|失業|求職|求人|転職|収入を増"),
)  # fmt: skip
_ALL = re.compile(r"全部|ぜんぶ|すべて|全て|どれも(?!違|な|当)|みんな|all")
_NONE = re.compile(
    r"どれ(?:で)?も(?:な|違|ちが|当ては)|(?:^|特に)(?:な[いし]|無し|ありません|ないです)"
    r"(?:です)?[。!]*$|該当(?:な|しな)|違います|ちがいます|どれもちがう"
)
_NUMBERED = re.compile(r"(?:^|(?<=[^\d]))([1-9]|[一二三四五六七八九])(?=$|[^\d万千百年月歳人円])")
_OPTION = re.compile(r"([1-9])[\s.:、)番]*([^\d、,/]{1,12})")


def keep_wish(said: Said, ask: Ask) -> Reading | None:
    """Keep the wish in the person's own words; 「特にない」 is an answer without one."""
    return _keep(said)


def keep_trouble(said: Said, ask: Ask) -> Reading | None:
    """Keep the trouble in the person's own words."""
    return _keep(said)


def read_needs(said: Said, ask: Ask) -> Reading | None:
    """Read the chosen needs, by number or by word, in the order said."""
    text = said.text
    if _NONE.search(text):
        return Value([], {}, said.raw.strip())
    if _ALL.search(text):
        return Value(list(NEEDS), {}, said.raw.strip())
    options = _options_of(ask.question)
    named: list[tuple[int, str]] = []
    for found in _NUMBERED.finditer(text):
        need = options.get(find_numbers(found[1])[0].whole)
        if need:
            named.append((found.start(), need))
    for need, words in _NEED_WORDS:
        if found_word := re.search(words, text):
            named.append((found_word.start(), need))
    chosen = list(dict.fromkeys(need for _, need in sorted(named)))
    return Value(chosen, {}, said.raw.strip()) if chosen else None


def _keep(said: Said) -> Reading | None:
    if said.is_empty or is_gibberish(said.text):
        return None
    if _NOTHING.match(said.text):
        return Declined("nothing", said.raw.strip())
    if _DONT_KNOW.match(said.text):
        return Declined("dont_know", said.raw.strip())
    return Value(said.raw.strip(), {}, said.raw.strip())


def _options_of(question: str) -> dict[int, str]:
    """Take the numbers from the question where it lists them, else the usual order."""
    options: dict[int, str] = {}
    for found in _OPTION.finditer(Said(question).text):
        for need, words in _NEED_WORDS:
            if re.search(words, found[2]):
                options.setdefault(int(found[1]), need)
                break
    return options or dict(enumerate(NEEDS, start=1))
