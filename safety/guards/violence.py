"""What silences rules of violence: sport, things that are struck, polite collectors."""

from __future__ import annotations

from safety.guards.guard import Guard

VIOLENCE: dict[str, Guard] = {
    "kitchen": Guard(
        says="knives in the kitchen or at the grinder's",
        where="sentence",
        pattern=r"""
            研[ぎいぐ]|買い替え|買いたい|捨て(?:方|たい|る)|料理|切れ味|野菜|魚をさば|砥石|柄が|キャベツ
            |調理|職人|寿司|板前|台所用|包丁セット|セール|シャープナー|まな板|アウトドア|キャンプ|野球
            |バッティング|草刈|工具|庭|美容|散髪|工作|図工|給油|値上|代が|ストーブ
            |灯油(?:代|が(?:高|買|切|な)|を(?:買|入)|の|券|タンク)
            |ガソリン(?:代|が(?:高|な|切)|を入|スタンド|の値)|窓ガラス
            |ガラス(?:を|が)割れ(?:て|た)(?:修理|ので)|演奏
            |灯油(?:は|も|が)(?:買え|高|な|切)|灯油代|灯油持って
        """,
        broken_by=r"向け|突きつけ|つきつけ|振り回|脅|刺(?:す|し|され)|殺|暴れ|怖|こわ",
    ),
    "kind_collector": Guard(
        says="the collector is polite or gone",
        where="sentence",
        pattern=r"""
            丁寧|優し|やさし|親切|怒鳴ったり(?:せ|し?な|は)|脅されたり(?:は|せ|し?な)
            |脅されて(?:は)?(?:い|お)?(?:な|ま?せん)|穏やか|紳士|来なくな|来ません|止まりました|もう来な
            |普通の話し方
        """,
    ),
    "own_child_hit": Guard(
        says="the one who is hit is a child: child_abuse hears it",
        where="within",
        pattern=r"(?:{CHILD}|(?<![男女様調椅帽障冊菓餃])子)(?:の.{1,5})?(?:を|に|にまで|にも|まで|たちを)",
        broken_by=r"(?:私|妻|母|夫|俺|僕)(?:と|も|や)",
        broken_where="sentence",
    ),
    "child_before": Guard(
        says="the one who is hit is a child: child_abuse hears it",
        where="before",
        pattern=r"""
            (?:{CHILD}|クラスの子|友達の子|よその子|子)(?:の.{1,6})?(?:が|は|を|も|に|まで)[^、。]{0,16}$
        """,
        broken_by=r"""
            (?:{CHILD})(?:[0-9(一-龥ぁ-ん]{0,8}\)?)(?:に|から|が|は)[^。]{0,14}(?:殴ら|叩か|蹴ら
              |突き飛ば|暴|脅さ|首を絞め|絞めら|投げつけら|噛ま|殴[るりっ])(?!た子|られて(?:いる|る)(?:の
              |ん|よう|みたい|らしい))
            |(?:私|母|父|妻|夫|僕|俺|姉|うち)(?:も|が|は|を|まで|にも|に)
            |(?:孫|息子|娘)(?:に|から)[^。]{0,16}(?:かけられ|浴びせられ)
        """,
        broken_where="sentence",
    ),
    "quarrel": Guard(
        says="quarrels without blows, good terms",
        where="sentence",
        pattern=r"""
            仲良|仲がいい|仲はいい|夫婦げんか(?:は|も)|暴力は(?:一度も|ない|あり|ふる|振る|し|全く)
            |手(?:を|は)(?:上げ|あげ|挙げ|出し)(?:たり|たことは|ては|ません|ない|られたことは|は
              |ていません|てません)
            |手が出(?:たり|たこと|ること)は|口げんか(?:だけ|で)|言い合いに
        """,
        broken_by=r"""
            (?:殴|叩|蹴)(?:られ(?!た(?:こと|り)(?:は|なんて)|ては)|る(?!こと(?:は|も)))
            |けど.{0,10}(?:殺|包丁|脅|首)
        """,
    ),
    "solved_dv": Guard(
        says="it is over: divorced, far away, quiet",
        where="message",
        pattern=r"""
            (?:離婚(?:も|が)?(?:成立|し)|逃げて(?:[0-9一二三四五六七八九十]{1,4}年|から)
              |別れて(?:[0-9一二三四五六七八九十]{1,4}年)|接近禁止)[^\n]{0,40}(?:今|いま)(?:は
              |では)[^\n]{0,20}(?:静か|平和|安心|穏やか|幸せ|元気|落ち着|暮らして|楽し)
            |今は静かに暮ら
        """,
        broken_by=r"また|まだ|居場所|ばれ|来(?:た|ま|て)|待ち伏せ|脅|怖",
    ),
    "animal": Guard(
        says="dogs and cats",
        where="sentence",
        pattern=r"犬|猫|ネコ|イヌ|ペット|動物|子猫|子犬|馬|牛(?!乳)|うさぎ|小鳥|ハムスター|保護団体",
        broken_by=r"""
            子ども|娘|息子|孫|赤ちゃん|私|俺|僕|夫|妻|父|母
            |甥|姪|弟|妹|園児|赤ん坊
        """,
    ),
    "self_hit": Guard(
        says="the one who hits is the writer and the one hit too",
        where="sentence",
        pattern=r"""
            (?:自分|俺|私|過去の自分)(?:を|の(?:体|腕|頭|顔|足|太もも)を)[^。]{0,6}(?:殴り|叩き
              |蹴り)(?:たい|てや|たくな)
            |殴られると思ったのに
        """,
    ),
    "kid_kill": Guard(
        says="a child is the one threatened: child_abuse hears it",
        where="before",
        pattern=r"(?:子ども|息子|娘|赤ちゃん|孫|この子)(?:の.{1,4})?を[^。]{0,6}$",
        broken_by=r"(?:私|妻|俺|家族|お前)(?:を|も|と)",
    ),
    "tools_self": Guard(
        says="a blade turned on oneself: self_harm hears it",
        where="within",
        pattern=r"自分に|手首に|自分の(?:腹|胸|首|喉)",
    ),
    "suicide_blade": Guard(
        says="a blade turned on oneself: self_harm hears it",
        where="sentence",
        pattern=r"""
            (?:手首|自分)(?:を|に|の.{1,3}(?:を|に))[^。]{0,8}(?:切|刺|当て|向け)|リスカ|死にた|死のう
        """,
        broken_by=r"(?:夫|旦那|彼|父|母|息子|主人|あいつ|兄)(?:が|に|は|から)",
    ),
    "violence_none": Guard(
        says="there is no violence",
        where="sentence",
        pattern=r"""
            暴力(?:は|も|なんて|とか|など|を)[^。]{0,10}(?:ない|ありませ|ふる(?:われ|った)(?:たこと|こと
              |て)(?:は)?(?:い)?(?:な|あ|ま)|なかった|受けて(?:は)?(?:い)?(?:な|ま?せ)|一度も
              |されて(?:は)?(?:い)?(?:な|ま?せ)|振るわれ(?:た|て)?(?:こと|は|り)[^。]{0,4}(?:な|ませ))
            |暴力的な(?:人|性格)では
        """,
        broken_by=r"""
            なくならな|ない日|ないけど|ありませんが|ないが|だけじゃ(?:な|あ)|じゃないけど|では?ないけど
        """,
    ),
    "live_band": Guard(
        says="fans, hobby, a burglar alarm",
        where="sentence",
        pattern=r"""
            終の棲家|住まい探し|規制法|不安を|クラッカー|お祝い|[一二三四五1-5](?:歳|才)の|孫|トイレまで
            |推し|アイドル|ファン|猫が|犬が|カラス|キツネ|ヒグマ|熊|セールス|勧誘|マスコミ|工事|カラオケ
            |ホラー|お化け屋敷|祭り|運動会|練習
            |ストーカーの(?:話を(?:友|して)|映画|ドラマ|番組)
        """,
        broken_by=r"殴|殺|怖く|助けて|刺",
    ),
    "kid_cries": Guard(
        says="small children rage or fear the dark",
        where="sentence",
        pattern=r"""
            [0-9一二三四五](?:歳|才)(?:の(?:息子|娘|子))?[^。]{0,12}(?:暴れ|怖)|イヤイヤ|オバケ|おばけ|雷
            |夜泣き|歯医者|予防接種|注射|トイレトレ|お風呂|暗い
        """,
        broken_by=r"殴|叩|怪我|けが|刃物|殺|夫|旦那|父|彼",
    ),
    "ghost": Guard(
        says="ghosts, heights, thunder, exams, dentists",
        where="sentence",
        pattern=r"""
            お化け|おばけ|幽霊|高所|雷|地震|注射|歯医者|ジェットコースター|面接が怖|電話が怖|封筒|ポスト
            |郵便|手紙|請求|督促|虫が|犬が怖|猫が怖|将来が怖|病気が怖|人が怖|外が怖|老後|妻が怒る|嫁が怒る
            |怒ると怖|仲良し
        """,
        broken_by=r"殴|叩(?!く音)|殺|暴れ|刃物|脅|蹴|逃げて|暴力",
    ),
    "accident_wound": Guard(
        says="a wound from an accident, work or play",
        where="sentence",
        pattern=r"""
            日焼け|転んで(?!(?:い)?な)|転び|事故|仕事中|作業中|料理|スキー|スケート|階段から|自転車|ぶつけ
            |スポーツ|落ちて|骨粗|手術|雪かき|雪で滑|滑って|生まれつき|虫刺|交通|労災|フライパン|ストーブ
            |鍋を|落とし|脚立
        """,
        broken_by=r"""
            殴|叩|蹴|突き飛ば|暴|やられ|と(?:言って|嘘)|嘘|うそ|ことにして
            |を階段から|が[^。]{0,6}を[^。]{0,4}落と
        """,
    ),
    "child_has_wound": Guard(
        says="the wound is a child's: child_abuse hears it",
        where="sentence",
        pattern=r"""
            (?:子ども|息子|娘|孫|児童|男児|女児|赤ちゃん|クラスの|園児)(?:の(?:体|腕|背中|顔|足|お尻)|に
              |が|は)[^。]{0,14}(?:あざ|やけど|火傷|骨折|傷|腫れ)
        """,
        broken_by=r"""
            私も|自分も|私の|私に
            |(?:孫|息子|娘)(?:に|から)[^。]{0,16}(?:かけられ|浴びせられ|られて)
        """,
    ),
    "quarrel_child": Guard(
        says="brothers and sisters quarrel, a toddler's tantrum",
        where="sentence",
        pattern=r"""
            きょうだい(?:げんか|喧嘩)|兄弟(?:げんか|喧嘩)|姉妹げんか
            |(?:弟|妹|お兄ちゃん|お姉ちゃん)(?:と|に)(?:けんか|喧嘩|おもちゃ)|取り合い|友達を叩|お友達
            |イヤイヤ期で(?:私|ママ)を叩|保育園で(?:友|噛)|仲直り|じゃれ
            |先生(?:に|と|が)[^。]{0,6}(?:相談(?:ずみ|済)|話|間に入)|学校でけんか
        """,
        broken_by=r"親|父|母|夫|旦那|彼氏|大人|あざ|パパ|ママ(?!を)",
    ),
    "toy": Guard(
        says="with a toy, in a board game, beans at 節分, a necktie lesson",
        where="message",
        pattern=r"""
            チャンバラ|オセロ|将棋で|トランプ|ババ抜き|豆を|鬼は外|ネクタイの結び|クラッカー|お祝いの
            |すごろく|ゲームの中|腕相撲
        """,
        broken_by=r"怖|助けて|あざ|毎日殴|血が出",
    ),
    "shut_by_weather": Guard(
        says="shut in by snow, a lift, a stuck door",
        where="message",
        pattern=r"""
            大雪|吹雪|エレベーター|ノブ|ドアが壊れ|雪で|除雪|鍵が(?:壊|開か|あか)|道路|車の中に鍵|停電
            |台風
        """,
        broken_by=r"夫|旦那|彼氏|父|母|殴|怖|監禁",
    ),
    "child_hits_out": Guard(
        says="the child is the one who hits a schoolmate or a thing",
        where="within",
        pattern=r"""
            (?:息子|娘|子ども|孫|児童|生徒)(?:が|は)[^。]{0,14}(?:友達|同級生|クラスの子|壁|ボール|ドア
              |物|机|先生)(?:を|に)
        """,
    ),
    "child_only": Guard(
        says="only a child is hurt: child_abuse hears it",
        where="message",
        pattern=r"""
            (?:{CHILD}|クラスの子|[0-9一二三四五六七八九]+(?:歳
              |才)(?:の子)?)(?:[0-9(一-龥ぁ-ん]{0,8}\))?(?:を|に|の[^。]{1,4}を|にまで|が
              |は)[^。]{0,18}(?:殴|叩|蹴|つね|投げ|突き飛|揺|縛|髪|首を|平手|引きず|踏|噛|ぶた|小突|棒
              |ベルト)
            |担任|クラスの
        """,
        broken_by=r"""
            (?:私|わたし|俺|僕|ぼく|うち|おれ|自分|妻|夫|母|父|祖母|祖父|姉|兄|妹|ママ|お母さん|おかん
              |奥さん|女|ばあさん|彼女|義母)(?:も|が|は|を|に|と|や|のこと
              |、)(?![^。]{0,10}(?:{CHILD})(?:を|に|の.{1,4}を)[^。]{0,8}(?:殴|叩|蹴|つね|投げ
              |怒鳴))[^。]{0,24}(?:殴|叩|蹴|首を|髪|突き飛|投げ|暴|引きず|平手|飛んで|胸ぐら|追い|やられ
              |打)
            |(?:息子|娘|孫)(?:[0-9(一-龥ぁ-ん]{0,8}\))?(?:に|から|が|は)[^。]{0,18}(?:殴ら|叩か|蹴ら
              |小突|つねら|物を|暴れ|手をあげら|首を|突き飛ばさ|投げつけ|私|妻|夫|父|母|壁|包丁|物を)
            |にも|とも|高校生|中学生|小学生|妹も|弟も|お腹に(?:赤ちゃん|子)|私[^。]{0,2}(?:殴|叩|蹴)|杖
            |年寄り|金を出せ|(?:息子|娘|孫|弟|妹)に。
            |(?:十|二十)?[四五六]十(?:[一二三四五六七八九])?の息子|[小中高][1-6一二三](?:です|。|$|の)
            |(?:1[0-7]|十[一二三四五六七]|[6-9])(?:歳|才)(?:です|。|$)|家族(?:を|に)|みんな
            |(?:母|父|私|妻|祖母)が[^。]{0,6}(?:折|けが|血)|棒を振り回
        """,
    ),
}
