"""What silences rules of violence: sport, things that are struck, polite collectors."""

from __future__ import annotations

from safety.guards.guard import Guard

VIOLENCE_MORE: dict[str, Guard] = {
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
        """,
        broken_by=r"""
            私も|私に|私を|妻を|妻に|(?:夫|旦那|主人|父|母|彼氏)(?:が|に|は|から)[^。]{0,8}(?:私|妻|母)
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
        """,
    ),
}
