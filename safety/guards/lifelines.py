"""What silences rules of utilities_cut: storms and works, phones, a house move, bills paid."""

from __future__ import annotations

from safety.guards.guard import Guard

LIFELINES: dict[str, Guard] = {
    "outage": Guard(
        says="a storm, works, a breakdown, frost: not for money",
        where="sentence",
        pattern=r"""
            停電|断水(?!し(?:て|た)のは)|工事|台風|嵐|地震|落雷|雷|吹雪|大雪|災害|故障|壊れ|修理|点検
            |水漏れ|漏れ|漏水|凍(?:結|っ|り|ら|る)|ブレーカー(?!を(?:落とさ|切ら))|メンテナンス|計画|復旧
            |寿命|電池|充電(?:が|器)|リモコン|給湯器|スイッチ|配管|詰ま(?:っ|り)|漏電|業者を|試験|訓練
            |マンション(?:の|全体|全戸)|団地の|地域|町内|全戸|貯水槽|受水槽|エアコンが(?:つか|壊)|テレビ
            |パソコン|キャンプ|アパート全体|瓦斯欠|断水(?:は|の|が(?:終|復|解))|水抜き
        """,
        broken_by=r"滞納|払え|料金|未納|止められ|払って(?:い)?な|お金|督促|支払|払わな|請求",
    ),
    "phone": Guard(
        says="a phone, the net, a card is cut off, no lifeline",
        where="within",
        pattern=r"""
            (?:携帯|スマホ|電話|ネット|wifi|テレビ|ケータイ|カード|口座|通信|インターネット|サブスク
              |年金|手当|保護|支援|給付|仕送り|給料|(?<![のとほこ])バス(?=が|に|の|で|を|代|停|、)|電車
              |エレベーター|動画|時計|エンジン|車(?!椅子)|涙|血|鼻水|咳|せき|成長|時間|息|声|顔|給湯|噴水
              |プール|やる気)
        """,
    ),
    "moving": Guard(
        says="asked to be closed: a house move",
        where="sentence",
        pattern=r"""
            引っ?越|転居|転出|名義|開栓|開始|契約(?:し|を|変|内容)|解約|切り替え|切替|口座振替
            |手続きを教え|閉栓の手続|止めたい|止めてほし|止める手続|止めてもら(?:い|え)|節電|節水|自由化
            |プラン
        """,
        broken_by=r"滞納|払え|未納|督促|止められ|お金(?:が|も)|払って(?:い)?な|催告|通告",
    ),
    "still_on": Guard(
        says="not cut off: paid, put off, never",
        where="after",
        pattern=r"""
            (?:て)?(?:は)?(?:い|お)?(?:とらん|ておらん|てませ|てな|とりません|てへん)
            |(?:た|る|れた|れる|たり|れたり)?(?:こと|経験|り)(?:は|も|が)?(?:は)?(?:あり?ま?せん
              |な[いく]|一度も|していま|して(?:い)?な|ません)
            |(?:て|り)(?:は)?(?:い|お)?(?:な[いく]|ません|りません)
            |(?:前に|ないように|なくて済|ずに済|ずにす|ることは(?:な|あり))
        """,
    ),
    "paid": Guard(
        says="paid, on again",
        where="message",
        pattern=r"""
            (?:払い(?:まし|終)|払って(?:い)?(?:ます|て|る)|払えて(?:い)?(?:ます|る|て)|支払い済|復旧
              |再開|開通|また(?:使え|つき|出)|つきました|使えるように|出るようになり|分割に(?:して|でき)
              |待って(?:もらえ|くれ)|支払いました|入金しました)
        """,
        broken_by=r"""
            けど(?:止|まだ)|でも(?:止|まだ)|払って(?:い)?ても|今日.{0,6}止|明日|のに(?:止|電|ガ|水)
            |家賃(?:は|だけ|を)|だけ(?:は)?払|止められました|止まっています|止まったまま
        """,
    ),
    "stop_wish": Guard(
        says="asks to have it stopped, or to use less",
        where="after",
        pattern=r"(?:たい|ほし|てほしい|てもら|てくださ|た(?:く|ほう))|(?:ように(?:し|気)|まで使)",
    ),
    "hot_water_only": Guard(
        says="one tap or device only",
        where="sentence",
        pattern=r"""
            お湯(?:だけ|が出な)|給湯器|シャワー(?:だけ|ヘッド)|ストーブ(?:が|の)|エアコン|蛇口が
            |コンロ(?:の火)?が|換気扇|ドライヤー|電子レンジ|照明(?:が|だけ)|電球|蛍光灯|インターホン
            |コードレス|トイレの水が|トイレだけ|リモコン
        """,
        broken_by=r"滞納|払え|止められ|未納|料金|お金がな",
    ),
    "water_of_other": Guard(
        says="water of rain, eyes, the sea",
        where="within",
        pattern=r"涙|鼻水|雨水|海水|汗水|香水|水漏|水筒|水着|水泳",
    ),
    "far_date": Guard(
        says="weeks or months away, only feared",
        where="sentence",
        pattern=r"""
            (?:来月|再来月|来年|いずれ|いつか|そのうち|将来|冬に(?:は|なったら))[^。]{0,12}(?:止ま|止め
              |停止)
            |止ま(?:る|ったら)(?:のでは|んじゃ|かも)(?:ない)?(?:か)?(?:と)?(?:心配|不安|怖)
            |止められたら(?:どう|困)|止められる前に|止まる前に|滞納すると|何か月(?:滞納|払わない)
            |いつ(?:頃)?止ま
        """,
        broken_by=r"今日|明日|今週|予告|通知|最終|期限|[0-9]日|停止します|月曜|火曜|水曜|木曜|金曜|土曜|日曜",
    ),
    "notice_other": Guard(
        says="notices of another thing: benefits, buses, roads, cards",
        where="within",
        pattern=r"""
            カード|支給停止|免許停止|営業停止|運転|(?<![のとほこ])バス(?=が|に|の|で|を|代|停|、)|列車
            |エレベーター|通行止|年金|手当|保護|口座|アカウント|スマホ|携帯|電話|ネット|サービス
        """,
    ),
    "billing": Guard(
        says="a bill or a question, no threat to cut",
        where="sentence",
        pattern=r"""
            口座振替|名義|使用量|検針票|料金プラン|値上|値下|明細|減免|割引|補助金|給付金|節電|支払い方法
            |コンビニで払
        """,
        broken_by=r"止|停止",
    ),
    "candle_mood": Guard(
        says="candles for mood, camp, cakes",
        where="sentence",
        pattern=r"""
            アロマ|キャンドルナイト|誕生日|ケーキ|仏壇|お盆|クリスマス|雰囲気|キャンプ|停電|節電|灯籠
            |肝試し|星を
        """,
        broken_by=r"止められ|滞納|払え",
    ),
    "far_date_other": Guard(
        says="feared for some later day",
        where="sentence",
        pattern=r"""
            (?:来月|再来月|来年|いずれ|いつか|そのうち)[^。]{0,10}(?:切|止)|切れる前|切れそうな電球|乾電池
            |電池が切れ|契約が切れ|充電|携帯|スマホ|電話|ネット|wifi|テレビ|バッテリ|懐中電灯を買|保険
            |薬が|雇用|手当が切|期限が切|更新が切|傷病手当(?:が|も)切れ(?:た|て|ま)(?![^。]*電気)
        """,
        broken_by=r"""
            電気(?:が|も|は|を|の)(?:止|切|停|こな|つか|なくな)|電気まで|電気停止
            |瓦斯(?:が|も|は)(?:止|切|停)|水道(?:が|も|は)(?:止|切|停|出)|真っ暗|まっくら
        """,
    ),
    "dark_mood": Guard(
        says="dark mood, dark room by choice, dark evenings",
        where="sentence",
        pattern=r"""
            気分(?:は|が)|気持ち(?:は|が)暗|お先真っ暗|目の前が真っ暗|将来(?:は|が)真っ暗|真っ暗な気持ち
            |先が真っ暗|カーテン|電気を消し(?:て|ます)|夜道|街灯|暗くなる前|夕方|日が暮れ|停電|暗い顔
            |暗い話|話が暗|明るい性格
        """,
        broken_by=r"電気代|止められ|電気が(?:止|つか|来)|送電|未納",
    ),
    "saving_power": Guard(
        says="saves on light and heat, not cut off",
        where="sentence",
        pattern=r"""
            節約(?:で|の|の?ため|して)|節電|使わないように|つけないように|我慢して(?:い)?ます(?!。止)
            |入れきらん|つけずに|消して(?:過ご|いる|節)|早く寝て|入れずに
            |止まっ(?:て(?:い|は)?(?:な|と?らん|おら|ませ)|とらん)
        """,
        broken_by=r"止められ|停止|真っ暗で|切られ",
    ),
    "stopped_other": Guard(
        says="other things are stopped: cards, buses, pensions, growth",
        where="sentence",
        pattern=r"""
            カード(?:が|も|は|を)|口座|携帯|スマホ|電話|ネット|wifi|年金|保護|手当|仕送り|給料
            |(?<![のとほこ])バス(?=が|に|の|で|を|代|停|、)|電車|エレベーター|動画|時計|工事|通行|雪で
            |事業|支援が|支給|部活|機械|工場|ライン|船|涙|血|咳|時間|成長|酒|たばこ|開発|学校を止|進学を止
            |結婚を止|車を止|自転車|ブレーキ|会議|警察に止|検問
        """,
        broken_by=r"電気|瓦斯|水道|冷蔵庫|ストーブ|料金(?:が|を|も)(?:払|滞)|電力",
    ),
    "still_on_within": Guard(
        says="not cut off",
        where="sentence",
        pattern=r"""
            止まって(?:は)?(?:い|お)?(?:ませ|な(?:い|く)|とら|らん)|止まっとらん
            |止められて(?:は)?(?:い)?(?:ませ|な(?:い|く))
        """,
        broken_by=r"電気(?:が|も)止められま|瓦斯(?:が|も)止められま|水道(?:が|も)止められま|止まったまま",
    ),
    "lifelines_fine": Guard(
        says="something else was cut off; light, gas and water are on",
        where="message",
        pattern=r"""
            (?:電気|瓦斯|水道)(?:や(?:電気|瓦斯|水道))*(?:は|も)[^。]{0,8}(?:払って(?:い)?(?:ます|る)
              |払えて|使え(?:て|ます)|大丈夫|止まって(?:い)?(?:な|ませ))
        """,
        broken_by=r"(?:電気|瓦斯|水道)(?:が|も|を|まで)(?:止|切)",
    ),
}
