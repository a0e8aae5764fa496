"""A wish (これからの希望) that the first words already tell: 「仕事と住むところを何とかしたい」. It is not asked again."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^。！？!?\n]+")
_WISH = re.compile(
    r"(?:働|はたら)きたい|(?:就職|自立|引っ?越し|進学|卒業|復帰|復学|独立)し(?:た|と)い|(?:進学|卒業)させ(?:て(?:や|あげ)り?)?たい|"
    r"(?:何|なん)とかしたい|(?:やり|立て|たて)直したい|落ち着(?:いて|き)[^。]{0,8}たい|(?:暮ら|くら)し(?:て(?:い|ゆ)き)?たい|"
    r"(?:住|す)み(?:つづけ|続け)?たい|(?:行|通|いか|かよ)(?:かせ|わせ)(?:て(?:や|あげ)り?)?たい|続け(?:て(?:い|ゆ)き)?たい|"
    r"(?:返|払)し?(?:て(?:い|ゆ)き)?たい|(?:仕事|しごと|職|就職先|部屋|住むところ|住む所|アパート)(?:を|も|が|は)?(?:探し|さがし|見つけ|みつけ)たい"
)
_NO_WISH = re.compile(
    r"(?:たい(?:わけ|と(?:は|も)?思(?:わ|え)な|のに|けど(?:できな|無理)))|死に|消え|もう(?:終わ|おわ)り|たいと言(?:って|われ)|たいそう"
)
_TURNS = re.compile(
    r"だ?けれ?ども?[、\s]*|(?<=[いた])から[、\s]+|の[でに][、\s]+|(?:^|(?<=[\s、]))(?:でも|だから|なので)|(?<=[すた])が[、\s]+"
)
_TRAILING = re.compile(r"(?:の|ん)です(?:が|けど)?$")
LONGEST = 120


def told_wish(words: str) -> str | None:
    """What the writer wants, as it was said; None when nothing is told, or more than one thing."""
    told = [
        _TRAILING.sub("", clause.strip())
        for sentence in _SENTENCE.findall(words)
        if not _NO_WISH.search(sentence)
        for clause in _TURNS.split(sentence)
        if _WISH.search(clause)
    ]
    return told[0] if len(told) == 1 and len(told[0]) <= LONGEST else None
