"""Reads when the last job ended (離職・廃業の時期) as YYYY-MM; None for somebody who did not leave one."""

from __future__ import annotations

import re
from dataclasses import replace

from casework.reading import limits
from casework.reading.ask import Ask
from casework.reading.months import NoSuchDateError, find_month
from casework.reading.outcome import Impossible, Reading, Unreadable, Value
from casework.reading.said import Said

_NOT_LEFT = re.compile(
    r"(?:辞|や|止)め(?:て)?(?:は)?(?:い)?(?:ない|ま(?:せ|へ)|ておりませ|てはおりませ|とらん|てはい|"
    r"たわけ(?:では|じゃ))|在職|現職|現役|働いて(?:い)?(?:ま(?!せ)|る(?!か)|おりま)|"
    r"続けて(?:い)?(?:ま|る)|続い(?:て)|勤めて(?:い)?(?:ま(?!せ)|る)|勤務(?:中|して)|休職中|育休中|"
    r"産休中|仕事(?:は)?(?:して(?:い)?(?:ま(?!せ)|る)|あります)|"
    r"離職(?:は)?(?:して(?:い)?(?:な|ませ)|なし)|退職(?:は)?(?:して(?:い)?(?:な|ませ)|なし)|"
    r"失業(?:は)?して(?:い)?(?:な|ませ)|転職(?:して(?:い)?な)|^(?:なし|ない(?:です)?|ありません|"
    r"該当(?:なし|しな|しませ)|まだ(?:です)?|いいえ)[。!]*$|まだ(?:いま|働|辞め|や[めっ]|続|在|勤)|"
    r"あてはまら|当てはまら|してます$|仕事中|籍(?:は|が)?(?:まだ)?(?:ある|あり(?:ます)?|残って)|今の(?:会社|職場|仕事)(?:に|で|を)|(?:無職|失業)"
    r"(?:に)?(?:なった|した)こと(?:は|が)?(?:な|あり)|自営(?:業)?なので|続行"
)
_NEVER_WORKED = re.compile(
    r"(?:働いた|はたらいた|しごと(?:を)?した|仕事(?:を)?した|勤めた|就職した|職に就いた)(?:こと|経験)(?:が|は|も)?(?:な|あり|無)"
    r"|職歴(?:が|は)?(?:な|あり)|就職(?:して|した)(?:いな|ことな)|ずっと(?:主婦|専業)|学生(?:なの|"
    r"です|だ)|未就労|働いた経験"
)
# 辞めて半年です: the length since then.
_FOR_SO_LONG = re.compile(
    r"(?<=[てら])、?(?:もう|まだ|だいたい|大体|約|かれこれ|"
    r"今日で)*(?P<length>[\d一二三四五六七八九十]+年半?|半年|[\d一二三四五六七八九十]+か月半?|"
    r"[\d一二三四五六七八九十]+(?:週間|日))(?:くらい|ほど|ぐらい|近く|以上)?(?:です|だ|に?なり|"
    r"に?なる|$|経|たち|たつ|たっ|が経|が過ぎ|過ぎ)"
)
# もうかれこれ10年になります: the length alone.
_LONG_SINCE = re.compile(
    r"^(?:もう|まだ|かれこれ|そろそろ|およそ|約|だいたい|大体|早いもので|丸|まる)+"
    r"(?P<length>[\d一二三四五六七八九十]+年半?|半年|[\d一二三四五六七八九十]+か月半?)(?:くらい|ほど|ぐらい|近く|以上)?"
    r"(?:に?なり|に?なる|です|$|経|たち|たつ|たっ)"
)
_TO_COME = re.compile(r"(?:辞|や)める(?!前)|予定|終わる|終わります|辞めます|なくなる|なくなります")
_STILL = re.compile(
    r"(?:末|いっぱい|限り|付け?|頃)?(?:で|に|の|をもって)?(?:辞め(?:る|ます)|やめ(?:る|ます)|"
    r"退職(?:予定|する|します)|終わ(?:る|ります)|切れ|満了|予定|なくな)"
)


def read_job_loss_when(said: Said, ask: Ask) -> Reading | None:
    """Read the month in which the last job ended."""
    text = _LONG_SINCE.sub(r"\g<length>前", said.text)
    text = _FOR_SO_LONG.sub(r"\g<length>前", text)
    if _NEVER_WORKED.search(text):
        return Value(None, {"never_worked": True}, said.raw.strip())
    try:
        month = find_month(text, ask.today)
    except NoSuchDateError:
        return Impossible("no_such_date")
    if month is None or (
        _NOT_LEFT.search(text)
        and not re.search(r"(?:辞|や)め(?:た|まし)|退職し(?:た|まし)|(?:で|に)(?:終わ|切)", text)
    ):
        if _NOT_LEFT.search(text):
            return Value(None, {"still_working": True}, said.raw.strip())
        return (
            Unreadable("date_missing")
            if re.search(r"前|昔|むかし|頃|ずっと|だいぶ|かなり|結構", text)
            else None
        )
    if (
        not month.year_said
        and _STILL.match(text[month.end :])
        and month.months_until(ask.today) > 0
        and (not month.about or _TO_COME.search(text))
    ):
        month = replace(month, year=ask.today.year)
        if month.months_until(ask.today) > 0:
            month = replace(month, year=ask.today.year + 1)
    ahead = -month.months_until(ask.today)
    if ahead > limits.JOB_LOSS_MONTHS_AHEAD:
        return Impossible("future")
    if month.year < limits.EARLIEST_JOB_LOSS_YEAR:
        return Impossible("no_such_date")
    details: dict[str, object] = {}
    if month.about:
        details["approximate"] = True
    if month.year_only:
        details |= {"low": f"{month.year}-01", "high": f"{month.year}-12"}
    if ahead > 0:
        details["ahead"] = True
    return Value(str(month), details, said.raw.strip())
