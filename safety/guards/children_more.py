"""What silences rules of child_abuse: play, care, scolding made up, children seen to."""

from __future__ import annotations

from safety.guards.guard import Guard

CHILDREN_MORE: dict[str, Guard] = {
    "late_hobby": Guard(
        says="late for games, cram school, sports",
        where="sentence",
        pattern=r"""
            ゲーム(?:を|ばかり|で)|塾(?:の|で|から)|部活|夜更かし|スマホばかり|動画|勉強で|受験勉強
            |おしゃれ|サッカー|半袖で(?:元気|走|平気|登校(?:が|する(?:元|ほど)))|留守番|トイレ
            |眠れない(?:と|子)|ひとりで(?:寝|着替|でき|トイレ|食べ)
            |一人で(?:寝られ|着替|でき|トイレ|食べられ|起き|読)
        """,
        broken_by=r"あざ|やけど|殴|叩|裸足|靴下|震え|食べて(?:い)?な|虐待|臭|公園|親が|置いて|いつも同じ|鍵(?:は|を)|二人だけ|[0-9]歳(?:と|を|の子を)|深夜|夜中|お腹(?:が)?(?:空|す)い",
    ),
    "beats_things": Guard(
        says="things are struck, not people: a drum, a keyboard, a calculator",
        where="before",
        pattern=r"""
            (?:値段?|足元|太鼓|戸|窓|キーボード|電卓|計算機|電話機|そろばん|机|肩|門|布団|ふとん|壁|軽口
              |憎まれ口|無駄口|大口|ネット|sns|まな板|スイカ|すいか|肉|石橋|木魚|鍵盤|膝|ひざ|頭を|床|釘
              |雪|氷|ボール|ドラム|鐘|時計|世間|マスコミ|新聞|陰口|スイッチ|ボタン)(?:を|で
              |に)?[^。、]{0,3}$
            |(?:^|[。、])(?:みんなで|拍手で)?手を$
        """,
        broken_by=r"怒鳴|脅|暴れ|殺|開けろ|金返せ|元彼|窓に石|私の(?:肩|頭|腹|背)|夫|旦那|彼氏|息子|父|母|怖",
        broken_where="sentence",
    ),
    "toddler_hits": Guard(
        says="a toddler throws and hits as toddlers do",
        where="message",
        pattern=r"""
            (?:[一二三四1-4](?:歳|才|さい)|イヤイヤ期|いやいや期|乳児|赤ちゃん)(?:の)?(?:息子|娘|子|孫
              |むすこ)?(?:が|は|に)[^。]{0,16}(?:投げ|叩|蹴|噛|暴れ)
            |お?友達(?:を|に)(?:叩|噛|手)|噛み癖|叩き癖
        """,
        broken_by=r"""
            (?:夫|旦那|私|わたし|俺|父|母|彼氏)(?:が|は)[^。]{0,14}(?:叩|殴|蹴|つね|揺|縛)
            |叩いて(?:しま|ちゃ)|手が出
        """,
    ),
    "child_at_play": Guard(
        says="play, music, cooking, festivals, sledges",
        where="message",
        pattern=r"""
            太鼓|ドラム|楽器|ピアノ|そり遊び|そりすべり|雪合戦|雪だるま|プール|運動会|学芸会|お祭り|祭り
            |豆まき|節分|獅子舞|なまはげ|なわとび|縄跳び|サッカー|野球|バスケ|バレー|卓球|テニス|柔道|剣道
            |空手|相撲|ボクシング|ドッジ|鬼ごっこ|かくれんぼ|ごっこ|オセロ|将棋|トランプ
            |ゲームで(?:負|勝|倒|や)|モグラ|枕投げ|だっこ|抱っこ|ブランコ|おもちゃ|ニワトリ|鶏|絵本
            |マッサージ|肩たたき|肩叩き|チャンバラ|サンドバッグ|餅つき|手拍子|タンバリン|電卓|キーボード
            |吸い玉|みそぎ|発表会|合唱|劇の|コント(?!ロ)|ミット|体操|組体操|スケート|スキー
        """,
        broken_by=r"""
            怖|こわい(?!話)|やめてくれ|帰りたくな
            |(?:父|母|夫|妻|旦那|主人|彼氏|親|兄|姉|先輩|監督|コーチ|顧問|先生|上司|社長|お父さん
              |お母さん|パパ|ママ|おやじ|親父)(?:に|から|が)[^。]{0,20}(?:殴|蹴(?!り返)|叩か|棒|平手
              |ビンタ|投げ(?:られ|つけ))
            |家で(?!は笑)|怒鳴|あざだらけ|定規|鼓膜|私の体で|平手|虐待|助けて|しつけで
        """,
    ),
    "only_scolded": Guard(
        says="scolded, told off, sent back to the desk",
        where="sentence",
        pattern=r"(?:叱|しか)られる(?:のは|だけ)|ぶたれない|叩かれない|殴られない|怒られるだけ",
    ),
    "grown_young": Guard(
        says="the young one is the writer's child, pupil or grandchild",
        where="message",
        pattern=r"""
            うちの(?:子|息子|娘)|(?:息子|娘|孫|長男|長女|次男|次女)(?:が|は|の|も)|担任です|教諭|支援員
            |保護者です|児童が|生徒が
        """,
        broken_by=r"""
            お父さんが|お母さんが|ママの彼氏|私(?:も|が)叩かれ|お前|弟(?:と|が|も|の)|妹(?:と|が|も|の)
            |(?:親父|父|母|兄)に
        """,
    ),
    "not_by_family": Guard(
        says="a sport, a shop, a quarrel among children",
        where="sentence",
        pattern=r"""
            部活の試合|相手チーム|ライバル|コート|リング|ゲーム内|オンライン|審査|面接|バイトの客
            |クレーマー|指名|点数(?:で|が)|順位
        """,
    ),
    "poor_not_cruel_all": Guard(
        says="poor, not cruel: no_food or the budget hears it",
        where="message",
        pattern=r"""
            (?:お金|金|給料|収入|食費|生活費|家計|仕事|パート|年金)(?:が|も|は)?[^。]{0,8}(?:な(?:い|く)
              |足り|減|苦し|きつ|厳し|尽)
        """,
        broken_by=r"""
            夫(?:が|は)|旦那(?:が|は)|父(?:が|は)|母(?:が|は)|姉(?:が|は)|元妻|置いて|だけに|(?:お母さん|まま|ママ)(?:は|が)[^。]{0,4}(?:ね|寝)て|残して
            |パチンコ|放|ひとりで|一人で|車に|帰って(?:こ|来)|私が(?:動|起き)|虫歯|骨と皮|無視
            |食べさせて(?:い)?(?:な|ま?せ)|薄め|鍵|自分の酒
        """,
    ),
    "growth_spurt": Guard(
        says="thin by growth, sport, illness seen to",
        where="sentence",
        pattern=r"""
            背が伸び|成長期|部活で|ダイエット|食が細|夏バテ|検査|小児科|元気(?:に|です|いっぱい)
            |スイミング|よく食べ|食べ過ぎ
        """,
    ),
    "self_harm_child": Guard(
        says="the child hurts itself: self_harm hears it",
        where="sentence",
        pattern=r"リスカ|自傷|手首|死にたい(?:と|って)|自分を(?:殴|叩|傷)",
    ),
    "as_if": Guard(
        says="only as if: 閉じ込めるみたいで気が引ける",
        where="sentence",
        pattern=r"る?(?:みたい(?:で(?:気|かわい|申し訳)|な気)|ような気|かのよう)",
    ),
    "left_and_well": Guard(
        says="a child who gets on alone, to the writer's joy",
        where="after",
        pattern=r"""
            [^。!?\n]{0,8}(?:勉強|遊ん|楽し|助か|平気|自分で|しっかり|大丈夫|起き)
            |[^。!?\n]{0,10}(?:行けるよう|できるよう|られるよう)
        """,
        broken_by=r"何日|泣|夜|帰(?:って|ら)|お腹|食べ",
    ),
    "grown_son_strikes": Guard(
        says="a grown son or daughter strikes a parent: violence hears it",
        where="message",
        pattern=r"""
            (?:息子|娘|孫)(?:さん|夫婦)?(?:に|から)[^。、]{0,10}(?:殴ら|叩か|蹴ら|突き飛ばさ|投げ|首|暴|脅|怒鳴ら|つかま|押さ)
            |(?:息子|娘|孫)(?:さん)?(?:が|は)[^。]{0,24}(?:年金|金を|お金を|(?:私|わたし|わし|妻|家内|母|父|親)(?:を|に)(?:殴|叩|蹴|突|手|物|怒鳴
              |暴|首|投)|壁を|暴れ)
            |(?:息子|娘|孫|甥|嫁|婿|娘婿|せがれ)(?:さん|たち)?(?:に|から|の暴力)[^。]{0,24}(?:ひねら|小突|打た|絞めら|追い出さ|取られ|奪わ|蹴り|かまれ
              |突き飛ばさ|殴ら|叩か|手をあげられ|倒さ|上がりこ|つかまれ)|(?:利用者|ケアマネ|ヘルパー|お母様|年寄り|介護)[^\n]{0,50}(?:叩
              |殴|蹴|あざ|つね|打た|突き飛ば)|(?:娘|息子|妹|姉)(?:が|は)[^。]{0,8}(?:婿|夫|旦那|彼氏|婚約者)(?:に|から)[^。]{0,10}(?:殴|叩|蹴
              |暴力)
        """,
        broken_by=r"""
            (?:孫|赤ちゃん|小学|中学|高校|保育園|幼稚園|(?<![0-9])(?:[1-9]|1[0-7])(?:歳|才))|(?:息子|娘)(?:を|の(?:体|腕|顔))|(?:夫|旦那|父
              |母|彼氏)(?:が|は|に)[^。]{0,8}(?:息子|娘)
            |[小中高][1-6]|1[0-7](?:歳|才)
        """,
    ),
    "fled_with_child": Guard(
        says="the writer was hit, and took the child along: violence hears it",
        where="sentence",
        pattern=r"""
            (?:夫|旦那|主人|彼氏?|元夫|元彼|パートナー|相手|義父|義母)(?:に|から)[^。、]{0,8}(?:殴ら|叩か|蹴ら|ぶた|突き飛ばさ|首を絞めら|暴力)
            [^。]{0,20}(?:を|と)(?:連れ|つれ|抱い|抱え|おぶ|一緒に|いっしょに|ともに|二人で)
        """,
        broken_by=r"""
            (?:子(?:ども|ども?たち)?|息子|娘|長男|長女|次男|次女|赤ちゃん)(?:に(?!は手を出さ)|にも|も|まで|が)
            (?!い(?:ます|る|て)|おり)[^。]{0,10}(?:殴|叩|蹴|手を|暴|投げ|怒鳴|けが|ケガ|あざ|標的|される|やら)
        """,
    ),
    "no_child_here": Guard(
        says="there is no child",
        where="message",
        pattern=r"子ども(?:は|も)(?:い(?:ない|ません)|おりません|なし)",
    ),
    "nothing_found": Guard(
        says="looked into, and nothing was found",
        where="sentence",
        pattern=r"(?:何も|なにも)ない(?:と|こと)|誤解(?:と|だと|が)|疑い(?:は|が)晴れ",
    ),
    "for_safety": Guard(
        says="for a child's safety, in play, at ease with a neighbour's baby",
        where="sentence",
        pattern=r"出ないよう|落ちないよう|安全(?:の|に)|防犯|癒|かわいい|と笑って|笑いました|塾(?:が|の帰)|習い事|サッカー|ピアノ",
        broken_by=r"裸|寒|定規|叩(?!い)|殴|泣いて|あざ|毎晩|怖|悲鳴",
    ),
}
