"""Traces (あとかた): the writer's own things and pictures done away with, signs found in the room of someone near."""

from __future__ import annotations

from safety.findings import Who
from safety.rule import Rule
from safety.rules.self_harm.common import COMMON

RULES: tuple[Rule, ...] = (
    Rule(
        id="self_harm.trace.own_things_gone",
        hears="自分の写真・日記を燃やす、自分の遺影を選ぶ",
        pattern=r"""
            (?:アルバム|写真|日記|手紙|思い出の(?:品|物)|卒業証書|名刺|表札|服|遺影|お?墓|戒名|骨壺)[^。!?\n]{0,12}?(?:燃や|焼い|焼き|消し(?:た|ま|て)|捨て
              |破[いっ]|切り取|選(?:び|ん)|用意|シュレッダー|処分)
            |遺影(?:、|を|は|も)?[^。!?\n]{0,8}(?:撮|自分|スマホ|選)
        """,
        near=r"""
            (?:自分|私|俺|僕|わし)(?:の(?!家|部屋)|で(?:選|用意)|だけ|が写|のところ)
            |スマホ|盛れ|自分|私
        """,
        within=22,
        unless=(*COMMON, "joke", "moving_house", "bereaved_order", "photo_for_other", "end_of_life_plans"),
    ),
    Rule(
        id="self_harm.trace.found",
        hears="身近な人の部屋や車から、農薬・練炭・縄・大量の薬などが出てきた",
        pattern=r"""
            (?:部屋|机|かばん|車|引き出し|布団の下|枕の下|押し入れ|ポケット|ロッカー)(?:の中|の奥)?(?:から|に|で)[^。!?\n]{0,10}?(?:農薬|練炭|ロープ|縄|剃刀
              |刃物|包丁|大量の薬|薬(?:の(?:瓶|袋|シート|空))|睡眠薬|瓶|遺書)[^。!?\n]{0,8}?(?:出て|見つ|あっ(?:た|て)|ありま|積ん|隠し|置い)
        """,
        near=r"{CHILD}|{PARENT}|{PARTNER}|{SIBLING}|友人|友達|同僚|先輩|後輩|祖母|祖父|生徒",
        within=24,
        unless=(*COMMON, "tools", "kitchen", "farm", "bereaved"),
        who=Who.OTHER,
    ),
    Rule(
        id="self_harm.trace.gives_away",
        hears="身近な人が、机や部屋を空にして物を配る・あいさつして回る(様子が変)",
        pattern=r"""
            (?:机|ロッカー|部屋|荷物|口座|アパート|家の中)(?:の中)?(?:を|は|が)[^。!?\n]{0,6}?(?:空|からっぽ|片[付づ]け|整理|解約|きれいに)
            |(?:大事(?:な|に)[^。]{0,8}|形見|時計|指輪|ゲーム|服|お金|お?菓子)(?:を|まで)[^。!?\n]{0,8}?(?:配って|配り|くれ(?:た|る|ま)|譲
              |あげ(?:て|ると))
        """,
        near=r"様子が(?:変|おかし)|様子(?:が)?違|別人|急に(?:明るく|優しく)|「?(?:もう(?:要ら|いら)|先に|今までありがとう?|最後)",
        within=40,
        unless=(*COMMON, "moving_house", "good_thanks"),
        who=Who.OTHER,
    ),
)
