"""What silences rules of no_food: fasting on purpose, a shop nearby, enough to eat."""

from __future__ import annotations

from safety.guards.guard import Guard

FOOD: dict[str, Guard] = {
    "fasting": Guard(
        says="an empty stomach on purpose: test, diet, faith, operation",
        where="message",
        pattern=r"""
            健康診断|健診|検診|人間ドック|検査|胃カメラ|内視鏡|バリウム|採血|断食|ファスティング
            |ダイエット|ラマダ[ンー]|手術(?:前|の前|のため)|絶食|減量|計量|プチ断食|プール熱|腸活|酵素
            |置き換え|糖質|デトックス|修行|願掛け
        """,
        broken_by=r"お金(?:が|も)な|所持金|買えな|財布|給料日|尽き|金がな|食べ物がな|米がな|米もな",
    ),
    "no_appetite_joke": Guard(
        says="merely hungry: about to eat, a meal missed, a treat",
        where="message",
        pattern=r"""
            昼まで|ランチ|鍋|煮え|あと[一二三五十0-9]+分|弁当の時間|ご馳走|ごちそう|特売|パスタ|つないで
            |(?:食べ|そばを食べ)た。?$|行ってきます|いってきます|焼肉|寿司|ラーメン(?:食べ|でも|屋|行)
            |食べに行|外食|これから(?:食べ|作|買|スーパー|夕|ご飯)|食べ(?:そこ|損)ね|食べそびれ|食べ過ぎ
            |食べすぎ|満腹|お腹いっぱい|お腹がいっぱい|レストラン|デザート|おやつ|ビュッフェ|バイキング
            |楽しみ|出前|ピザ|昼休み|忙しくて[^。]{0,8}食べ|寝坊|つまみ食い|食べて帰|デリバリー|ウーバー
            |テイクアウト|食べ放題|おすすめ|レシピ|献立|メニュー
        """,
        broken_by=r"お金(?:が|も)|買えな|所持金|財布|食べ物がな|何日|[二三四五2-9]日|水だけ|尽き",
    ),
    "shopping": Guard(
        says="the fridge is empty, the shop is near",
        where="message",
        pattern=r"""
            新品|これから届|明日届|買い(?:出し|物|に行|足し)|スーパー(?:に|へ|行)|コンビニ(?:に行|へ)
            |買って(?:き|く|帰|こ)|作り置き|片[付づ]け|掃除
            |冷蔵庫(?:の|を)(?:調子|故障|買い替え|修理|処分)|注文|宅配|生協|ネットスーパー
        """,
        broken_by=r"""
            お金(?:が|も)|買い?(?:物|出し)?に(?:も)?行(?:け|く(?:お金|力|気力|足))|行けな|買えな|所持金
            |財布|[0-9]円|尽き|できな|食べて(?:い)?(?:な|ま?せ)
        """,
    ),
    "food_ok": Guard(
        says="there is enough to eat",
        where="sentence",
        pattern=r"""
            (?:食べ物|食事|ご飯|食(?:う|べる)(?:の|こと)?|三食|3食|食費|米)[^。]{0,6}(?:に|は|も
              |を)?(?:困っ(?:て|ては)(?:い|お)?(?:な|ませ|りま)|困らな|困るほど|食べられて(?:い|は|る|ま)
              |足りて(?:い|る|ま)|なんとかな|間に合って|あり(?:ます|がた)|やりくり|心配(?:は|も)?(?:な
              |あり|いら)|まかなえ|食べて(?:は)?(?:い(?:ます|る)|います|る)|もらえて|大丈夫|十分)
            |食べられて(?:は|い)|自給|畑(?:の|で)|食べるのに困っ(?:て|ては)|食べ物は[^。]{0,8}ある
            |(?:食べ物|ご飯|食費)(?:は)?(?:出て|ある(?!わけ))
        """,
        broken_by=r"ていましたが|なくなり|昨日までは|食べて(?:い)?ない|食べてません|子どもには|子どもだけ",
    ),
    "food_talk": Guard(
        says="about food as goods: donation, price, recipes, plants, allergy",
        where="sentence",
        pattern=r"""
            焼いた|クッキー|歴史|調べて(?:い)?ます|研究|戦後|戦時|戦争|道に迷|下山|遭難|ある星|寄付|寄附
            |届けたい|余って|提供したい|売って|値段|価格|値上|売り場|品薄|アレルギ|嫌いな|好き嫌い
            |食べたいもの|おいし|美味し|植物|花に|水やり|庭|米派|パン派|農家|稲|給食の(?:メニュー|献立)
            |店が?な|レストランがな|子ども食堂の?(?:場所|ボランティア|開催|日程|手伝)|飲食店|観光|名物
            |旅行|ペット|犬|猫|金魚|入場
        """,
        broken_by=r"""
            お金(?:が|も)|買えな|何日|所持金|財布|食べて(?:い)?(?:な|ませ)|水だけ|尽き|自分(?:は|が|も)
            |犬の(?:ご飯|えさ)
        """,
    ),
    "nothing_at_home": Guard(
        says="nothing to be done, or of interest, at home",
        where="sentence",
        pattern=r"""
            (?:うち|家)(?:に|には)?(?:もう)?何も(?:言|問題|心配|困|連絡|することが|やることが|楽しい
              |おもしろ|しな|変わ|起き|届|来|悪|支障|ないので(?:盗|泥|退)|残(?:って|せ|す)|聞|知|伝)
        """,
        broken_by=r"食べ|ご飯|お腹|腹",
    ),
    "pet_food": Guard(
        says="food for a pet",
        where="sentence",
        pattern=r"""
            (?:犬|猫|ペット|金魚|小鳥|ハムスター|うさぎ|インコ)(?:の)?(?:ご飯|餌|えさ|エサ|フード|用)
            |ペットフード(?:の|が(?:値|高)|を(?:買|探))
        """,
        broken_by=r"私|自分|人間|食べて(?:い)?(?:る|ま)|食べた|子ども",
    ),
    "eat_out": Guard(
        says="eats out, a treat",
        where="sentence",
        pattern=r"外で食べ|外食|贅沢|ぜいたく|食べて帰|出前|食べに行|飲みに行",
    ),
    "denied_food": Guard(
        says="eats enough",
        where="after",
        pattern=r"""
            (?:こと(?:は|なんて)|わけ(?:では|じゃ)|ほど(?:では|じゃ)|心配(?:は|も))[^。]{0,6}(?:な|ありま)
        """,
    ),
    "specific_food": Guard(
        says="one sort of food not eaten: meat, sweets, breakfast by habit",
        where="before",
        pattern=r"""
            (?:肉|魚|刺身|寿司|野菜|果物|甘い(?:もの|物)|お菓子|ケーキ|給食の.{0,4}|ラーメン|アイス
              |チョコ|蟹|うなぎ|焼肉|外食|餅|おせち|ステーキ|間食|夜食|朝ご飯|朝食|朝は|おやつ|酒
              |お酒)(?:を|は|が|も|なんて|なんか)?[^。]{0,10}$
        """,
        broken_by=r"何も|水|お金がな|所持金|[二三四五2-5]日",
    ),
    "water_other": Guard(
        says="water for plants, cleaning, cooking, health",
        where="sentence",
        pattern=r"""
            運動会|給水|係(?:です|を|の)|登山|植物|花(?:に|を|が)|水やり|育つ|掃除|洗|汚れ|落ち|ダイエット
            |美容|健康(?:に|の)|炊飯|水耕|メダカ|金魚|プール|花瓶|化粧|レシピ|味付け|塩だけで(?:味|おい)
            |調理|節水|備蓄|防災
        """,
        broken_by=r"食べて(?:い)?(?:な|ま?せ)|お腹|空腹|所持金|お金",
    ),
    "budget_only": Guard(
        says="short of money, but still eats",
        where="sentence",
        pattern=r"""
            食費(?:を|が|は)|切り詰め|やりくり|食べては|食べられて|自炊|外食(?:を|は)(?:控え|やめ|して)
            |お弁当を作|節約|食堂で|ご飯に行|食べてい(?:ける|けな|けるか)|食べていく
        """,
        broken_by=r"""
            何も(?:食べ|ない|買え)|食べ物が(?:な|尽)|米(?:が|も)(?:な|尽)|水だけ|水しか|空腹
            |[二三四五2-5]日|昨日から|食べて(?:い)?(?:な(?:い|く)|ま?せん)|パンも買|ひもじ|底をつ
        """,
    ),
    "school_meal_money": Guard(
        says="school lunch fees",
        where="sentence",
        pattern=r"給食費|食育|学食|食券|ミールカード",
        broken_by=r"何も食べ|食べ物が(?:な|尽)|空腹|食べて(?:い)?な",
    ),
    "free_samples": Guard(
        says="tasting in a shop, gathering plants for fun",
        where="sentence",
        pattern=r"""
            山菜|おいし|美味し|ギョウジャニンニク|行者にんにく|わらび|ワラビ|たけのこ|草むしり|草取り|草刈
            |芝|除草|試食(?:販売|コーナーで(?:買|勧)|会)|清掃|ごみ拾い|ゴミ拾い|ポイ捨て|海岸の|分別
            |カラス|飼|やぎ|ヤギ|牛|馬
        """,
        broken_by=r"しの(?:い|ぎ|ぐ)|飢え|空腹|お金がな|食べるものがな|何も食べ",
    ),
    "baby_ok": Guard(
        says="a baby that will not drink, weaning",
        where="sentence",
        pattern=r"""
            (?:飲んで|のんで)くれな|卒乳|断乳|離乳|フォローアップ|銘柄|メーカー|どのミルク|ミルクアレルギ
            |おすすめ|コーヒー|哺乳瓶|飲みたが|飲まなく|量(?:が|は)足り(?:て|な(?:い|く)の)|母乳だけで足り
        """,
    ),
    "dish_left": Guard(
        says="the last one at a feast, a plate, a present",
        where="sentence",
        pattern=r"""
            おいしく|美味し|お土産|おみやげ|ケーキ|パーティ|ビュッフェ|お歳暮|ごちそうさま|おやつ|デザート
            |塩だけで(?:味|食べ|おい)|味付け|料理|レシピ|調理|梅干し|漬物|自家製|献立
        """,
        broken_by=r"お金|金が|買え|尽き|空腹|何日|昨日から|水だけ|財布",
    ),
    "food_event": Guard(
        says="a date, a place, a donation, help wanted at a meal service",
        where="sentence",
        pattern=r"""
            ボランティア|手伝い|寄付|寄附|開催日|日程|会場|主催|運営|スタッフ|参加費|チラシ
            |予約(?:は|が)必要|見学|取材|レシピ|味|お土産|名物|お店|配達員|募集
        """,
        broken_by=r"食べて(?:い)?(?:な|ませ)|お金が|金が|何もな|助けて|子どもが|空腹|水だけ",
    ),
    "child_asks_food": Guard(
        says="a small child asks for a snack",
        where="sentence",
        pattern=r"""
            おやつ|お菓子|アイス|ケーキ|ジュース|犬|猫|鳥|孫が(?:もっと|おかわり)|おかわり|食べ放題
            |弁当の注文|出前|注文
        """,
    ),
    "sick_no_appetite_ok": Guard(
        says="off one's food for a cold, eats again",
        where="sentence",
        pattern=r"""
            食欲が戻|食べられるようになり|おかゆ(?:を|が)(?:食べ|美味)|ダイエット|節食|断食|検査|血液|健診
            |薬を飲んで|水を飲んで(?:から|休|寝たら)|お茶を飲んで(?:一息|帰|休|のんびり|話|待)
            |牛乳を飲んで(?:寝|いる子)|飴(?:を)?なめて(?:いれば|喉)|スポーツドリンク
        """,
        broken_by=r"お金|金が|財布|給料|円|食べ物がな|何も食べ",
    ),
}
