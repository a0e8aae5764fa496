"""What silences rules of self_harm: farewells to a town, ropes for camp, views from a bridge."""

from __future__ import annotations

from safety.guards.guard import Guard

SELF_HARM: dict[str, Guard] = {
    "weary": Guard(
        says="something else is to end: 飲み会, 勧誘, 片づけ",
        where="after",
        pattern=r"""
            い?(?:です)?(?:のは|。[^。]{0,3}(?:この)?|、(?:この|こんな|その|あの))(?!人生|命|世|毎日
              |生活|苦し|つら|人間)
        """,
    ),
    "thing_ends": Guard(
        says="a thing, not a life, is to end: 工事を終わりにしたい",
        where="before",
        pattern=r"""
            (?<!人生)(?<!命)(?<!全部)(?<!日々)(?<!こと)(?<!自分)(?<!毎日)(?<!生活)(?<!の世)(?<!生涯)(?<!すべて)(?<!苦しみ)(?<!生きるの)(?<!一切)を(?:もう
              |そろそろ|早く|今日で|今年で|、|きっぱり|これで|ここで)*$
            |(?:付き合い|つきあい|契約|関係|会|習い事|サブスク|ログイン|ゲーム|勧誘|飲み会|仕事|残業
              |作業|宿題|レポート|会議|荷造り|片[付づ]け|ダイエット|喧嘩|けんか|話|話し合い|町内会|役員
              |ローン|借金|返済|家計|リボ|ゲーム|勉強|当番|トラブル|滞納|整理|引っ越し|手続き|掃除|大掃除
              |雪かき|雪はね|花粉|介護|離婚)(?:は|も|の|って)?(?:もう|そろそろ|早く|今年で|今日で)*$
        """,
        broken_by=r"人生|命|死|生きる|消えたい|遺書|楽になりたい",
    ),
    "data": Guard(
        says="data, stains or letters vanish, not a person",
        where="sentence",
        pattern=r"""
            データ|ファイル|書類|メール|文章|入力|下書き|クレヨン|色|スタンプ|文字|給料(?:が|、)|袋ごと
            |行だけ|名前だけ|消えたい過去|黒歴史|消えたい夜も|染み|汚れ|におい|臭い|アカウント|履歴
            |写真を消|ニキビ|肌のしわ|虫|電球|明かりが|口座|通知|アプリ
        """,
    ),
    "bereaved": Guard(
        says="someone has died, the writer sees to papers or grieves",
        where="sentence",
        pattern=r"""
            死亡届|葬|火葬|遺品|相続|遺族(?!年金|に|の)|四十九日|一周忌|法事|墓|供養|年金の手続|死亡保険
            |名義変更|亡くなりました|亡くなった(?:あと|後|ので|ため)|遺産
        """,
        broken_by=r"""
            (?:私|自分|俺|僕|わし|うち)も|あとを追|後を追|行きたい|逝きたい|死にたい|会いたい|おって|消え
            |生きて|死んだほうが|一人に|ひとりに|生きる|死んで|死のう|死ねば|死ぬ
        """,
    ),
    "testament": Guard(
        says="a will as a matter of law",
        where="sentence",
        pattern=r"相続|司法書士|弁護士|法務局|遺産|書き方|無料相談|終活|エンディングノート(?:の|を買|講)",
        broken_by=r"今日じゅう|今日中|明日は|つぶれ|検索して|ここだった|もういない|死に|消え|疲れ",
    ),
    "pickup": Guard(
        says="children fetched from day care: お迎えの時間",
        where="sentence",
        pattern=r"""
            一時間|ここで待|保育|幼稚園|学童|園に|園の|駅|送迎|デイサービス
            |(?<![のとほこ])バス(?=が|に|の|で|を|代|停|、)|塾|お迎えの?(?:時間|当番|車|シフト)|仕事
            |習い事|部活|こども園|空港|習い
        """,
    ),
    "tools": Guard(
        says="rope, charcoal or blades for camp, work or kitchen",
        where="sentence",
        pattern=r"""
            キャンプ|登山|洗濯|荷物|荷造り|テント|荷台|クライミング|バーベキュー|BBQ|bbq|焼肉|七輪|こたつ
            |コタツ|漁|網|船|工作|図工|料理|段ボール|ダンボール|開封|散髪|髪を切|牽引|けん引|除雪|薪
            |犬の散歩|つなぐ|結び方|腹をくくる|職人|防災|縄跳び|なわとび|ロープウェイ|ロープウエイ|作業
            |修理|研[ぎい]|釣り|魚|りんご|野菜|封筒
        """,
        broken_by=r"首|死|自分|遺書|消えたい|吊|もう(?:いい|疲れ)|手首|腕を|楽に",
    ),
    "view": Guard(
        says="the roof, the bridge, the harbour for a view, work or fun",
        where="sentence",
        pattern=r"""
            ビアガーデン|花火|景色|夜景|夕日|夕焼け|朝日|写真|眺め|洗濯|布団|ふとん|観光|釣り|釣れ|散歩
            |ラーメン|見学|工事|点検|清掃|塗装|家庭菜園|星|プール|競技|体験|バンジー|水泳
            |飛び込み(?:台|営業|競技|大会|の)|営業|面接に飛び込|海水浴|ジョギング|朝焼け|きれい|綺麗
            |気持ちよ|つり橋|吊り橋|スカイダイビング|帽子|落とし物|人身事故で|遅延|遅れ(?:て|まし)|鳥|車窓
            |カメラ|駅伝|電車に飛び乗
        """,
        broken_by=r"""
            死|消え|落ちたら|楽に|終わり|遺書|飛び降り|送って|様子|督促|先祖
            |下(?:ばかり|ばっか|を見|ばっかり)|もういい|沈|引っ張られ|吸い込まれ|帰りたくない
        """,
    ),
    "debt_relief": Guard(
        says="relief from debts, chores, illness: 任意整理で楽になりたい",
        where="sentence",
        pattern=r"""
            転職|職場|任意整理|食洗機|家電|買いました|返済|借金|荷造り|家計|支払い|腰|肩|膝|体重|家事
            |仕事(?:が|を|で|の)|通勤|ダイエット|引っ越し|引越し?|節約|リボ|ローン|生活が(?:少し)?楽に
            |生活を楽に|暮らしが楽|暮らしを楽|痛み(?:が|を)|治療|手術|除雪|雪かき|介護|育児|家賃|経済的
            |お金|老後|宿題|作業|便利|楽になりました|楽になりますか|楽になるか|手続|少しでも楽|症状|鼻
            |花粉|便秘|電気代|移動|坂|毎月の
        """,
        broken_by=r"死|消え|もう(?:十分|いい|全部|疲れ)|人生|命|眠った|遺書|いっそ|逝|あの世",
    ),
    "money_life": Guard(
        says="cannot live on the money: 年金では生きていけない",
        where="sentence",
        pattern=r"""
            円|お金|給料|年金|収入|貯金|生活費|家賃|食費|手当|値上|物価|時給|バイト|借金|税|家計|保護
            |物価高|ボーナス|養育費|仕事|稼|節約|暮らし|貧乏
        """,
    ),
    "good_thanks": Guard(
        says="a thank-you that ends a good talk",
        where="message",
        pattern=r"""
            決まりました|できました|助かりました|お礼|感謝|おかげ|解決|合格|卒業|退職|転勤|異動|引っ越
            |引越|転校|閉店|元気で(?:い|す|やっ)|相談してよかった|また(?:来|お願い|相談|連絡)|春から
            |新しい
        """,
        broken_by=r"""
            死|消え|遺書|もう疲れ|終わり|限界|あの世|生まれ|いなくな|もう(?:いい|決め)|探さない|許して
        """,
    ),
    "camping_view": Guard(
        says="a diver, a swimmer, a worker on the roof",
        where="message",
        pattern=r"""
            ダイビング|シュノーケ|サーフ|海開き|足湯|水遊び|磯|プール開き|露天|温泉|サウナ|川下り|カヌー
        """,
    ),
    "wound_by_other": Guard(
        says="a wound from work, a fall, an operation",
        where="sentence",
        pattern=r"""
            手術|点滴|採血|注射|笑われ|料理中|仕事中|作業中|転んで|段ボール|ダンボール|猫に|犬に|ガラスで
            |植木|剪定|草刈
        """,
        broken_by=r"また切|自分で|死|消え|やめられ|やめたい",
    ),
    "bereaved_paper": Guard(
        says="an old will or note of one who is dead",
        where="sentence",
        pattern=r"(?:祖父|祖母|亡くなった|亡き)[^。]{0,8}遺書|遺書(?:の書き方|を?公証)",
    ),
    "last_day_of": Guard(
        says="the last day of work, school, a season, a bus",
        where="sentence",
        pattern=r"""
            営業|出勤|授業|登校|シフト|試合|大会|(?<![のとほこ])バス(?=が|に|の|で|を|代|停|、)|電車|便
            |セール|シーズン|最後の(?:一人|ひとつ|一つ|一個|一枚|一回|お願いです)|住民票|コピー|会場
            |パーティ|学期|夏休み|締切|卒業|さようならの会|寄り道|申し込み|チャンス
        """,
        broken_by=r"死|消え|遺書|聞いてほし|会いたかった|挨拶|あいさつ",
    ),
    "threatened_by_word": Guard(
        says="「死ね」 was said to the writer: no wish of theirs",
        where="within",
        pattern=r"死ね(?!ば|たら|る)",
    ),
    "fun_at_sea": Guard(
        says="a family trip",
        where="sentence",
        pattern=r"貝|砂浜|海水浴|旅行|遊び|ドライブ|遊園地|釣り|キャンプ|花火|プール|散歩|水族館|潮干狩",
        broken_by=r"死|心中|消え|飛び込|楽になろ|終わ",
    ),
    "insurance_question": Guard(
        says="a question about an insurance",
        where="sentence",
        pattern=r"""
            掛け金|見直し|解約|加入したい|請求(?:の|を|手続|書)|受取人|火災|自動車保険|年末調整|控除
            |保険料が高|県民共済|いくら入れば
        """,
        broken_by=r"自殺|死ねば|自分が死|消え|死んだら借金|死んで",
    ),
    "others_death": Guard(
        says="someone else has died, of age or illness; a word for death in papers",
        where="sentence",
        pattern=r"""
            (?:亡くな|死別|死去|病死|先立たれ|看取|葬)
            |(?:{PARTNER}|{PARENT}|{SIBLING}|{ELDER}|{CHILD}|大家|社長|友人|友達|恩師|猫|犬|金魚|魚|虫
              |鹿|鳥|牛)(?:さん|ちゃん)?(?:が|は|も|に|を)[^。]{0,12}(?:死んで(?:から
              |[0-9一二三四五六七八九十]|、|しまって|しまい)|死んだ(?!ら|ほう|方)|死にました|死なれ
              |死にわか)
            |死んだ(?:父|母|夫|妻|祖|兄|姉|弟|妹|猫|犬|あと|後|人|子)|死亡|死因|死後|死体|死骸
        """,
        broken_by=r"""
            (?:私|自分|俺|僕|わし|うち|おら)(?:も|が|だけ)[^。]{0,14}(?:死|消え|逝|行|いな|生きて)|死にた
            |死のう|死んだら(?:いい|楽|借金)|後を追|逝きた|行きたい|会いたい|生きて(?:い)?(?:る|て|く)
            |消えた(?:い|く)|死ぬ(?:しか|つもり|って|と|」)|死んだほう|自殺|死ね(?:ば|たら|る)|「死|すむ
            |楽
        """,
    ),
    "end_of_life_plans": Guard(
        says="plans for a far-off end: 終活, エンディングノート, a grave",
        where="sentence",
        pattern=r"""
            終活|エンディングノート|お墓を|墓じまい|相続|生前整理|老後|いつか|将来|万一|万が一|もしもの
            |元気なうち|長生き|遺族会|自助グループ|見守りサービス|年金の受給|後見|書き方|資料|セミナー
            |講座
        """,
        broken_by=r"死にた|死のう|消えた(?:い|く)|近々|今日|明日|もういい|疲れ|自殺|借金|楽に|早く死",
    ),
    "practical": Guard(
        says="ends a thing by a practical step: papers, exercise, an app, a counter",
        where="message",
        pattern=r"""
            この(?:寒さ|暑さ|雪|梅雨|花粉)|教えてください|窓口(?:を|は)|手続|やり方を|アプリ(?:は|を)
            |練習から|から始めたい|方法はありますか|大掃除|宿題|しゅくだい|交渉|任意整理|リボ払い
            |この無職生活|断り方|やめ方|解約したい|分割に
        """,
        broken_by=r"死|消え|命|人生|生きて|遺書|眠れ|ねむれ|もう(?:だめ|無理|限界)|さよ",
    ),
    "work_place": Guard(
        says="works there, sees the sights, passes by",
        where="sentence",
        pattern=r"""
            働いて|勤め|仕事(?:を|で|は|場)|漁|船|釣|干|洗濯|景色|散歩|観光|工事|点検|日焼け|花火|掃除
            |清掃|アルバイト|バイト|通勤|通学|犬の|猫|除雪|買い物|求人|面接|応募|住んで|住まわ|引っ越|家賃
            |内見|物件|築|大家|エレベーター|部屋(?:は|が)|電話に出|待ち合わせ|迎え|見送り(?:に|ま)
            |ラジオ体操|駐車|写真を撮|料理|研|野菜|洗い物|キャンプ|登山|ハイキング|スキー|スケート
        """,
        broken_by=r"""
            死|消えた|消えて|終わりに|落ち(?:た|れ)|飛び|飛べ|楽に|最後|遺書|もういい|今日は帰
            |帰らない(?:かも|つもり)|欄干|手をかけ|下(?:を|ばか|ばっか)|ねむれ|抱いて|ふりを
            |会社に行って(?:い)?る(?:ふり|と思)|そのまま(?:沖|帰)|気づいたら
        """,
    ),
    "knife_kitchen_other": Guard(
        says="others' knives and ropes in daily use",
        where="sentence",
        pattern=r"""
            料理|研|漁|キャンプ|登山|工事|塗装|ペンキ|電気工事|見学|遠足|社会科|花火|撮影|景色|部活|体育
            |陸上|バンド|通学路|交通安全|見守り|旗
        """,
        broken_by=r"死|消え|遺書|さよ|様子が|泣",
    ),
    "after_me": Guard(
        says="an old parent asks who will care for the child after them",
        where="after",
        pattern=r"""
            (?:り|ら|たら|ば|ら)?(?:、|、?あと(?:は|に)?)?[^。]{0,4}(?:あの子|あれ|息子|娘|子ども|この子
              |弟|兄|妹|犬|猫|家|墓)[^。]{0,20}(?:どう|誰が|だれが|心配|食うて|食べて|困|一人|ひとり|面倒)
        """,
        broken_by=r"一緒に|連れて|心中|死にた|楽|済む|幸せ|保険|助かる",
    ),
    "joyful_time": Guard(
        says="a holiday that should not end, a result awaited",
        where="message",
        pattern=r"""
            旅行|最終日|合格発表|楽しみ|どきどき|ドキドキ|ライブ|連休|夏休み|修学旅行|テスト(?:が|は)
            |月曜(?:日)?(?:が|は)|結婚式|推し|試合|デート|遠足|運動会
        """,
        broken_by=r"死|消え|つら|苦し|疲れ|毎日|毎晩|眠れ|生き|借金|二度と",
    ),
}
