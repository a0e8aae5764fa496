"""What silences rules of self_harm: farewells to a town, ropes for camp, views from a bridge."""

from __future__ import annotations

from safety.guards.guard import Guard

SELF_HARM_MORE: dict[str, Guard] = {
    "closing_words": Guard(
        says="ends a talk politely, nothing more",
        where="message",
        pattern=r"""
            ^(?:(?:どうも|ありがとう|ございました|では|じゃあ?|それでは|また|助かりました|わかりました
              |分かりました|さようなら|です|ね|よ|お世話になりました|失礼します|。|、|!|♪)+)$
        """,
        broken_by=r"今まで|いままで|みんな|ごめん|最後",
    ),
    "goodbye_place": Guard(
        says="farewell to a town, a season, a school, a habit",
        where="sentence",
        pattern=r"""
            さようなら(?:、)?(?:釧路|札幌|東京|北海道|平成|昭和|夏|冬|学校|会社|タバコ|たばこ|お酒|借金
              |リボ|パンダ)
            |こんにちは|住所変更|おかえり|はじめまして|パーティ|会場|断捨離|改札|花束|定年|卒園|お別れ会
            |プリン|恐竜|徒歩
        """,
        broken_by=r"死|消え|遺書|この世|人生",
    ),
    "others_suicide": Guard(
        says="a suicide in the family, years ago, now mourned",
        where="sentence",
        pattern=r"""
            (?:夫|妻|父|母|息子|娘|兄|姉|弟|妹|友人|友達|祖父|祖母|彼|同僚|親)(?:が|は
              |を)[^。]{0,14}(?:自死|自殺)(?:し(?:た(?!い)|まし|て(?:から|[0-9一二三四五六七八九十]|、))
              |で亡く|で失)
            |自死遺族|遺族の(?:集|会)
        """,
        broken_by=r"""
            (?:私|自分|俺|僕)(?:も|が)[^。]{0,12}(?:死|消え|同じ|行|あと)|後を|死にた|同じ場所|切符
            |おかしく|消えた
        """,
    ),
    "went_first": Guard(
        says="another has gone first",
        where="before",
        pattern=r"(?:息子|娘|夫|妻|主人|家内|女房|母|父|兄|姉|友人|友達|犬|猫)(?:さん)?(?:が|は|も)$",
    ),
    "prayer": Guard(
        says="a good word to the dead",
        where="sentence",
        pattern=r"""
            合格|報告|墓参り|札幌|東京|驚いたら|お盆|彼岸|仏壇に(?:手|供|花)|見守って|喜んで|自慢
            |線香をあげ|七回忌|法要|孫の顔|結婚
        """,
        broken_by=r"行きたい|逝|もう(?:いい|そっち)|迎え|早く|死|疲れ|私も",
    ),
}
