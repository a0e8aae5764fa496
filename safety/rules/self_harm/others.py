"""Signs seen in someone near: a son, a mother, a friend, a neighbour."""

from __future__ import annotations

from safety.findings import Who
from safety.rule import Rule
from safety.rules.self_harm.common import COMMON

RULES: tuple[Rule, ...] = (
    Rule(
        id="self_harm.someone_near",
        hears="息子・母・友人などが死のうとしている、自殺未遂、腕に傷",
        pattern=r"""
            (?:{CHILD}|{PARENT}|{PARTNER}|{SIBLING}|{ELDER}|友人|友だち|友達|知人|同僚|隣|近所|利用者
              |担当|男性|女性|おじいさん|おばあさん|あの子|その子|後輩|先輩|親友|いとこ
              |生徒)[^。!?\n]{0,24}?(?:自殺(?!した(?:作家|俳優|あと|後|人|父|母|兄|姉|弟|妹|夫|妻)|予防
              |対策|防止)|遺書|リスカ|自傷|首を吊(?!って(?:亡|死))|飛び降り(?!て(?:亡|死))
              |睡眠薬を[^。]{0,8}(?:飲|大量)|薬を[^。]{0,6}(?:大量|たくさん|まとめて)|命を絶(?!って(?:しま
              |亡))|死にたが|「死(?:に(?:た|ま)|の|ぬ(?!まで)|んで|ね(?:ば|たら))|「消え|いなくなりた
              |消えたいと)
        """,
        unless=(
            "denied",
            "fiction",
            "fiction_before",
            "over_past",
            "hearing_news",
            "training",
            "bereaved",
            "wound_by_other",
            "story",
        ),
        who=Who.OTHER,
    ),
    Rule(
        id="self_harm.other.signs",
        hears="身近な人に、お別れ・身辺整理・高い所や縄などの兆しがある",
        pattern=r"""
            (?:今までありがとう|いままでありがとう|先に(?:行|逝|い)く|(?:もう)?整理は(?:ついた|済んだ
              |できた)|迷惑(?:に|を)[^。]{0,8}(?:うちに|前に)|もう[^。]{0,4}(?:いら|要ら)なくな
              |もうすぐ空く|終わりだ|ここに並ぶ|生きて(?:い)?(?:ない|られない|たくない|いる意味)
              |生きていない|(?:歳|才)でおわり|次はちゃんと|ばあさんとこ|じいさんとこ|屋上|橋の(?:名前|上
              |写真)|縄を|縄をかけ|首に(?:縄|ロープ|跡|紐|ひも|かけ|巻)|線路|踏切|ビルの上|崖(?:に|から
              |の上|へ)|飛び降り(?!た(?:のは)?[一二三1-3]段)|腕を切|手首|(?<!縁)切って(?:い)?る。|睡眠薬
              |(?:大量|たくさん)の?薬|薬を(?:ため|大量|たくさん|全部)|身辺整理|通帳も?整理|墓の掃除
              |形見(?!分けの着物)|手首の(?:写真|画像|傷)|通帳[^。]{0,6}を?渡|指輪を(?:くれ|渡)|「さようなら|「ごめんね
              |暗証番号を書いた紙|お世話になりました」|さよなら)
            |(?:首|のど|手首)に[^。!?\n]{0,4}(?:包丁|刃物|剃刀|ナイフ)[^。!?\n]{0,4}(?:を)?(?:あて|当て)て
        """,
        near=r"""
            (?:{PARTNER}|{PARENT}|{SIBLING}|{CHILD}|{ELDER}|友人|友だち|友達|ともだち|知人|同僚|後輩
              |先輩|親友|隣の?|近所の|担当|男性|女性|教え子|生徒|お客(?:さま|さん)?|おじいさん|おばあさん
              |利用者)
        """,
        within=46,
        unless=(
            *COMMON,
            "bereaved",
            "good_thanks",
            "others_death",
            "cause_of_figure",
            "sport",
            "view",
            "knife_kitchen_other",
            "posted_view",
        ),
        who=Who.OTHER,
    ),
)
