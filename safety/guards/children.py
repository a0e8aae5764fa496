"""What silences rules of child_abuse: play, care, scolding made up, children seen to."""

from __future__ import annotations

from safety.guards.guard import Guard

CHILDREN: dict[str, Guard] = {
    "praise": Guard(
        says="a pat that comforts: 背中をたたいて励ます",
        where="sentence",
        pattern=r"""
            励ま|褒め|ほめ|なで|慰め|トントン|とんとん|ぽんぽん|ポンポン|寝かしつけ|げっぷ|ゲップ
            |背中を叩[いく]|寝てくれ|喜ん|あやし|ツボ押|感謝|よくやった
        """,
    ),
    "child_well": Guard(
        says="a child's knock at play, seen and cared for",
        where="sentence",
        pattern=r"""
            元気に|走り回|遊んでい(?:て|る)(?:時|とき)?[^。]{0,8}転
            |転んで[^。]{0,10}(?:あざ|すり|ひざ|膝|けが|怪我)|自転車で|ぶつけて|部活で|スポーツ|サッカー
            |公園で転|蒙古斑|病院で(?:診て|みて)もら(?:い|っ)|すり傷|擦り傷|試合|虫刺され|保育園で転
            |スキー|スケート|アトピー|ストーブ(?:に|で)触|自分で(?:こぼ|触)|にきび|ニキビ|生まれつき
        """,
        broken_by=r"""
            言いま|しか言|言わない|言い張|隠し|怖が|おびえ|怯え|殴|叩|蹴|やったと|いくつも|何度も|たくさん
            |パパ|親に|父に|母に|おかしい|不自然|みたい|疑|家に帰りた|帰りたがら
        """,
    ),
    "child_denied": Guard(
        says="never laid a hand on the child",
        where="sentence",
        pattern=r"""
            (?:叩い|殴っ|手を(?:上げ|あげ|挙げ)|手を出し|虐待し|蹴っ|怒鳴っ)(?:た|たりした)?(?:こと
              |たこと)(?:は|なんて|も|が)?(?:一度も|全く|ない|あり|一回も)
            |(?:叩い|殴っ|手を(?:上げ|あげ)|手を出し|虐待し)(?:て|た)(?:は
              |り(?:は)?)(?:して)?(?:い)?(?:な|ませ|せ)
            |(?:叩か|殴ら|怒ら)(?:ず|ない)(?:に|で|ように|しつけ|子育て|育て)
        """,
        broken_by=r"でも|けど|しまいそう|そうになる|今日は(?:ついに|とうとう)|昨日",
    ),
    "grown_up": Guard(
        says="the writer is grown up: the parent's blows are violence, no child's",
        where="message",
        pattern=r"""
            介護
            |(?<!たい)仕事(?!で(?:いな|帰|遅|夜|ずっと)|に行っ|から帰|がな(?:くな
              |い)(?:って)?(?:から)?(?:お父|父|母|親)|を?クビ|を?なくし)
            |会社(?!に行っ|から帰)
            |(?:夫|旦那|主人(?!公)|妻|嫁(?!さん)|結婚|離婚|パート(?!に)|アルバイト先|大学|成人|就職|給料
              |無職|年金|子育て|(?:二十|三十|四十|五十|六十|2[0-9]|3[0-9]|4[0-9]|5[0-9]|6[0-9]
              |7[0-9])(?:歳|才|代))
            |大人になっ|実家に(?:戻|帰っ|いる|住)|同居の?(?:父|母|親)|認知症|[678]十|八十|高齢|息子|娘|孫
        """,
        broken_by=r"小学|中学|高校|[小中高][1-6一二三]|学校|先生|1[0-7](?:歳|才)|クラス|部活|給食|妹|弟",
    ),
    "baby_sitter": Guard(
        says="left for a short while with care, day care, school",
        where="sentence",
        pattern=r"""
            学童|保育|ファミサポ|ファミリーサポート|祖母(?:に|が|と)|祖父(?:に|が|と)|実家に|ばあばに|練習
            |シッター|一時(?:預|保育)|児童館|預け先|預かって(?:くれ|もら)
            |留守番(?:できる|が(?:できる|上手))|何歳から|夏休み|春休み|冬休み
        """,
        broken_by=r"帰ってこ|何日|置き去り|食べて|夜中|深夜|朝まで|泊ま|泣|一晩|ほったらかし|放置",
    ),
    "parent_hits_adult": Guard(
        says="one parent hits the other, not the child",
        where="within",
        pattern=r"""
            (?:父|お父さん|パパ)(?:が|は)[^。]{0,6}(?:母|お母さん|ママ)(?:を|に|のこと)
            |(?:母|お母さん|ママ)(?:が|は)[^。]{0,6}(?:父|お父さん|パパ)(?:に|から|を)
        """,
    ),
    "between_parents": Guard(
        says="one parent is hit by the other, not the child",
        where="within",
        pattern=r"""
            (?:父|お父さん|パパ|父親)(?:が|は)[^。]{0,6}(?:母|お母さん|ママ)(?:を|に|のこと)
            |(?:母|お母さん|ママ|母親)(?:が|は)[^。]{0,6}(?:父|お父さん|パパ)(?:に|から)
        """,
    ),
    "another_hits": Guard(
        says="someone else hits the child: another rule hears it",
        where="before",
        pattern=r"""
            (?:夫|旦那|主人(?!公)|妻|嫁|彼氏|彼(?!岸)|元夫|父親|母親|父|母|パパ|ママ|再婚相手|姉|兄|先生
              |保育士|義母|義父|義理の(?:母|父)|婿|隣の?.{0,6}|近所の.{0,6}|姑|舅|友人|友達|妹|弟|祖母
              |祖父|コーチ|息子の嫁|娘の彼氏)(?:が|は|も|から|に)[^。]{0,16}$
        """,
        broken_by=r"""
            私(?:も|が|は)|自分(?:も|が|は)|つい|とめられ(?:ず|なくて)(?:私|自分)|父親なのに|母親なのに
            |のせいで(?:私|自分)|いなくて|単身|手伝って|いない|てくれ(?:な|ず)|帰り(?:が)?遅|無関心|協力
            |わかって|仕事で
        """,
    ),
    "denied_hand": Guard(
        says="the hand was held back for good",
        where="after",
        pattern=r"""
            [られたりるきしくいっか、]{0,6}?(?:ませんよ|ません、|ません。|ませんと|こと(?:は|も
              |なんて)?(?:一度も|全く)?(?:あり?ま?せ|な(?:い|く))|り(?:は|も)?(?:し(?:な|ま?せ|て(?:い)?な
              |たことは))|ては?(?:い)?(?:な(?:い|く)|ま?せん))
        """,
    ),
    "self_harm_hand": Guard(
        says="about oneself, not about a child",
        where="sentence",
        pattern=r"""
            自分(?:を|に)(?:手|傷|殺)|人を(?:殺|殴)|料理に手|酒に手|タバコに手|ギャンブルに手|借金に手
            |手(?:が|を)(?:出せ|出ない|出なく|付け|上げて(?:賛|渡|横|道|タ|質|発))|高くて手が出|値段
        """,
        broken_by=r"子ども(?:に|を)|息子(?:に|を)|娘(?:に|を)|赤ちゃん(?:に|を)",
    ),
    "kind_hand": Guard(
        says="a hand raised in class, hands not enough",
        where="sentence",
        pattern=r"""
            手を(?:上げ|あげ|挙げ)て(?:発表|答|質問|横断|渡|賛成)|授業|発表|学級会|参観
            |手が(?:足り|回ら|空)|値段|高くて|ピアノ|料理
        """,
        broken_by=r"叩|殴|子どもに手を|息子に手を|娘に手を|虐待",
    ),
    "partner_hits_me": Guard(
        says="the partner raises the hand against the writer: violence hears it",
        where="sentence",
        pattern=r"""
            (?:夫|旦那|主人|彼氏|父|母|親|妻|元夫|酔うと|再婚相手)(?:が|は|に|も)[^。]{0,20}(?:手(?:を
              |が)|殴|叩|蹴|殺|首を)
        """,
        broken_by=r"私も|自分も|つい私|子どもに手|息子に手|娘に手|単身|いな(?:い|くて)|帰(?:り|って)",
    ),
    "self_cut_child": Guard(
        says="the child cuts itself: self_harm hears it",
        where="sentence",
        pattern=r"リスカ|自傷|リストカット|手首|自分で(?:切|傷)|剃刀で",
    ),
    "diet_child": Guard(
        says="a fussy eater, allergy, teeth, gifts",
        where="sentence",
        pattern=r"""
            好き嫌い|偏食|お菓子(?:は|を)|甘い物|甘いもの|ジュース(?:は|を)|アレルギ|離乳食(?:の|を始)
            |小食|少食|歯磨き|ファストフード|スマホを(?:与|持たせ)|ゲームを|おもちゃを|テレビを|小遣い
            |お年玉|カフェイン|刺身|はちみつ|生もの|ダイエット|食べてくれな|食べたがら|残す
        """,
        broken_by=r"何も食べさせ|ご飯(?:を|も)(?:あげ|与|食べさせ)|三日|何日",
    ),
    "child_sick_appetite": Guard(
        says="a child off its food",
        where="sentence",
        pattern=r"熱で|風邪で|食欲が(?:な|落)|吐いて|下痢|病院で|食べてくれ",
    ),
    "grown_left": Guard(
        says="a grown-up who has left or lives apart",
        where="sentence",
        pattern=r"""
            (?:夫|旦那|主人|妻|嫁|彼氏|彼女)(?:が|は|も)[^。]{0,18}(?:帰って(?:こ|来|き)|いなくな
              |出て(?:い|行)っ|戻ら)
            |亡くな|単身赴任|出張|入院|施設に|デイサービス|認知症|徘徊|震災|離婚して(?:父|母)|介護|成人
            |就職して|独立|大学|進学で|上京|別居|(?:二十|三十|四十|五十)[^。]{0,3}(?:歳|代)
            |[2-9][0-9](?:歳|代)
        """,
        broken_by=r"""
            (?:子ども|弟|妹|赤ちゃん|孫|息子|娘)(?:だけ|を置いて|を残して|二人)|ふたりだけ|ご飯
            |[小中高][1-6一二三]|小学|中学|1[0-7](?:歳|才)
        """,
    ),
    "dog_left": Guard(
        says="pets, plants, luggage",
        where="sentence",
        pattern=r"""
            犬を|猫を|ペットを|観葉|自転車を|荷物を|車を放置
            |放置(?:自転車|車|子|ゲー|プレイ|して(?:い)?た(?:書類|税|借金|請求|督促|虫歯|手紙))|書類|税金
            |督促|虫歯|借金を放置|雪を|請求|保険料|年金
        """,
    ),
    "parent_not_missing": Guard(
        says="the parent comes home late, or is not missed",
        where="sentence",
        pattern=r"""
            (?:帰り(?:が|は)(?:遅|夜)|仕事で(?:遅|夜|い)|残業|夜勤|帰ってこないうちに|帰ってくる(?:の
              |まで)|親(?:が|は)?(?:いな|知ら)?(?:い)?うちに|親のいない間|買い物に行っ)
        """,
        broken_by=r"""
            [2-9二三四五六七]日|一週間|何日|ずっと|食べ|ご飯|お金|朝まで|連絡が
            |帰って(?:こ|来|き)(?:な|て(?:い)?な|ま)
        """,
    ),
    "grown_up_out": Guard(
        says="a grown-up is shut out: no_shelter or violence hears it",
        where="message",
        pattern=r"""
            夫|旦那|妻|嫁|彼氏|彼女|大家|管理会社|保証会社|家賃|寮|会社|離婚|同棲|息子に|娘に|息子夫婦
            |主人|仕事|派遣|(?:二十|三十|四十|五十|六十|七十|八十|[2-8][0-9])(?:歳|代)|居候|友人|友達
            |兄(?:に|が)|姉(?:に|が)|嫁に
        """,
        broken_by=r"""
            [小中高][1-6一二三]|小学|中学|高校|1[0-7](?:歳|才)|ベランダ|押し入れ
            |(?:妻|夫|嫁|彼氏|旦那|主人)が[^。]{0,6}(?:子ども|息子|娘)
            |(?:子ども|息子|娘|孫|この子)(?:を|が|も)[^。]{0,12}(?:入れ|出|締め|閉め|閉じ|縛)|学校|先生
        """,
    ),
    "baby_bath": Guard(
        says="care of the young: bath, bed, doctor",
        where="sentence",
        pattern=r"""
            お風呂に入れて|沐浴|添い寝|おむつ|寝かしつけ|絵本|診察|健診|水着|入浴(?:介助|支援)|怖い夢
            |一緒に寝たが
        """,
        broken_by=r"触|さわ|嫌が|いや(?!い)|怖(?!い夢)|脱|変な|写真|虐待",
    ),
    "grown_up_sexual": Guard(
        says="between grown-ups: violence hears it",
        where="sentence",
        pattern=r"(?:夫|旦那|主人|彼氏|彼|男)(?:が|に|から|は)",
        broken_by=r"""
            娘|息子|子ども|孫|妹|弟|[小中高][1-6一二三]|1[0-7](?:歳|才)|ママの|お母さん|母の|連れ子|学校
            |男の子|女の子|小学|中学|高校|母(?:親)?の
        """,
    ),
    "elder_abuse": Guard(
        says="abuse of the old or the disabled is violence",
        where="sentence",
        pattern=r"""
            高齢者虐待|障害者虐待
            |(?:祖母|祖父|老人|施設|入所者|利用者|親|母|父)(?:を|が|への|の|は)[^。]{0,8}虐待
        """,
        broken_by=r"""
            子ども|息子|娘|孫|児童|私が|親に|親から|母に|父に|母から|父から|受け
            |されて(?:い)?(?:る|ま)(?!祖)
        """,
    ),
    "abuse_figure": Guard(
        says="the word abused: of oneself, one's wallet, sports",
        where="sentence",
        pattern=r"""
            里子|保護犬|当たり前でした|当たり前の時代|財布|胃腸|肝臓|体を虐待|自虐|動物|犬|猫
            |虐待(?:じみた|みたいな(?:練習|仕事|残業))|歴史|論文|虐待を?(?:なくす|なくし|減ら|防)
            |かつて虐待
        """,
    ),
    "baby_cries_own": Guard(
        says="one's own baby cries at night, no one hits",
        where="message",
        pattern=r"""
            (?:うちの|我が|自分の)?(?:赤ちゃん|子|娘|息子)(?:の|が)?[^。]{0,4}夜泣き
            |泣き声(?:で|が)?(?:ご?近所|迷惑|うるさいと|苦情|隣に|気を遣)|泣いて(?:保育|登園|行きたくない)
            |保育園に行きたく|登園
        """,
        broken_by=r"殴|叩|蹴|手が出|怒鳴り声|虐待|悲鳴|ごめんなさい|揺さぶ|ぐったり|殺し",
    ),
}
