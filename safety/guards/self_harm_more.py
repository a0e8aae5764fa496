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
    "moving_house": Guard(
        says="packs for a move, a clearance, a house sold",
        where="message",
        pattern=r"引っ?越|転居|転勤|入居|施設に入|断捨離|大掃除|片付け業者|実家の片[付づ]け|メルカリ|フリマ|売(?:り|っ)",
        broken_by=r"死|消え|いなくな|疲れ|遺書|もういい|限界",
    ),
    "thing_vanishes": Guard(
        says="a thing vanishes, not a person: 借金が消えたら, 痛みが消える",
        where="before",
        pattern=r"""
            [一-龥ぁ-ん0-9a-z](?<!自分)(?<!私)(?<!俺)(?<!僕)(?<!うち)(?<!わし)(?<!存在)(?<!命)(?<!人間)(?<!全部)
            (?<!何もかも)(?<!すべて)(?<!人)(?<!身)(?<!体)(?<!みたいなもん)(?<!みたいなの)(?<!もの)(?<!もん)(?<!方)(?<!者)(?:だけ)?(?:が
              |は)(?:早く|きれいに|全部|すぐ|もう)*$
        """,
        broken_by=r"いいのは|自分がいなくな|(?:夫|妻|息子|娘|母|父|友人|友達|彼女|彼氏)(?:が|は)",
        broken_where="sentence",
    ),
    "things_along": Guard(
        says="ends a task or a trip together: 一緒に片づけを終わらせよう",
        where="sentence",
        pattern=r"宿題|片[付づ]け|仕事|手続|返済|ローン|作業|旅行|買い物|病院|散歩|遠足|学校|保育園|公園|荷物|課題|勉強|家計|寝かしつけ",
        broken_by=r"死|消え|先がな|限界|もう(?:無理|だめ|終わり)|殺|逝|道連れ",
    ),
    "bereaved_order": Guard(
        says="puts in order what one who has died left",
        where="sentence",
        pattern=r"(?:祖父|祖母|父|母|夫|妻|亡くなった|故人|親)(?:さん)?の(?:遺品|形見|通帳|部屋|荷物|アルバム)|相続|四十九日|葬",
        broken_by=r"私も|自分も|みたいな",
    ),
    "polite_goodbye": Guard(
        says="thanks and goodbye at the end of a talk that went well",
        where="message",
        pattern=r"""
            さようなら、?(?:また|今日)|今日は(?:、)?(?:本当に)?ありがとう|決ま(?:り|った)|助かりま|解決|また(?:明日|来|お願い|相談)|相談は(?:これで)?(?:終わり
              |おしまい)|卒業|お元気で
        """,
        broken_by=r"死|消え|疲れ|限界|ごめん|もう(?:いい|無理|だめ|会)|遺書|楽に|最後|この世|生まれ|許して",
    ),
    "in_jest": Guard(
        says="said in jest, not meant",
        where="message",
        pattern=r"""
            冗談(?:で(?:言|書|いつも)|です|だ(?!と思(?:って|い)(?:た|ま))|っぽ|半分)|本気(?:じゃ|では)(?:な(?:い(?!か)|く)|あり)|ネタで(?:言|書)
              |口ぐせ|口癖
        """,
        broken_by=r"冗談(?:じゃ|では)|本当は|ほんとは|本気かも|心配|腕|縄|ロープ|薬|遺書|泣|気になって|今日が最後|包丁|ナイフ|殴|蹴|殺|首",
    ),
    "work_to_do": Guard(
        says="a chore or a form to be done tonight",
        where="sentence",
        pattern=r"宿題|書類|申請|手続|仕事|家事|洗濯|掃除|勉強|課題|電話|入力|続き|片[付づ]け|面接|返信|ゲーム|料理",
        broken_by=r"死|消え|無理っす|遺書|楽に",
    ),
    "treatment_price": Guard(
        says="medicine bought and taken to get well",
        where="message",
        pattern=r"治りまし|治った|効い|処方|風邪|花粉|薬代|医療費|ジェネリック",
        broken_by=r"死|消え|一気|大量|箱|たくさん飲|楽に|遺書",
    ),
    "photo_for_other": Guard(
        says="a picture or a grave for one who has died, a job photograph",
        where="sentence",
        pattern=r"(?:父|母|夫|妻|祖父|祖母|犬|猫|ペット|親)の(?:ため|遺影|写真|墓)|履歴書|証明写真|免許|断捨離|大掃除",
        broken_by=r"自分の遺影|自分のため",
    ),
    "farm": Guard(
        says="kept for work on a farm",
        where="message",
        pattern=r"畑|田ん?ぼ|農家|農業|農協|果樹|資格|庭",
        broken_by=r"死|飲|遺書|様子",
    ),
    "towel_round_neck": Guard(
        says="a towel or a scarf worn at work, in the cold, after a bath",
        where="sentence",
        pattern=r"""
            (?:タオル|スカーフ|マフラー|ネクタイ)を(?:首に)?(?:巻い|かけ|締め|しめ)[^。!?\n]{0,4}(?:て)?[^。!?\n]{0,10}(?:畑|仕事|作業|汗|寝|出かけ
              |面接|温か|暖か|防寒|散歩)
        """,
        broken_by=r"死|消え|吊|ドアノブ|苦し|楽に",
    ),
    "posted_view": Guard(
        says="a friend sends a picture of a view or a meal",
        where="sentence",
        pattern=r"レストラン|夜景|景色|展望|カフェ|ランチ|旅行|観光|花火|きれい",
        broken_by=r"死|消え|止めたい|さよ|心配|泣",
    ),
    "said_to_me": Guard(
        says="「死ねばいい」 is what someone else says to the writer: violence hears it",
        where="before",
        pattern=r"「?(?:お前|おまえ|あんた|てめえ)(?:なんか|なんて|は|が|も)?[^」。]{0,6}$",
    ),
    "rumoured_place": Guard(
        says="a place of ill repute that one passes by",
        where="sentence",
        pattern=r"という噂|と噂|と言われる(?:橋|場所)|通勤路|通学路",
        broken_by=r"行って|行こう|立って|死にた|楽に",
    ),
    "no_regret": Guard(
        says="lives so that nothing need be regretted",
        where="sentence",
        pattern=r"悔い(?:の)?な[いく](?:よう|生)|今を(?:楽し|大事|大切)|楽しんで",
    ),
    "money_came": Guard(
        says="an insurance paid for a stay in hospital",
        where="sentence",
        pattern=r"入院|手術|通院|けが|火災|車の|学資|満期|解約",
        broken_by=r"死|自殺|いなく|消え",
    ),
}
