"""Brings the many ways of writing one word to one, so that a rule is written once and hears kana-only texts too.

A line of the table says: these kana (with what must follow) mean this word, unless that stands before.
The guards before and after keep 「ところさん」 from being 殺さん, and 「たのしんで」 from being 死んで.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from safety.folding import fold_pattern
from safety.mapped import Mapped, Writer

_BUT_AFTER_A_PARTICLE = "".join(chr(code) for code in range(0x3041, 0x3094) if chr(code) not in "がもは")
"""いたい is 痛い after が, も or は; else it is しまいたい, 会いたい, 言いたい."""

_NOT_DIE_BEFORE = "たのなるそおつくとえよきあ"
"""たのしんで, かなしんで, くるしんで, いそしんで, したしんで, おしんで, つつしんで …"""


@dataclass(frozen=True)
class Spelling:
    """One way of writing a word: `written` is a pattern that begins with a plain letter."""

    written: str
    means: str
    not_after: str = ""
    whole: bool = False
    """A word of its own only: not glued to a letter before it, no space within."""


SPELLINGS: tuple[Spelling, ...] = (
    # --- 死ぬ
    Spelling(r"しにた(?=い(?!し[てたまなよ]|する|すき|へん|おう|ざい|いん|せつ|りつ|よう|おん|いく|やき|焼|くつ|そう(?:[てな]|手|世|お)|、(?:いや|鯛))|く[なて]|か[っねよ]|き|さ|すぎ|み[がた。]|くて)", "死にた", "わたなきだ返越話出貸消探直起押差か"),
    Spelling(r"しにて(?=え(?!き|い|ん))|しにで(?=え)|しにだ(?=い)", "死にた"),
    Spelling(r"しにとう(?=なっ|なる|て|ご)|しのうご(?=た)", "死にとう"),
    Spelling(r"しの(?=う(?:か|と(?!し)|って|ぜ|かな|。|!|$|や))", "死の", "たのなるそつく"),
    Spelling(r"しんで(?=しま|しも|まい|まえ|まお|ほし|もいい|もええ|やる|やろ|お?わび|いい|いなくな|くれ|も(?:だれも|誰も|らい)|らく|も[、。])", "死んで", _NOT_DIE_BEFORE + "か"),
    Spelling(r"しんじゃ(?=い|え|お|う|った)", "死んじゃ", _NOT_DIE_BEFORE),
    Spelling(r"しんだ(?=ほう|方|ら(?!い|け)|が(?:まし|よか)|あと)", "死んだ", _NOT_DIE_BEFORE + "か"),
    Spelling(r"しぬ(?![くけきぎぐ])", "死ぬ", "たよいがしべ"),
    Spelling(r"しね(?=ば(?!な)|たら(?!い)|るなら|るほうほう|る方法|るかな|るくすり|る薬|る場所|といわ|と言|っていわ|って言|ってい|ないから|。|!|$)", "死ね", "くかさたでえりをは"),
    Spelling(r"しなせ(?=て|ろ)", "死なせ", "はかさ話"),
    Spelling(r"しにそう", "死にそう", "たわ話なが"),
    Spelling(r"しにま(?=す|し[たょ])", "死にま", "をはたわがり"),
    Spelling(r"しにばしょ|死にばしょ|しに場所", "死に場所"),
    Spelling(r"死にて(?=え)|死にで(?=え)|死にだ(?=い)|死にてぇ", "死にた"),
    Spelling(r"死んでま(?=い|お|え|う)", "死んでしま"),
    Spelling(r"逝(?=きたい|こう|った方|ったほう)", "逝"),
    Spelling(r"じさつ|自さつ|自サツ|自害|じがい(?=し[たよ])", "自殺"),
    Spelling(r"いしょ(?=を|が|に|は|も?かい|かき|書|と|[。!?]|$)", "遺書", "たかさせきれめけげつ"),
    Spelling(r"遺言(?=を書いて|が机|を残し|めいた|みたい|のような|らしき)|書き置き|書置き", "遺書"),
    Spelling(r"しんじゅう(?!ろう|く|うえ)", "心中"),
    Spelling(r"きえ(?=る[、。]|る$|たい|たく|てしま|てなく|てい(?:き|な|けた)|ちゃ|れば|られ|たら|よう|てまい|る(?:しか|ほう|方)|てえ)", "消え", "みつあさおい"),
    Spelling(r"居な(?=く|い|けれ)", "いな"),
    Spelling(r"おらん(?=よう|く|ほう|方|けれ|かった|ければ|がまし|だら)", "おらん"),
    Spelling(r"いきて(?=いて|い?る(?!ところ|とこ)|い[たくき]|も(?!よ|い)|く(?!だ)|て(?!も?い)|ん|られ|けな)", "生きて", "てでにへ校がとん"),
    Spelling(r"生ぎで", "生きて"),
    Spelling(r"いきる(?=の|い|き[がり]|こ|ため|ちから|力|り|すべ)", "生きる", "りわできお"),
    Spelling(r"いきがい|生き甲斐", "生きがい"),
    Spelling(r"うまれて?こな|うまれ(?=なければ|なきゃ|たくなかった|てきたく)", "生まれてこな"),
    Spelling(r"産まれ", "生まれ"),
    Spelling(r"生まれ(?=なければ|なきゃよ|たくなかった|なかったら)", "生まれてこ"),
    Spelling(r"じんせい", "人生"),
    Spelling(r"いのち(?=を|が|なん)", "命"),
    Spelling(r"めがさめ|目がさめ|目が醒め|目が覚め", "目が覚め"),
    Spelling(r"おむかえ(?=が|に|を|は|の|こ)", "お迎え"),
    Spelling(r"おわり(?=に|た|だ|で)|終り(?=に)", "終わり"),
    Spelling(r"おわ(?=らせ)", "終わ"),
    Spelling(r"らく(?=に(?:し|な)|だろ|かな|で?すか|に?いき|になれ)", "楽", "ふめ"),
    Spelling(r"さよなら|さようなら|サヨナラ|左様なら", "さようなら"),
    Spelling(r"りすとかっと|リスカ|アムカ|アームカット|レッグカット|レグカ", "リスカ"),
    Spelling(r"じしょう(?=し|こうい|行為|がや|癖|を|。|$)", "自傷", "し"),
    Spelling(r"おーばーどーず|オバドズ|オバド|オーバードース", "オーバードーズ"),
    # --- ways and places
    Spelling(r"くび(?=を(?:つ|吊|絞|き|切)|(?:つ|吊)[りるろっ])", "首"),
    Spelling(r"首を?(?:つ|吊)(?=[りるろっら])|首くく(?=[りるろっ])", "首を吊"),
    Spelling(r"首をくく(?=[りるろっら])", "首を吊"),
    Spelling(r"首を?(?:し|締|〆|絞)め", "首を絞め"),
    Spelling(r"首し?め", "首を絞め"),
    Spelling(r"とびお(?=り|り|ろ)|飛びお(?=り|ろ)|とび降|飛降", "飛び降"),
    Spelling(r"とびこ(?=み|む|も|ん|め)|飛びこ|とび込|飛込(?=み|む|も|ん|め)", "飛び込"),
    Spelling(r"てくび|手頸|手くび", "手首"),
    Spelling(r"ほうちょう|庖丁", "包丁"),
    Spelling(r"せんろ", "線路", "こ"),
    Spelling(r"ふみきり(?!が)", "踏切"),
    Spelling(r"おくじょう", "屋上"),
    # --- 殺す 殴る 叩く 蹴る
    Spelling(r"ころ(?=さ[れなせ]|し(?:て|た[いく]|ちゃ|そう|に)|す(?:ぞ|と|って|つもり|よ|。|!|$)|せ(?:ば|る|よ|。|!))", "殺", "とこどふのひ"),
    Spelling(r"なぐ(?=[らりるれろっん](?!さ))|撲(?=[らりるれろっ])|擲(?=[らりるれろっ])", "殴", "つ"),
    Spelling(r"どつ(?=か(?:れ|な)|いた|いて|く[。、]|きま)|ど突(?=[かいくきけ])", "叩", "い"),
    Spelling(r"しばか(?=れ)", "叩か"),
    Spelling(r"しばい(?=た|て)", "叩い", "お"),
    Spelling(r"くらさ(?=れ)|くらわさ(?=れ)", "殴ら"),
    Spelling(r"ぶんなぐ|ぶん殴|ぶっ殴|殴りつけ", "殴"),
    Spelling(r"ぼこ(?:ぼこに?)?(?:に)?(?=(?:殴|さ)?ら?れ)(?:殴ら|さ|ら)?", "殴ら", "でこ"),
    Spelling(r"ぼこぼこにし|ぼこりやが|ぼこって", "殴っ", "で"),
    Spelling(r"半殺しにさ", "殴ら"),
    Spelling(r"ひっぱた|引っ叩|引っぱた|ひっ叩|はた(?=かれ|いた[。ら]|いて(?!い)|きま)|敲", "叩", "を"),
    Spelling(r"たた(?=か(?:れ|な)|き(?:ま|つけ|そう|た[いく]|なが)|く(?!さ)|い(?:て|た|ちゃ)|け(?!て)|こう)", "叩", "しま"),
    Spelling(r"ぶたれ", "叩かれ", "こ"),
    Spelling(r"ぶたない(?=で|。|$)", "叩かない", "こ"),
    Spelling(r"ぶって(?=し|く|き)|ぶっちゃ(?=い|う|った)", "叩いて", "かや"),
    Spelling(r"平手打ち|平手で|びんた|ゲンコツ|げんこつ|拳骨|張り手", "平手打ち"),
    Spelling(r"はりたお|張り倒|張っ倒|はったお|殴り倒|叩きのめ", "殴り倒"),
    Spelling(r"けと?ば(?=さ|し)|蹴っ?飛ば(?=さ|し)|蹴とば(?=さ|し)|蹴り飛ば", "蹴飛ば", "か"),
    Spelling(r"をけ(?=ら|っ(?:て|た|ちゃ)|る|り)", "を蹴"),
    Spelling(r"け(?=られ(?:る|た|て|ま)|った[。、]|ったり|っ飛|って(?:く|き|やる))", "蹴", "かつうあさまぬいだとふやたみめよつ向付受助続避掛届欠開明預傷片設負焼溶漬解分授手見出行言"),
    Spelling(r"て(?=を(?:あげ|だし)|が(?:でて|でそ|あが))", "手", whole=True),
    Spelling(r"かんがえ(?=て|る|た|ま)", "考え"),
    Spelling(r"にけら(?=れ)", "に蹴ら"),
    Spelling(r"はけら(?=れ)", "は蹴ら"),
    Spelling(r"こづ(?=[かいくき])|こず(?=か(?:れ|な))", "小突"),
    Spelling(r"おとこ(?=の|が|に|は)", "男"),
    Spelling(r"おんな(?=の|が|に|は)", "女", "こそあど"),
    Spelling(r"くびをし?め", "首を絞め"),
    Spelling(r"くびを(?=つ)", "首を", "て"),
    Spelling(r"なげ(?=ま[しす]|る|た|て(?!た)|つけ|られ)", "投げ", "つかあ"),
    Spelling(r"せかい", "世界"),
    Spelling(r"つきとば|突きとば|つき飛ば|突飛ば", "突き飛ば"),
    Spelling(r"ゆさぶ|ゆすぶ|揺すぶ|揺すって(?=しま)|ゆすって(?=しま)", "揺さぶ"),
    Spelling(r"ぼうりょく", "暴力"),
    Spelling(r"ぎゃくたい", "虐待"),
    Spelling(r"おど(?=さ(?:れ)|し(?:て|た[。、り]|ま)|す)", "脅", "も"),
    Spelling(r"さされ(?=る|た|そう|て)", "刺され", "かさ"),
    Spelling(r"こわ(?=い|く[てな]|か[っ]|すぎ)|恐(?=い|く[てな]|か[っ])|怖ろし|恐ろし", "怖", "っ"),
    Spelling(r"おこ(?=られて?こ)", "怒"),
    Spelling(r"どな(?=ら|り|る|っ(?:て|た))|怒鳴", "怒鳴"),
    Spelling(r"にげ(?=て|た|ら|る|な|ま|よ)", "逃げ"),
    Spelling(r"どめすてぃっくばいおれんす|ドメスティックバイオレンス|でぃぶい", "dv"),
    Spelling(r"あざ(?=が|だらけ|を(?:つく|かく|み)|も|の?あと)|痣|アザ", "あざ", "め"),
    Spelling(r"とじこめ|閉じこめ", "閉じ込め"),
    # --- people
    Spelling(r"こども(?!の日)|子供|小供|子達|子たち|子どもたち|子ども達", "子ども"),
    Spelling(r"むすこ|倅|せがれ", "息子"),
    Spelling(r"むすめ", "娘"),
    Spelling(r"赤ん坊|あかちゃん|あかんぼう?|ベビー|乳児|乳飲み子|乳のみ子", "赤ちゃん"),
    Spelling(r"おとと|おとうと|おとおと", "弟"),
    Spelling(r"いもうと", "妹"),
    Spelling(r"おっと(?=が|に|は|の|と|から|も|を)", "夫"),
    Spelling(r"だんな(?=さん|が|に|は|の|と|から|も|様|さま|を|、|で|$)", "旦那", "みまこそあ"),
    Spelling(r"しゅじん(?=が|に|は|の|から|も)|うちの人(?=が|に|は|の|から)|うちの(?:ひと|やつ)(?=が|に|は|から)", "主人"),
    Spelling(r"つま(?=が|に|は)", "妻", "てさあや"),
    Spelling(r"かれし|カレシ|彼ピ|彼ぴ", "彼氏", "つ"),
    Spelling(r"おかさん|おかあさん|おかあちゃん|お母ちゃん|母ちゃん|かあちゃん|かちゃん|おかん(?=に|が|は|の|から)|母さん", "お母さん", "ばお"),
    Spelling(r"おとさん|おとうさん|お父ちゃん|父ちゃん|とうちゃん|おとん(?=に|が|は|の|から)|おとう(?=に|が)|父さん|とうさん", "お父さん", "お"),
    Spelling(r"お祖母さん|おばあ(?:さん|ちゃん)|おばちゃん|ばあちゃん|ばあさん|祖母", "祖母"),
    Spelling(r"お祖父さん|おじい(?:さん|ちゃん)|じいちゃん|じいさん|祖父", "祖父"),
    # --- food
    Spelling(r"(?:たべ|食べ|喰べ|くい|食い|喰い|くう|食う|喰う|食える|くえる|食べる|たべる|食べられる|たべられる)(?:もの|物|もん|モノ)(?!か)|食料品?|食糧|食材|しょくりょう|しょくじ(?=が|を|も)", "食べ物", "し"),
    Spelling(r"たべ(?=る(?!こ)|て(?!ん)|た(?![。、!]*い?(?:す|し))|れ|ない|なく|さ(?:せ|してもら)|ら|ま[しせ]|よう|ず|とら|とう?ら|へん|れん|ん(?:かっ|で|。|$))|喰べ", "食べ", "しすき"),
    Spelling(r"喰(?=っ|え|わ|う)", "食"),
    Spelling(r"くって(?=ない|ねえ?|ん?。|いな|ません)", "食って", "しすつめもそ"),
    Spelling(r"ごはん|御飯|ゴハン|メシ(?=が|も|を|く|ぬ|な|代)|飯(?=が|も|を|ぬき|抜|な|食|作|に|は|、|。|屋|$|だ|つく|も|つ)|まんま(?=がな|食|も食|ない)", "ご飯", "昼夕夜朝晩炊御ご"),
    Spelling(r"めし(?=がな|もな|ない|を食|も食|を?く|ぬき|抜き|がくえ|くえ|くって|食|つく)", "ご飯", "は示占"),
    Spelling(r"おこめ|(?<=お)こめ|コメ(?=が|も)|こめ(?=が(?:な|つ|き|そ)|もな)", "米", "あ"),
    Spelling(r"みず(?=が|も|を|だけ|で|しか|の|ば|も?のん)", "水", "みは"),
    Spelling(r"ぎゅうにゅう", "牛乳"),
    Spelling(r"もの(?=を(?:なげ|投げ|こわ|壊))", "物", "べみきぎけ"),
    Spelling(r"みるく|粉ミルク|粉乳|こなみるく", "ミルク"),
    Spelling(r"おなか|お中(?=が)|お腹|はら(?=が?(?:へ|減))", "お腹"),
    Spelling(r"腹(?=が|も|は|へ|減|ペコ|ぺこ|の|[、。]|一|い)", "お腹", "お空切立裏"),
    Spelling(r"くうふく", "空腹"),
    Spelling(r"れいぞうこ|れいぞこ", "冷蔵庫"),
    Spelling(r"がし(?=し(?:そう|て|ます|た))|餓死(?!者)", "餓死", "さな"),
    Spelling(r"のみ(?=もの)", "飲み"),
    Spelling(r"のん(?=だ|で)", "飲ん", "たし"),
    # --- lifelines
    Spelling(r"でんき", "電気", "てふ"),
    Spelling(r"すいどう?(?=が|も|を|の|と|だ|、|でな|とま|止|[。]|$)|上下水道", "水道"),
    Spelling(r"がす(?![ぁ-んー]|と)|がす(?=が|も|を|と(?:ま|め|す|で)|だい|つ|は|、|の)", "瓦斯", "さなにのまやあごくぬおこふまひ"),
    # --- house, bed
    Spelling(r"いえ(?=に(?!つ)|を|が|へ|も(?!い)|で[たしま]|かえ|な[いくし]|から|のな|帰)", "家", "とはいたっおさなかまきてねうち"),
    Spelling(r"かえ(?=りたくな|れな|れま|るところ|るとこ|るいえ|る家|るばしょ|る場所|ってこ[なん]|ってき[ませ]|れん|るうち|って(?:い?ま|い?な))", "帰", "むひかおくきつまさ"),
    Spelling(r"ねる(?=ところ|とこ|ばしょ|場所|いえ|家|へや|部屋|ふとん|布団)|ねられる(?=ところ|とこ|場所|ばしょ)", "寝る", "たか重つ"),
    Spelling(r"でね(?=て|た[。、!]|と(?:る|り|ん)|ま[しす])", "で寝"),
    Spelling(r"にね(?=てい?ま|てい?る|とる|とま)", "に寝"),
    Spelling(r"寝起き", "寝起き"),
    Spelling(r"とま(?=る(?:ところ|とこ|ばしょ|場所|いえ|家|へや|部屋|あて|おかね|お金)|れる(?:ところ|とこ|場所|ばしょ|いえ|家)|るのに)", "泊ま"),
    Spelling(r"ばしょ", "場所"),
    Spelling(r"くるま(?=で|に|の|なか|が|も|だけ)|自家用車|軽自動車|軽トラ|軽の中|マイカー|ワゴン車|軽ワゴン|ハイエース|車中", "車"),
    Spelling(r"こうえん(?=で|に|の)", "公園"),
    Spelling(r"のじゅく", "野宿", whole=True),
    Spelling(r"ネカフェ|ネットカフェ|ねっとかふぇ|漫喫|マン喫|まんが喫茶|マンガ喫茶|漫画喫茶|漫画きっさ|インターネットカフェ|ネトカフェ|ネットカフエ|ネカフエ", "ネットカフェ"),
    Spelling(r"おいだ|追いだ|おん出|追ん出|おんだ|叩き出|たたき出|放り出|ほうり出|ほっぽり出|ほっぽりだ|つまみ出|追い払", "追い出", "に"),
    Spelling(r"でていけ|出てけ|でてけ|出ていって|出て行って|出て行け|でていって|でてって|出てって", "出ていけ"),
    # --- the body
    Spelling(r"くすり", "薬", "び"),
    Spelling(r"おくすり|お薬", "薬"),
    Spelling(r"びょういん(?=つ|に|へ|い|も|が|を|の|は|、|で)|医者(?=に|へ|も)|お医者さん|おいしゃ(?:さん)?|いしゃ(?=に|へ|も|い)|クリニック|診療所|外来(?=に)|医院", "病院", "か"),
    Spelling(r"ねつ(?=が|で|も|さが|は|、?[0-9])", "熱", "つせ"),
    Spelling(r"むね(?=が|、|も|の)", "胸"),
    Spelling(r"あたま(?=が|、|も|を)", "頭"),
    Spelling(r"いたい(?=です|。|$|、|よ|し|すごく|とても|ひどく)|いたく(?=て)|いたみ(?=が)|いたくてたま|いたむ", "痛い", _BUT_AFTER_A_PARTICLE),

    Spelling(r"いき(?=が(?:でき|くる|す|と)|でき|くるし|ぐるし|もでき)|呼吸(?=が|も|でき)", "息", "りて"),
    Spelling(r"くるし(?=い|く|か)", "苦し"),
    Spelling(r"にんしん", "妊娠"),
    Spelling(r"けいれん|ひきつけ|引きつけ|痙れん", "痙攣"),
    Spelling(r"ほけん(?=しょう?|が?ない|に?はい)|マイナ保険証|資格確認書", "保険", ""),
    Spelling(r"たおれ(?=た|て|そう|ま)|ぶったおれ|ぶっ倒れ", "倒れ"),
    Spelling(r"ぐったり", "ぐったり"),
    Spelling(r"びょうき", "病気"),
    Spelling(r"透せき|とうせき", "透析"),
    # --- time, money, small words
    Spelling(r"きょう(?!う|だい|い(?!く)|か|し[つゅ]|そ|みょう|りょく|ざ|せ|ど|よ|ふ|そう|ぐ)|本日", "今日", "っゆりべきこ"),
    Spelling(r"こんや(?!く)|こんばん(?!は|わ)|今晩|今夕|今日の(?:夜|晩|よる)|今日夜|今日(?=よる|夜)", "今夜"),
    Spelling(r"今日(?:の)?よる", "今夜"),
    Spelling(r"あした|翌日|みょうにち", "明日", "っお"),
    Spelling(r"あす(?=から|まで|に(?!ぽ)|の|は|、|も|中|じゅう)", "明日"),
    Spelling(r"あさって|しあさって|みょうごにち|明後日", "明後日"),
    Spelling(r"きのう|昨夜|昨晩|ゆうべ|前日|昨夕", "昨日"),
    Spelling(r"おととい|おとつい|一昨日", "一昨日"),
    Spelling(r"けさ(?=[かはもの、])", "今朝", "なひ"),
    Spelling(r"おかね|お銭|ぜに(?=が|も)|おぜぜ", "お金"),
    Spelling(r"かね(?=が(?:な|ね)|も(?:な|ね)|(?:ない|ね(?:え|。|$|ん))(?!か))", "お金", "しりきみえねけれれあげべぎじちにいお"),
    Spelling(r"持ち金|手持ち(?:の)?(?:お金|現金)?|有り金|全財産|てもち(?:の)?(?:お金)?|現金", "所持金", "差"),
    Spelling(r"はらえ|払え|支払え|しはらえ|払われ(?=へん|ん|ない)", "払え"),
    Spelling(r"がっこう|ガッコ", "学校"),
    Spelling(r"せんせい", "先生"),
    Spelling(r"しゃちょう", "社長"),
    Spelling(r"しごと", "仕事"),
    Spelling(r"やちん", "家賃"),
    Spelling(r"しゃっきん", "借金"),
    Spelling(r"でんわ", "電話"),
    Spelling(r"まいにち", "毎日"),
    Spelling(r"まいばん|毎夜", "毎晩"),
    Spelling(r"さむい", "寒い"),
    Spelling(r"ひとり(?=で|に|き|ぼ|、|。|しか|だけ|も)", "一人", "お"),
    Spelling(r"ふたり(?=で|に|き|、|。|だけ|とも|も)", "二人", "お"),
    Spelling(r"からだ(?=を|に|が|中|じゅう|の|も|、)", "体"),
    Spelling(r"かぎ(?=を|が|も|は|かけ|、|そと)", "鍵", "い"),
    Spelling(r"ちち(?=に|が|は|の|を|と)", "父", "あい"),
    Spelling(r"はは(?=に|が|は|の|を|と)", "母"),
    Spelling(r"よる(?=い|へや|ね|こ|、|は(?!ん)|に(?!よ)|だ|ご飯|中|も|おそ|[0-9])", "夜", "にこたかとたさはう"),
    Spelling(r"いいま(?=す|し)", "言いま", "とてか"),
    Spelling(r"(?:はら|お腹|おなか)を?け(?=っ(?:た|て)|ら)", "お腹を蹴"),
    Spelling(r"(?:あし|かお|せなか|あたま)を?けっ(?=た|て)", "頭を蹴っ"),
    Spelling(r"もとかれ|元カレ|元かれ|モトカレ", "元彼"),
    Spelling(r"もとだん?な|もとおっと|元ダン", "元夫"),
    Spelling(r"だいじょうぶ", "大丈夫"),
    Spelling(r"おむつ|オムツ|むつき", "おむつ"),
    Spelling(r"おうち", "家"),
    Spelling(r"いみ(?=が|も|わ|は|、|な|。)", "意味", "げしぎかいたるらこりき"),
    Spelling(r"たすけて", "助けて"),
    Spelling(r"つら(?=い(?!い|たち)|くて|すぎ|か[っ])|辛(?=い|くて|すぎ|か[っ])", "つら", "ぱうづ"),
    Spelling(r"しんど|しんどい", "しんど"),
    Spelling(r"つかれ(?=た|ま|て|き)|疲れ", "疲れ", "にうら"),
    Spelling(r"むかし", "昔"),
    Spelling(r"無(?=く(?:て|な|、)|い(?!で)|かっ|し[。、で])", "な"),
    Spelling(r"下さ(?=い)", "くださ"),
    Spelling(r"方が", "ほうが"),
    Spelling(r"ほう(?:が)?え(?=え|か)", "ほうがえ"),
    Spelling(r"言われ|いわれ(?=た|て|ま|る)|云われ", "言われ", "つおま"),
    Spelling(r"いって(?=い?る(?!と)|き?ま|た。)", "いって"),
    Spelling(r"貰", "もら"),
    Spelling(r"何にも|なんにも|なんも|なにも|何も|なーんも|なあんも|なんもかも|なんもかんも|何もかも", "何も"),
    Spelling(r"全て|すべて|ぜんぶ|全部|ぜーんぶ", "全部"),
    Spelling(r"わたし|わたくし|あたし|ワタシ|私達|私たち|うちら|わし(?=[はがもにのらゃ])|儂|あたい", "私", "ま"),
    Spelling(r"おれ(?=[はがもにのをだっ、])", "俺", "たとしおなま"),
    Spelling(r"ぼく(?!し|そ|じ)|ボク", "僕", "おそ"),
    Spelling(r"じぶん", "自分"),
    Spelling(r"誰(?=も|か|に|が)|だれ(?=も|か|に|が)", "誰", "まは"),
    Spelling(r"とめられ|とめら", "止められ", "つまわさもみ"),
    Spelling(r"とま(?=って|った|りま[しす]|る[。、!?と]|る$|るかみ|る紙|るひ|る日|っちゃ|りそう|らな|るって)", "止ま", "ち"),
    Spelling(r"とめ(?=ます|ると|る[。、!]|る$|るって)", "止め", "つま"),
    Spelling(r"死にたあ+い?|しにたあ+い?|死にたあ", "死にたい"),
)  # fmt: skip


def _split_top(pattern: str) -> list[str]:
    """Split a pattern at its outermost bars."""
    parts, depth, current = [], 0, ""
    escaped = False
    for char in pattern:
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "|" and depth == 0:
            parts.append(current)
            current = ""
            continue
        current += char
    return [*parts, current]


def _first_letters(written: str) -> set[str]:
    """Tell with which letters a spelling can begin."""
    letters: set[str] = set()
    for part in _split_top(written):
        body = re.sub(r"^\(\?<[=!][^)]*\)", "", part)
        match = re.match(r"\(\?:", body)
        if match:
            depth, end = 0, 0
            for end, char in enumerate(body):  # noqa: B007
                depth += {"(": 1, ")": -1}.get(char, 0)
                if depth == 0:
                    break
            letters |= {letter for inner in _split_top(body[3:end]) for letter in inner[:1]}
        else:
            letters.add(body[0])
    return letters


def _by_first_letter() -> dict[str, list[tuple[re.Pattern[str], str, str, bool]]]:
    table: dict[str, list[tuple[re.Pattern[str], str, str, bool]]] = {}
    for spelling in SPELLINGS:
        written, means = fold_pattern(spelling.written), fold_pattern(spelling.means)
        entry = (re.compile(written), means, spelling.not_after, spelling.whole)
        for letter in _first_letters(written):
            table.setdefault(letter, []).append(entry)
    return table


_TABLE = _by_first_letter()
_UNITS = (
    (re.compile(r"(?<=[0-9一二三四五六七八九十])にち(?!ょう)"), "日"),
    (
        re.compile(
            r"(?<=[0-9一二三四五六七八九十数何])(?:か|ケ|け|箇|ヶ)?(?:げつ|月)(?=も|間|前|後|め|目|の|で|は|、|。|、|と|く|ほど|分|滞|ぶん)(?<![0-9]月)"
        ),
        "か月",
    ),
    (re.compile(r"(?<=[0-9])えん(?!せ)"), "円"),
    (re.compile(r"(?<=[0-9一二三四五六七八九十])しゅうかん"), "週間"),
    (re.compile(r"いっしゅうかん"), "一週間"),
)


def spell(mapped: Mapped) -> Mapped:
    """Write every known word in its one spelling, from left to right."""
    for pattern, unit in _UNITS:
        mapped = mapped.rewrite(pattern, unit)
    writer: Writer | None = None
    text, at, length = mapped.text, 0, len(mapped.text)
    while at < length:
        glued = at > 0 and mapped.ends[at - 1] == mapped.starts[at]
        for pattern, means, not_after, whole in _TABLE.get(text[at], ()):
            if glued and text[at - 1] in not_after:
                continue  # a space before it would make it a word of its own
            match = pattern.match(text, at)
            if match is not None and match.end() > at:
                if whole and not _stands_alone(mapped, at, match.end()):
                    continue
                if match.group() != means:
                    writer = writer or Writer(mapped)
                    writer.replace(at, match.end(), means)
                at = match.end()
                break
        else:
            at += 1
    return mapped if writer is None else writer.finish()


def _stands_alone(mapped: Mapped, start: int, end: int) -> bool:
    """Say whether a word was written in one piece, apart from the letter before it."""
    before = mapped.text[start - 1] if start else ""
    if before.isalnum() and mapped.ends[start - 1] == mapped.starts[start]:
        return False
    return all(mapped.ends[at] == mapped.starts[at + 1] for at in range(start, end - 1))
