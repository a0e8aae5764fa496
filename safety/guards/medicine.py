"""What silences rules of medical and of pills: medicine taken as told, still at hand, not needed."""

from __future__ import annotations

from safety.guards.guard import Guard

MEDICINE: dict[str, Guard] = {
    "care_of_pills": Guard(
        says="pills as told by the doctor, forgotten or kept for disaster",
        where="sentence",
        pattern=r"""
            言われて(?:い)?ます|指示|仕切り|ピルケースを|カレンダー|飲むため|飲み残し|飲み忘れ|飲みわすれ
            |処方どおり|処方通り|備蓄|防災|お薬手帳|薬手帳|ジェネリック|捨て方|整理|薬局で(?:もら|相談)
            |サプリ|医師の指示|毎食後|飲み合わせ|もらい(?:すぎ|に行)|健康
            |もら(?:う|い(?!に))
            |飲みきって|飲み切って|治りまし|治った
            |か月分|一か月分|ヶ月分
        """,
        broken_by=r"""
            死|消え|一気|まとめて飲|全部飲|大量に飲|楽に|遺書|飲んでしま|飲んじゃ|いつでも
            |行く(?:お)?金|(?:お)?金が?な|飲めて(?:い)?な|行けな|病院が(?:な|ありま)|声が(?:戻|聞こえ)
        """,
    ),
    "drug_effect": Guard(
        says="other medicines than one's own need",
        where="sentence",
        pattern=r"""
            切れる前に|ひと月(?:ぶん|分)|一か月分もら|いらないそう|薬物|麻薬|違法|農薬|爆薬|火薬|除草|殺虫
            |虫よけ|入浴剤|洗剤|薬味|薬草|薬剤師|薬局|薬学|効き目|市販の薬で(?:平気|治)|花粉症|目薬|湿布
            |水虫の薬|毛染|薬に(?:頼り|なる)|特効薬|注射が(?:怖|嫌|苦手)|飲みたくな|やめたい
        """,
        broken_by=r"""
            切れ|買えな|もらえな|お金|インスリン|発作|行けな|血圧|心臓|精神|うつ|糖尿
            |何箱|何瓶
        """,
    ),
    "od_pills": Guard(
        says="pills saved up or swallowed to die: self_harm hears it",
        where="sentence",
        pattern=r"死にた|楽に(?:なり|死)|消えた|まとめて飲|大量に飲|ためて|溜めて|一気に飲|いつでも飲",
    ),
    "still_has_medicine": Guard(
        says="the medicine has not run out",
        where="sentence",
        pattern=r"""
            (?:切れ|なくなっ|切らし)(?:て|たり)(?:は)?(?:い|お|し)?(?:て)?(?:い)?(?:ません(?!か)|りません|な(?:い(?!と|か)|く(?:て(?!困))))
        """,
        broken_by=r"払え|買え|お金|行け",
    ),
    "sleeps_without": Guard(
        says="takes no sleeping pills, needs none",
        where="sentence",
        pattern=r"""
            (?:睡眠薬|眠剤|安定剤|痛み止め|サプリ)(?:は|とか(?:は)?|なんて)(?:特に)?飲んで(?:い)?(?:ません|ない)|薬を?(?:飲む|飲まな)(?:ほど|くても(?:平気
              |大丈夫))
        """,
        broken_by=r"切れ|お金|買え|行け|もらえ|眠れ",
    ),
}
