"""The words for years, months, seasons and days (folded forms), and what each stands for."""

from __future__ import annotations

import re

ERAS = {
    **dict.fromkeys(("令和", "れいわ", "r"), 2018),
    **dict.fromkeys(("平成", "へいせい", "h"), 1988),
    **dict.fromkeys(("昭和", "しょうわ", "s"), 1925),
    **dict.fromkeys(("大正", "たいしょう", "t"), 1911),
}

YEAR_WORDS = {
    **dict.fromkeys(("さきおととし", "一昨々年", "一昨昨年"), -3),
    **dict.fromkeys(("おととし", "一昨年"), -2),
    **dict.fromkeys(("去年", "きょねん", "昨年", "さくねん", "前年"), -1),
    **dict.fromkeys(("今年", "ことし", "本年"), 0),
    **dict.fromkeys(("来年", "らいねん"), 1),
}
SCHOOL_YEAR_ENDED = re.compile(r"(?:昨年度|去年度|前年度|前の年度)(?:の)?(?:末|終わり|いっぱい)")
YEAR_WORD = re.compile("|".join(YEAR_WORDS))

MONTH_WORDS = {
    "先々々月": -3,
    **dict.fromkeys(("先々月", "先先月", "せんせんげつ"), -2),
    **dict.fromkeys(("先月", "せんげつ", "前月", "前の月"), -1),
    **dict.fromkeys(("今月", "こんげつ", "当月"), 0),
    "再来月": 2,
    **dict.fromkeys(("来月", "らいげつ"), 1),
}
MONTH_WORD = re.compile("|".join(MONTH_WORDS))

# A season or a feast is taken as the month in its middle, or the one that it falls in. The first that fits.
SEASONS = tuple(
    (re.compile(pattern), month)
    for pattern, month in (
        (r"年度末|年度(?:の)?終わり|卒業式", 3),
        (r"夏休み(?:の)?(?:前|まえ)|海の日", 7),
        (r"お?盆(?:の)?(?:前|まえ)", 8),
        (r"連休(?:の)?(?:前|まえ)", 4),
        (r"冬休み", 12),
        (r"年末年始", 12),
        (r"年末|師走|くりすます|大晦日|歳末|暮れ|年の瀬|年内", 12),
        (r"年明け|正月|しょうがつ|年始|年が明け|新年", 1),
        (r"年度初め|新年度|年度はじめ|入学式|桜の", 4),
        (r"ごーるでんう[ぃい]ーく|gw|連休明け", 5),
        (r"お?盆|ぼん(?:の|ご|あ|ま|や|$)", 8),
        (r"梅雨|つゆ(?:の|ご|あ|い|$)", 6),
        (r"夏休み", 8),
        (r"春(?:に?なる)?の?(?:前|まえ)", 3),
        (r"夏(?:に?なる)?の?(?:前|まえ)", 6),
        (r"秋(?:に?なる)?の?(?:前|まえ)", 9),
        (r"冬(?:に?なる)?の?(?:前|まえ)", 11),
        (r"春先|はるさき", 3),
        (r"初夏", 6),
        (r"真夏", 8),
        (r"初秋", 9),
        (r"晩秋", 11),
        (r"初冬", 12),
        (r"真冬", 1),
        (r"夏の?ぼーなす", 7),
        (r"冬の?ぼーなす", 12),
        (r"節分|ばれんたいん", 2),
        (r"七夕", 7),
        (r"しるばーうぃーく|お彼岸", 9),
        (r"春|はる(?!か|み|こ|な)", 4),
        (r"夏|なつ(?!か|み|こ)", 7),
        (r"秋|あき(?!ら|ま|た)", 10),
        (r"冬|ふゆ", 1),
    )
)

# Days that are past, by about so many days.
DAY_WORDS = tuple(
    (re.compile(pattern), days)
    for pattern, days in (
        (r"先々週|せんせんしゅう", 14),
        (r"先週|せんしゅう|1週間前", 7),
        (r"一昨日|おととい", 2),
        (r"昨日|きのう|昨夜", 1),
        (r"今日|きょう|本日|今朝|さっき|ついさっき|今週|こんしゅう", 0),
        (r"明日|あした", -1),
        (r"来週", -7),
        (r"この前|こないだ|この間|最近|さいきん|つい先日|先日", 10),
    )
)
