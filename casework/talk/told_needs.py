"""The needs that a resident's words tell plainly (家賃が遅れている, 仕事を探している), beside what the model hears.

Only adds: what is told here is shown with the rest, and the resident confirms it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from casework.questions import known
from casework.reading.clauses import clauses_of
from casework.reading.said import LONGEST_TEXT, Said
from casework.talk.wording import NEED_LABELS

_NOT_NOW = r"(?!たこと(?:は|が)?(?:な|あり)|て(?:い)?(?:な(?!く(?:て|なり))|ませ))"
_TOLD: Mapping[str, re.Pattern[str]] = {
    "housing": re.compile(
        r"(?:家賃|やちん|部屋代|あぱーと代|住宅ろーん)(?:が|は|も|を|の|まで|すら|さえ)?[^、。]{0,6}?(?:"
        rf"(?:遅れ|おくれ){_NOT_NOW}|滞納{_NOT_NOW}(?!は|も(?:な|あり))|たま(?:って|り)|溜ま|(?:ため|溜め)て|"
        r"(?:払|はら)(?:え(?:て(?:い)?)?(?:な|ませ|ず)|って(?:い)?(?:な|ませ)|うお金が)|待って(?:もら|いただ))"
        r"|立ち?退(?:き|か|け)(?!料)|(?:部屋|家|あぱーと|寮|社宅|施設|ここ)(?:を|から)(?:出(?:て(?:行|い)け|なきゃ|なければ|ないと|ろと|され)|"
        r"追い出|退去)|退去(?:を|して|し(?:な|ろ)|通知|期限|と言)"
        r"|住む(?:ところ|所|場所|とこ|家|部屋)(?:が|も)?(?:な(?!り)|ありませ|決ま(?:ら|って(?:い)?な)|見つから|みつから)"
        r"|(?:部屋|あぱーと|家|入居)(?:の)?審査[^、。]{0,16}?(?:落ち|通ら|とおら)"
    ),
    "employment": re.compile(
        r"(?:仕事|しごと|就職先|働き口|働くところ|勤め先|職|ぱーと|ばいと|あるばいと)(?:も|を|が)?(?:いろいろ|ずっと|毎日)?"
        r"(?:探(?:し(?!たくな)|さ(?:ない|なきゃ|なければ))|さが(?:し(?!たくな)|さ(?:ない|なきゃ))|見つから|みつから|見つけ(?:たい|なきゃ|られ))"
        r"|(?:仕事|しごと|職|会社|ぱーと|ばいと)(?:を|が|に|も)?(?:失(?:い|っ)|な(?:くし(?:た|て|まし)|くなっ(?:た|て)|くなりまし)|"
        r"首に|くびに|切られ|切れ(?:た|て|まし)|おわり|終わっ(?:た|て)|終わりまし)"
        r"|(?<!所の)(?<!隣の)(?:店|会社|勤め先|職場|工場)(?:が|も)?(?:つぶれ|潰れ|倒産し|閉店し|閉鎖(?:し|され)|な(?:くなっ|くなり))(?:た|て|まし)|廃業し(?:た|て|まし)"
        r"|(?:解雇|雇い?止め|りすとら|派遣切り)(?:され|に(?:あ|遭|な)|で)|失業(?!保険料)(?:し(?:た|て|まし)|中)|(?:求職|就活)中"
        r"|働きた(?:い(?!わけ|とは思)|く)|就職し(?:たい|なきゃ|なければ)"
    ),
}
_SOLVED = re.compile(
    r"(?:決まり(?:まし|$)|決まった|解決|見つかり(?:まし)|見つかった|昔|以前|若い頃|だったころ|た(?:とき|時|頃)(?:は|に))"
)


def told_needs(words: str, filled: Mapping[str, Any]) -> set[str]:
    """The needs that the words tell of the writer, by their clauses and by what was read from them."""
    text = Said(words, LONGEST_TEXT).text
    needs = {
        need
        for clause in clauses_of(text)
        if clause.own and not _SOLVED.search(clause.text)
        for need, told in _TOLD.items()
        if told.search(clause.text)
    }
    if known(filled, "rent_arrears_months"):
        needs.add("housing")
    if known(filled, "job_loss_when") and known(filled, "job_status") in (None, "unemployed"):
        needs.add("employment")
    return needs


def with_told(heard: tuple[str, ...] | list[str], words: str, filled: Mapping[str, Any]) -> list[str]:
    """The needs that were heard and those that were told, in the fixed order."""
    return [need for need in NEED_LABELS if need in {*heard, *told_needs(words, filled)}]
