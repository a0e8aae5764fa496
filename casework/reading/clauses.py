"""Parts a free text into clauses, and tells of whom each one speaks: the writer, or somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CUT = re.compile(
    r"[。!?\n]+|、|,|;|\.(?!\d)|だ?けれども?|だ?けど|(?<=です)が|(?<=ます)が|(?<=した)が|(?<=いる)"
    r"が|ので(?!す)|な?んですが"
)
_SENTENCE_END = re.compile(r"[。!?\n]")
_RELATIVE = (
    "(?:父親?|母親?|お父さん|お母さん|親|両親|夫|妻|旦那|だんな|主人|嫁|家内|彼氏?|彼女|息子|娘|"
    "長男|次男|三男|長女|次女|三女|上の子|下の子|子ども|子供|こども|兄|弟|姉|妹|祖父|祖母|おじ|"
    "おば|叔父|叔母|孫|友人|友達|知人|隣|近所|同僚|義父|義母|元夫|元妻|甥|姪|いとこ|店長|上司|大家)"
    "(?:さん|たち|達)?"
)
_ABOUT_ANOTHER = re.compile(
    rf"(?:^|[^一-龥ぁ-ん]|[のでにも])?{_RELATIVE}(?:\([^)]*\))?(?:(?P<particle>は|が|も)(?!いて|"
    rf"います|いる|おり)|(?=しごと|仕事|くび|無職|失業|やちん|家賃|借金|しゃっきん))"
)
_ANOTHERS = re.compile(rf"{_RELATIVE}の(?:借金|家賃|ろーん|収入|給料|仕事|貯金|年齢|歳|滞納|勤め)")
_ABOUT_SELF = re.compile(
    r"(?:私|わたし|わたくし|自分|俺|おれ|僕|ぼく|当方|本人)(?:は|が|も|の|、|で|自身)|うち(?:は|も|"
    r"の(?:家賃|収入|貯金))|我が家"
)
_TOLD_BY_OTHERS = re.compile(
    r"(?:と|って)(?:言|聞|きい|書い|思わ)|らしい|そうです$|だったら|たとえば|例えば|もし"
)


# A clause without a cut that is longer than this states no plain fact, and is slow to search.
_LONGEST_CLAUSE = 150


@dataclass(frozen=True)
class Clause:
    """A stretch of the folded text between two cuts."""

    text: str
    start: int
    own: bool  # it speaks of the writer
    starts_sentence: bool = False
    lead: str = ""  # what the same sentence said before

    @property
    def end(self) -> int:
        """Where it ends in the folded text."""
        return self.start + len(self.text)


def _by_subject(part: str) -> list[str]:
    """Part 私はパートで夫は失業中 where it turns from one person to the other."""
    selves = [found.start() for found in _ABOUT_SELF.finditer(part)]
    others = [found.start() + (found.group()[0] in "のでにも") for found in _ABOUT_ANOTHER.finditer(part)]
    cuts = [at for at in selves if at] + [at for at in others if selves and at > selves[0]]
    ends = [*sorted(set(cuts)), len(part)]
    return [part[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True) if start < end]


def clauses_of(text: str) -> list[Clause]:
    """Cut the text, and carry on of whom it speaks until the writer names themselves or another."""
    out: list[Clause] = []
    own, topic_is_other, at, sentence, fresh = True, False, 0, 0, True
    for cut in [*_CUT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        for part in _by_subject(text[at:end][:_LONGEST_CLAUSE]):
            if fresh:
                own = not topic_is_other
            about_self, about_another = _ABOUT_SELF.search(part), _ABOUT_ANOTHER.search(part)
            if about_self:
                own, topic_is_other = True, False
            elif about_another:
                own = False
                topic_is_other = topic_is_other or about_another["particle"] == "は"
            own_part = own and not _ANOTHERS.search(part) and not _TOLD_BY_OTHERS.search(part)
            sentence = at if fresh else sentence
            start, at = at, at + len(part)
            out.append(Clause(part, start, own_part, fresh, text[sentence:start]))
            fresh = False
        if cut:
            fresh = fresh or bool(_SENTENCE_END.search(cut.group()))
            at = cut.end()
    return out
