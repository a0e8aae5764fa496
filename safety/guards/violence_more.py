"""What silences rules of violence: sport, things that are struck, polite collectors."""

from __future__ import annotations

from safety.guards.guard import Guard

VIOLENCE_MORE: dict[str, Guard] = {
    "child_suffers": Guard(
        says="it is a child that is struck, seen by the writer: child_abuse, and no violence against a grown-up",
        where="sentence",
        pattern=r"""
            (?:子(?:ども|供)?(?:たち|達)?|児童|生徒|園児|赤ちゃん|赤ん坊|娘|息子|孫|弟|妹|甥|姪)(?:さん|ちゃん|くん|君)?(?:が|は)
            [^。!?\n]{0,24}?(?:殴ら|叩か|蹴ら|ぶた|つねら|突き飛ばさ|投げられ|首を絞められ)
        """,
        broken_by=r"私|わたし|俺|僕|ぼく|自分|あたし|うちら|妻[もを]|母[もを]|父[もを]|夫[もを]|祖母|祖父|お母さん[もを]|ママ[もを]|親[もを]|彼女|彼氏|恋人|(?:弟|妹)(?:さん|ちゃん)?(?:が|は|も)[^。!?\n]{0,12}(?:夫|妻|旦那|主人|嫁)",
    ),
    "verbal_beat": Guard(
        says="beaten in talk, in the papers, in price; a deadline; a drum",
        where="sentence",
        pattern=r"""
            言い負か|値切|叩き起こ(?:さ|し)|ネットで叩|sns|炎上|マスコミ|世間|太鼓判|一発逆転|打ちのめ
            |門前払い|審査(?:に|で)|面接(?:に|で)|筆記|尻を(?:叩|たた)かれて(?:働|頑張|がんば|やっと|勉強)
            |たたき上げ|憎まれ口|無駄口|暴れ(?:ん坊|馬|川)|胃が暴れ|バットを振|旗を振り回
            |腕を振り回して体操|振り回され(?:て|る)
        """,
        broken_by=r"""
            (?:夫|旦那|主人|彼氏|父|母|息子)(?:に|が)[^。]{0,8}(?:殴|蹴|叩|首)|殴ら|蹴ら|包丁|スコップ
            |刃物|鎌|棒
        """,
    ),
    "parent_own_hand_all": Guard(
        says="the writer's own hand on a child: child_abuse hears it",
        where="sentence",
        pattern=r"""
            (?:子ども|息子|娘|赤ちゃん|この子|上の子|下の子|長男|長女|次男|次女|[0-9一二三四五](?:歳
              |才)(?:の(?:子|息子|娘))?)(?:を|に|の(?:頭|顔|頬|手|お尻|腕|髪|背中)を)[^。]{0,16}(?:叩|殴
              |蹴|突き飛ば|揺さぶ|つね|投げ|引きず|髪|平手|手を)
            |(?:[一二三四五六七八0-9](?:歳|才)|赤ちゃん|子ども|息子|娘|この子|夜泣き|おむつ|長男|長女|次男|次女|育児|しつけ|下の子|上の子)[^\n]{0,60}(?:叩い
              |殴っ|蹴っ|蹴り|突き飛ばし|投げつけ|ひねっ|ふさい|つかん|引きずり出し|手をあげ|手が出)(?:て(?:しま|ま|い(?:ま|た|る))|た|ました|で|ちゃ)|(?:叩い|殴っ
              |怒鳴っ)た(?:あと|後)[^\n]{0,30}(?:抱きしめ|泣|謝|後悔|この子)|叩かないと決め|^(?:また)?(?:叩いちゃった|やった)
        """,
        broken_by=r"""
            私も|私に|私を|妻を|妻に|(?:夫|旦那|主人|父|母|彼氏)(?:が|に|は|から)[^。]{0,8}(?:私|妻|母)
            |(?:夫|旦那|主人|妻|彼氏|父|母|兄|嫁|婿|先生|監督|義父|再婚相手|コーチ|顧問)(?:が|は|に|から|の)|殴られ|叩かれて(?:い|ま)|蹴られ|つかまれ|引きずられ|私の(?:首|髪|腕)
        """,
    ),
    "lost_key": Guard(
        says="a key lost, a lock broken, a parcel",
        where="sentence",
        pattern=r"""
            鍵を(?:なく|失|落と|忘)|鍵が(?:壊|回ら)|宅配|荷物が|セールス|勧誘|不動産|内見
            |郵便受け(?:を|に)(?!.{0,8}(?:隠|写真))
        """,
        broken_by=r"夫|旦那|主人|彼|怖",
    ),
    "knock_at_door": Guard(
        says="a neighbour, a parcel, the wind at the door",
        where="message",
        pattern=r"回覧板|宅配|宅急便|風の音|配達|サンタ|郵便屋",
        broken_by=r"怒鳴|脅|蹴|払え|怖くて",
    ),
    "beats_things_here": Guard(
        says="a thing is struck, not a person",
        where="within",
        pattern=r"""
            (?:まな板|太鼓|スイカ|すいか|電卓|計算機|キーボード|布団|ふとん|肉|木魚|ドラム|手を叩いて
              |肩を叩|石橋|門を|時計|鐘|釘|氷)(?:を|で)?(?:叩|たた|殴)
            |(?:平手|拳|手のひら)で(?:机|テーブル|壁|床|太鼓|膝)|(?:平手で)(?:$)
        """,
    ),
    "figure_loud": Guard(
        says="a way to say 'too much': いびきが暴力的, 暴力的なうまさ",
        where="within",
        pattern=r"(?:いびき|声|値段|うまさ|味|量|辛さ|暑さ|寒さ|音|安さ|高さ)(?:が|は)?暴力的",
    ),
    "over_talk": Guard(
        says="said to be over: 十年前に終わった話",
        where="sentence",
        pattern=r"""
            (?:もう)?終わった(?:話|こと)|[0-9一二三四五六七八九十]{1,4}年(?:以上)?前(?:に|の)(?:終|話|こと)|今の(?:夫|旦那|彼|家族)は(?:優し|やさし|穏やか
              |大事)
        """,
        broken_by=r"また|まだ|今も|今でも|ばれ|来(?:た|て|る)|怖|つきまと",
    ),
    "like_a": Guard(
        says="a likeness: 監禁されたみたいな満員電車",
        where="after",
        pattern=r"(?:さ?れ)?(?:た|ている|てる)?(?:みたい|かのよう|よう)な(?!生活|暮らし|毎日|状態|もの)",
    ),
    "beats_desk": Guard(
        says="a desk is struck, no person",
        where="sentence",
        pattern=r"(?:平手(?:打ち|で)|拳で|手のひらで)(?:机|テーブル|床)を?(?:叩|たた)",
        broken_by=r"怖|脅|怒鳴|夫|旦那|父|母|息子|私",
    ),
    "follow_the_dead": Guard(
        says="would follow one who has died: self_harm hears it",
        where="sentence",
        pattern=r"(?:亡くなっ|逝っ|先立|死ん)[^。]{0,10}",
        broken_by=r"殴|叩|蹴|首|投げ|刃",
    ),
    "ball_or_wall": Guard(
        says="a ball is kicked, a wall was struck once",
        where="message",
        pattern=r"蹴ったボール|ボールを蹴|壁を叩いたことが(?:一度|あり)",
        broken_by=r"怖|毎日|私を|母を|殴|顔",
    ),
    "busy_as": Guard(
        says="a likeness of being busy or pressed",
        where="after",
        pattern=r"(?:め)?(?:られ)?る?(?:ような|くらい|ほど|みたいな)(?:忙し|仕事|電話|営業|値段|督促|寒|暑)|状みたい|的な(?:値|安|速)|うような",
    ),
    "no_hand": Guard(
        says="stern, but no hand is raised",
        where="sentence",
        pattern=r"手を(?:上げ|あげ)(?:た|られた)(?:こと|り)(?:は|も)[^。]{0,6}(?:な|ありま)|殴り合い(?:は|も)(?:しま?せん|しない)|叩かずに|殴らずに",
        broken_by=r"けど(?:昨日|先月|最近)|のに",
    ),
    "not_a_blow": Guard(
        says="a skill drilled in, a fist in a game, hair tied, a scolding that felt like blows",
        where="sentence",
        pattern=r"叩き込まれ|寝相|寝言|(?:企画|案|提案|資料|原稿|作品|記事|商品|料理|プレゼン|演奏|数字|成績|見積もり?)を(?:[^。]{0,6})(?:叩|蹴)|じゃんけん|グーが|髪を[^。]{0,6}結|(?:かと思う|思った)(?:ほど|くらい)|と思うほど|折ったかも|折れたかも|折れてるみたい",
        broken_by=r"本当に|毎日|あざ|怖|血|頭を[^。]{0,6}かば",
    ),
}
