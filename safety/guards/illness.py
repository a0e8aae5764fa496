"""What silences rules of medical: well again, trifles, hearts that ache for joy, questions of service."""

from __future__ import annotations

from safety.guards.guard import Guard

ILLNESS: dict[str, Guard] = {
    "well_again": Guard(
        says="well again, in good care, mild",
        where="sentence",
        pattern=r"""
            通えて(?:い)?(?:て|ます|る)|薬もあり|効いて|体重も戻|治りまし|治った|治って|下がりまし
            |下がった(?!り)|よくなり|よくなっ|良くなっ|良くなり|平気|回復|おさまり|治まり
            |落ち着い(?:て|た)|安定し|大したこと|たいしたこと|異常(?:は|なし|な)|退院し|軽い|軽かっ
            |問題(?:は)?(?:な|あり)|順調|元気です|様子見|通って(?:い)?(?:ます|て|る)|通院(?:して|中)
            |もらえて(?:い)?ます|もらっています|飲んで(?:い)?(?:ます|れば)|治療(?:中|を受けて)
            |診てもら(?:い|っ(?:て|た))
        """,
        broken_by=r"""
            通えな|行けな|払え|切れ|なくな|ません。|ても(?:下がら|治ら)|また|のに|買えな
            |もう.{0,4}ない|退院(?:し|させ)|お金(?:が|も)
        """,
    ),
    "trifle": Guard(
        says="hangover, pollen, stiff neck, tired after sport: no emergency",
        where="sentence",
        pattern=r"""
            二日酔|飲み過ぎ|飲みすぎ|花粉|寝違え|筋肉痛|肩こり|湿布|眼鏡|パソコンの|しゃっくり|靴擦れ
            |運動不足|食べ過ぎ|食べすぎ|笑いすぎ|日焼け|虫歯予防|口内炎|ジム|マラソン|山登り|乗り物酔
        """,
        broken_by=r"動けな|行けな|お金|息が|意識|血|救急|倒れ|保険",
    ),
    "heartache": Guard(
        says="the heart aches at news, in love, in talk: 胸が痛む話",
        where="sentence",
        pattern=r"""
            ニュース|記事|映画|ドラマ|話を聞|聞くと|見ると|思うと|考えると|ときめ|恋|感動|いっぱい|熱くな
            |切な|会議|職場|空気|満員|マスク|頭の?痛い(?:問題|話|の(?:は|が))|耳の?痛い|懐|出費|申し訳な
            |感謝|曲|先生に会|緊張|面接|発表|試験|本番|走って|マラソン|登山|階段を
        """,
        broken_by=r"""
            締めつけ|締め付け|左腕|冷や汗|動けな|倒れ|救急|苦しくて(?:眠|動|立)|何日も|激痛|病院|昨日から
            |朝から|夜中|血の味|行けな|週間
        """,
    ),
    "health_talk": Guard(
        says="questions of health service, not of a sick person",
        where="sentence",
        pattern=r"""
            予防接種|ワクチン|助成|補助|駐車場|場所はどこ|どこですか|何科|健康診断(?:の|は|で|を)|検診
            |医療費控除|再発行|紛失|なくしたので|更新|切り替え|マイナ|講習|献血|募集|求人|資格|勉強
            |看護師(?:に|の)|面会|お見舞い|時間は|何時|開いて(?:い)?ますか|予約(?:の|を取|は|方法)|証明書
            |診断書|高額療養費|領収書|通訳
        """,
        broken_by=r"""
            行けな|お金がな|買えな|動けな|苦し|痛くて|切れ(?:て|ました|そう)|かかれな|できな|熱が|血が
            |倒れ|息が|一度も|行って(?:い)?(?:な|ま?せ)|出血|破水
        """,
    ),
    "busy": Guard(
        says="no doctor for want of time",
        where="sentence",
        pattern=r"""
            忙しくて(?:なかなか)?[^。]{0,8}(?:病院|医者|歯医者|受診)|時間がなくて[^。]{0,6}(?:病院|歯)
            |面倒で|運休|休診|満員で|混んで|予約(?:を|は)[^。]{0,10}(?:変え|取り直|ずら)
        """,
    ),
    "dead_company": Guard(
        says="a company, a tree, a bicycle falls",
        where="sentence",
        pattern=r"""
            (?:会社|店|企業|勤め先|工場|木|電柱|自転車|バイク|看板|塀|本棚|自販機|取引先|花瓶
              |ドミノ)(?:が|も|は)[^。]{0,4}倒れ
            |倒れそうな家|共倒れ
        """,
    ),
    "pet_sick": Guard(
        says="a pet is ill",
        where="sentence",
        pattern=r"犬|猫|ペット|うさぎ|インコ|金魚|獣医|動物病院",
        broken_by=r"私|自分|夫|妻|父|母|子ども|息子|娘|俺|僕",
    ),
    "dead_figure": Guard(
        says="out of breath with work, bored",
        where="sentence",
        pattern=r"""
            忙しくて息|息抜き|息つく|一息|息が詰ま(?:る|り)そう(?:な)?(?:な)?(?:会議|職場|家|雰)
            |息苦しい(?:職場|世の中|会議|雰囲気|家)
        """,
        broken_by=r"胸|熱|救急|倒|喘息|病",
    ),
    "tired_only": Guard(
        says="tired, no more",
        where="sentence",
        pattern=r"""
            徹夜|原稿|校長|授業|会議|話で|満員|上司|残業|仕事で(?:毎日)?ぐったり|毎日ぐったり
            |疲れて(?:い)?ぐったり|暑さで(?:犬|猫)|帰って(?:きて)?(?:ソファ|ベッド|布団)に倒れ
            |倒れ(?:る|こむ)よう(?:に|な)(?:眠|寝)|ソファに倒れ|ベッドに倒れ|倒れるまで(?:遊|飲|走)
            |倒れ(?:た|てい(?:る|た))(?:木|自転車|看板|人を(?:助|介))
            |返事(?:が|を)?(?:来|こ|もら|待|遅|くれ|出)
            |返事がな(?:い|く)(?:て|の(?:で|は))?(?:心配|不採用|面接|会社|メール|就職)|既読|line|メール
            |面接|応募|問い合わせ|履歴書|選考|会社から
        """,
        broken_by=r"熱|血|救急|動かな|子ども|赤ちゃん|息|呼んでも|倒れて返事",
    ),
    "machine_stopped": Guard(
        says="a machine or a company does not move",
        where="sentence",
        pattern=r"""
            パソコン|スマホ|車が動か|エンジン|機械|冷蔵庫|洗濯機|アプリ|画面|サイト|時計|カーテン
            |雪で(?:車|電車)|電車が(?:動|止)|ストーブが動|電動|気持ちが動|役所が|会社が
            |体が動かな(?:い|く)(?:て)?(?:仕事|面接|朝)
        """,
        broken_by=r"意識|熱|息|血|救急|呼んでも",
    ),
    "limp_tired": Guard(
        says="limp with weariness after work, no illness",
        where="sentence",
        pattern=r"(?:忙し|残業|夜勤|子育て|育児|上司|通勤|部活|習い事|遊びすぎ|はしゃ)[^。]{0,14}ぐったり",
        broken_by=r"熱|意識|返事|動かな|血",
    ),
    "nosebleed": Guard(
        says="a nosebleed, a graze, a blood test",
        where="sentence",
        pattern=r"鼻血|かすり傷|すり傷|擦り傷|採血|献血|血液検査|歯磨き|歯みがき|健診で|生理",
        broken_by=r"止まら|大量|倒れ|意識|何日も|めまい|ひど",
    ),
    "hit_blood": Guard(
        says="blood from a blow: violence hears it",
        where="sentence",
        pattern=r"ボクシング|試合|プロレス",
    ),
    "seated_numb": Guard(
        says="numb from sitting",
        where="message",
        pattern=r"""
            正座|腕枕|座りすぎ|長時間座|寒さで指|しびれた、|大根
        """,
    ),
    "vaccine_fever": Guard(
        says="fever after a vaccination, gone by itself",
        where="sentence",
        pattern=r"ワクチン|予防接種|副反応",
    ),
    "visit_other": Guard(
        says="visits and works at a hospital, a child's school talk",
        where="sentence",
        pattern=r"""
            お?見舞い|面会|病院(?:の|で)(?:仕事|清掃|調理|面接|求人|パート|駐車)|病院に勤|看護
            |介護(?:の仕事|職)|動物|入院費(?:の|を)?(?:分割|支払い方法)|コロナで面会|送り迎え|送迎
        """,
        broken_by=r"痛|熱|血|息|苦し|倒れ|薬が",
    ),
    "school_medical": Guard(
        says="no doctor needed",
        where="sentence",
        pattern=r"""
            病院(?:に|へ)(?:は)?行(?:か|って)(?:な(?:い|く)て)?も?(?:いい|大丈夫|平気|ほど|までも
              |かなくて)
            |行くほど(?:では|じゃ)|行くまでも|嫌がって病院|病院嫌い|病院が嫌い|受診を嫌が
        """,
        broken_by=r"お金|保険|倒れ|意識|血|熱|苦し",
    ),
    "clinic_work": Guard(
        says="examinations of school or work: 健診, 試験",
        where="sentence",
        pattern=r"車検|検定|試験|就職試験|適性検査|検査技師|治療院|整体院|エステ|脱毛|植毛|美容|治療家",
        broken_by=r"痛|熱|血|保険",
    ),
    "well_again_birth": Guard(
        says="a birth that went well, plans for one",
        where="message",
        pattern=r"""
            無事(?:に)?(?:産|生|出産)|クラス|教室|練習|順調|母子ともに|産休|育休|名付け|妊活|出産祝い
            |健診(?:は|に)(?:行って|通って|受けて)(?:い)?(?:ます|る)|出産(?:一時金|手当|予定です)|里帰り
        """,
        broken_by=r"出血|お金がな|行けな|(?<!陣)痛|破水|一度も",
    ),
    "metaphor_heart": Guard(
        says="the heart stops at a bill, rings at the phone: no illness",
        where="message",
        pattern=r"比喩|明細|請求書|電話の音|企業から|通知を見|封筒|ポスト|合格|告白|面接",
        broken_by=r"救急|倒れ|左腕|冷や汗|病院に|胸が痛",
    ),
    "hit_wound_violence": Guard(
        says="a scratch",
        where="sentence",
        pattern=r"""
            かすり傷|擦りむ|すりむ|ささくれ|口内炎|指を(?:少し|ちょっと)切|紙で(?:指|手)を?切|蚊|歯ぐき
            |歯茎から|歯みがき|歯磨き
        """,
    ),
    "speech_figure": Guard(
        says="lost for words",
        where="sentence",
        pattern=r"""
            言葉(?:が|も)出(?:な|ませ)(?:いほど|かった|くて)?[^。]{0,10}(?:感動|驚|嬉|美し|情けな|悔し
              |ショック)
            |感動|緊張|外国語|英語|日本語|敬語|方言|面接|発表|人前|初対面|電話(?:で|が)
        """,
        broken_by=r"手(?:が|も)|顔(?:が|も)|急に|右|左|ろれつ|頭痛|意識|倒れ|吐",
    ),
    "mind_only": Guard(
        says="sorrow and worry, no illness of the body",
        where="sentence",
        pattern=r"""
            心が痛|胸が痛|耳が痛い(?:話|言葉)|頭が痛い(?:話|問題|の)|懐が痛|出費が痛|痛いほど|痛感|痛手
            |足が出|腹が立|腹を割|腹をくく|血の気|血が騒|血縁|血のつなが|血液型|歯が立|目が点
            |骨が折れる(?:仕事|作業|手続)|傷つ(?:い|け)|古傷|熱心|熱い思|情熱|熱意
        """,
        broken_by=r"熱が|吐|腫れ|膿|下血|出血|動けな|倒れ|歩けな",
    ),
    "fell_once": Guard(
        says="someone fell ill some time ago, and what came of it is money or work",
        where="after",
        pattern=r"""
            (?:て|た|まし)?(?:の(?:を|が|は)|から|て|、|と|ので|し)[^。!?\n]{0,24}?(?:店|会社|仕送り
              |仕事|閉|払え|収入|きっかけ|[0-9一二三四五六七八九十]{1,4}年|家賃|たたむ|やめ|辞め|施設|介護
              |ローン|銀行|信用金庫|手紙|入院|生活|帰って|保証|稼|借金|家計|退職|休業|畳|手術)
            |[^。!?\n]{0,10}(?:仕事を失|仕送り(?:が)?止|店閉め|店じまい|廃業|閉店|たたむ)
        """,
        broken_by=r"さっき|今(?:朝|すぐ)?[^。]{0,6}倒れ|動か|返事|意識|息が|救急車(?:を|よ|呼)|目を",
    ),
    "cold_joke": Guard(
        says="laughs of the cold, laughs itself into fits",
        where="sentence",
        pattern=r"凍え死ぬ|死ぬ(?:〜|♪)|けいれん的|痙攣的|笑っ(?:た|て)",
        broken_by=r"意識|熱|動か|血|息が|救急|灯油(?:が|も)な|電気",
    ),
    "hard_papers": Guard(
        says="a headache from difficult papers",
        where="sentence",
        pattern=r"(?:割れそう|痛くなる|痛い)(?:な)?(?:ほど|くらい)?[^。]{0,6}(?:難し|書類|問題|計算|話)",
    ),
    "long_free": Guard(
        says="free of fits for years",
        where="sentence",
        pattern=r"[0-9一二三四五六七八九十]{1,4}年(?:前から|以上|間)[^。]{0,6}(?:ありませ|ない|出て(?:い)?ませ|起きて(?:い)?ませ)",
    ),
}
