"""Reads yes and no, by what was asked: 「大丈夫です」 is no to 「困っていますか」 and yes to 「食べるものはありますか」."""

from __future__ import annotations

import re
from enum import Enum

from casework.reading.ask import Ask
from casework.reading.outcome import Reading, Value
from casework.reading.refusals import says_not_known
from casework.reading.said import Said


class Stance(Enum):
    """What a yes to the question would mean for the person."""

    TROUBLE = "trouble"  # 困っていますか: all is well is no
    FINE = "fine"  # 食べるものはありますか: all is well is yes
    PERMISSION = "permission"  # よろしいですか: all right is yes
    OFFER = "offer"  # ほかにありますか: all right is no, thank you
    NEUTRAL = "neutral"  # 働きたいですか: all right is no, thank you, and 無理 is no too


_Q_TROUBLE = re.compile(
    r"困|滞納|遅れ|止め(?:られ|る)|止ま|切れ(?:て|そう|る)|借金|借入|借り|暴力|殴|たたか|怖|不安|心配|つら|辛|追い|退去|立ち退|差し?押|督促|取り?立て|危険|危ない|足り(?:な|ませ|て(?:い)?な)|なくな|痛|具合(?:が|の)?悪|体調(?:が|の)?悪|悩|苦し|払え(?:な|て(?:い)?な|ませ)|でき(?:な|て(?:い)?な|ませ)|行け(?:な|て(?:い)?な)|食べ(?:られ)?(?:て(?:い)?)?な|眠れ(?:な|て(?:い)?な)|失(?:業|い)|死に|消え|けが|病気|けんか|いじめ|不登校|脅|強要|ひどい|嫌な|被害|問題(?:は|が)?あ|支障|障害"
)
_Q_PERMISSION = re.compile(
    r"(?:て|で)も?(?:いい|よい|良い|よろしい|宜しい|構わ(?:ない|いません)|かまわない|かまいません|大丈夫|差し支え(?:ない|ありません))(?:です|でしょう)|(?:よろしい|宜しい)(?:です|でしょう)|同意|合って(?:い)?ます|間違い(?:は)?(?:ない|あり)|まちがい(?:は)?(?:ない|あり)|正しい|これでいい|承諾|許可|(?:内容|これ|こちら)で(?:大丈夫|いい|よい)"
)
_Q_FINE = re.compile(
    r"食べ(?:る|物|られて|て)|たべ(?:る|もの)|食料|食事|ごはん|寝る|泊ま|眠れて|安全|安心|払えて|足りて|取れて|とれて|行けて|できて|使えて|飲めて|受診でき|暮らせ|回って|住むところ|住む場所|住まいは(?:あ|確保)|帰る(?:家|場所|ところ)|頼れる|相談できる(?:人|方|相手)|味方|お薬|薬は|順調|元気|無事"
)
_Q_SHELTER = re.compile(r"寝る|泊ま|寝泊|夜を過ご|今夜|今晩")

_YES_SIGNS = re.compile(r"[👍👌🙆⭕✅🆗💯🙋]")
_NO_SIGNS = re.compile(r"[👎🙅❌🚫🆖✖]")
_YES_WORD = re.compile(
    r"^(?:あ、?|えと、?|えっと、?|まあ、?|ま、)?(?:は[いぃー]+|はーい|うん+|うむ|えー?え(?!と|っと)|ああ(?!あ)|ええ|そう(?!ではな|じゃな|でもな|は思)|yes|yeah|yep|y$|おー?け[ーい]?|おっけ|ok|おk|おう$|せやな|んだ|そだ|んです$|左様|いえす|もちろん|勿論|当然|当たり前|当てはま|その通り|そのとおり|ですね|だよ|だね|了解|りょ|承知|わかりました(?!か)|かしこ|どうぞ|○|まる$|おねがい|お願い|お任せ|よろしく|喜んで|いえす|ぜひ|是非|賛成|同意(?!しな|しませ|でき)|肯定|あたり|正解|うい|へい|はいはい|あい$|ほい)"
)
_NO_WORD = re.compile(
    r"^(?:あ、?|えと、?|えっと、?|まあ、?)?(?:い+え(?!る|ま|す)|いーえ|いやいや|いや(?!な|だ|です|が)|いやー|うー?うん|のー|の$|no(?!t|r)|n$|nope|いな$|×|ばつ|だめ|違(?:い|う|く)|ちが(?:い|う)|ちげ|べつに|別に|特に|とくに|特段|とりあえず(?:ない|大丈夫)|今のところ(?:は)?(?:ない|なし|あり|特|$)|全然(?!大丈夫|平気|問題|あり|ok|おけ|足り|困)|ぜんぜん(?!大丈夫)|まったく(?!問題)|全く(?!問題)|さっぱり|まだ(?:です|だ|$|。)|初めて|はじめて|今回が(?:初|はじ)|以上(?:です|$|で)|もう(?:十分|充分|いい|結構|ない)|十分|充分|(?:結構|けっこう)(?:です|っす|だ)|不要|いりません|いらない|いらん|要りません|要らない|遠慮|やめて|やめと|辞めて|見送|また今度|今度に|おことわり|お断り|断り|なっしんぐ|むり|無理$|無理です|のーさんきゅ|間に合って)"
)
_NEGATIVE_END = r"(?:ない|無い|ません|ませーん|まへん|なし|無し|ねえ|ねー|ねぇ|ないっす|ないわ|なく|なかった|ず(?:に)?|(?<=[らせえけめへきじびみ])ん(?=。|$|わ$|よ$|です|のよ|ね$)|なさそう|なさげ|無さそう|ないかな|ないかも|無$)"
_DOUBLE_NEGATIVE = re.compile(r"(?:ない|なく|無い)(?:わけ|訳|こと)?(?:で|じゃ)?(?:は|も)(?:ない|ありません|なし)|ない(?:わけ|訳|こと)(?:で|じゃ)?(?:は|も)?(?:ない|あり)|なくはな|なくもな")

_BAD = r"困|滞納|遅れ|おくれ|止ま|止め(?:ら|る)|とま(?:っ|り|る)|切れ|きれ(?!い)|出て(?:い|行)|追い出さ|借り|不安|心配|つら|辛|痛|苦し|暴力|殴|怖|こわ|危な|危険|追い出|督促|差し押|問題|ぴんち|やば|きつ|厳し|しんど|無理|ぎりぎりあうと|あうと|最悪|限界|火の車|悩|嫌|いや(?:で|だ|な)|だめ|ng|まず(?:い|く)|苦手|にがて|都合(?:が)?悪|迷惑|避け|やめてほし|やめて(?:くだ|ほ)|遠慮|間違|違い|なくなり|空腹|腹(?:が)?(?:減|へ)|お腹(?:が)?(?:空|す)|たまって|ぶっ倒|倒れ"
_GOOD = r"払え|払って|はらって|はらえ|足り|たり(?:て|る)|食べ(?:て|れ|ら)|食えて|たべ(?:て|ら)|寝れ|眠れ|泊まれ|行け|いけて|でき(?:て|る|ます)|使え|つかえ|つい(?:て|てます)|飲め|飲んで|回って|回せて|やれて|暮らせ|取れて|とれて|受けられ|通えて|余裕|確保|まかなえ|間に合"
_BAD_YES = re.compile(rf"(?:{_BAD})(?![^、。]{{0,5}}?{_NEGATIVE_END})")
_BAD_NO = re.compile(rf"完済|返し終|返(?:済)?し(?:た|まし)|返済済|(?:{_BAD})[^、。]{{0,6}}?{_NEGATIVE_END}")
_GOOD_NO = re.compile(rf"(?:{_GOOD}|お金|おかね|現金|食料|食べ物|たべもの|食べるもの|米|(?:寝る|住む)(?:とこ(?:ろ)?|場所|家)|住まい|泊まる(?:ところ|場所)|行くところ|行く場所|行き場|帰る(?:ところ|場所|家)|冷蔵庫(?:は|も)?空)[^、。]{{0,6}}?{_NEGATIVE_END}|食べて(?:い)?ない|たべてない")
_GOOD_YES = re.compile(rf"(?:住む|寝る|泊まる|食べる|住まい|家)(?:ところ|とこ|場所|もの|家)?(?:は|が)(?:ちゃんと)?(?:あり(?:ます|ました)|ある|い(?:ます|る))|(?:{_GOOD})|大丈夫|だいじょう?[ぶび]|平気|へいき|なんとか|何とか|どうにか|ぎりぎり|かろうじて|辛うじて|問題(?:は)?(?:な|あ)|おけ|ok|いいです|いいよ|いいっす|良いです|よいです|よろしい|かまいませ|かまわな|構いませ|構わな|差し支え(?:な|あり)|安全|安心|合って|あって(?:い)?ます|あってる|正し|間違いな|まちがいな|異議(?:な|あり)|万全|ばっちり|順調|元気|無事|おかげさま|落ち着いて")
_EXIST_YES = re.compile(
    r"(?:あ(?:り(?:ます|まし|ました|ましたよ|そう|まくり)|る(?!わけ|はず|訳)|った|って)|有り?(?:ます|る)|^有り?$|(?<!ざ)い(?:ます|る(?![のわ])|た(?:よ|$|。)|ました)|居(?:ます|る|り)|お(?:ります|る$|るよ)|して(?:い)?(?:ます|る|おります|た)|しとる|しと(?:ります)|してます|しました|しまし|持って(?:い)?(?:ま(?!せ)|る)|探して|通って|受けて(?:い)?(?:ま(?!せ)|る)|もらって|使って|行って(?:い)?(?:ま(?!せ)|る)|行(?:った|きまし)|思(?:って|い)ます|考えて|したい(?!と思わ|とは)|ほし[いく]|欲し[いく]|たいです|たい$|届|来(?:て|た|まし)|きて(?:い)?(?:ま(?!せ)|る)|聞いて|知って(?:い)?(?:ま(?!せ)|る)|できます|入って|働いて(?:い)?(?:ま(?!せ)|る)|はたらいて|住んで|続いて|出て(?:い)?(?:ま(?!せ)|る)|相談し(?:た|まし))"
)
_EXIST_NO = re.compile(rf"{_NEGATIVE_END}[ですよねわっすかなんの。!.…笑]*$|{_NEGATIVE_END}(?:です|っす|けど|ので|から|し|が|と思|、|。|!)|ないで|全然$|ぜんぜん$")
_SOMEWHAT = re.compile(
    r"少し|少々|すこし|(?:月|週|年)に?[\d一二三四五六]|ちょっと|ちょい|ちょびっと|わずか|たまに|時々|ときどき|とき(?:たま)|時たま|多少|一応|いちおう|いくらか|まあまあ|まぁまぁ|それなり|そこそこ|けっこう|結構(?!です)|かなり|すごく|すごい|めっちゃ|めちゃ|とても|とっても|大変|だいぶ|ずっと|毎日|毎月|毎晩|いつも|よく|頻繁|何度か|何回か|数回|(?:一|1|二|2|三|3)(?:度|回)(?!も)|(?:[一二三四五12345])(?:つ|個|こ|食)|(?:で|に|なら)なら|なら(?:$|。|ば)|昔|去年|おととし|先月|先週|前に|以前|\d年前|たくさん|いっぱい|だけ|しか|くらいは|くらいなら|ものすごく|相当|まぁ(?:ね|、|$)|まあ(?:ね|、|$|はい)|たぶん|多分|おそらく|恐らく|きっと|かも|っぽい|はず|ほんの|若干|すでに|既に|もう(?:すぐ|$)|あと(?:\d|少|わず)|半分|\d+(?:円|万|社|か月|人|回|日)"
)
_EXPERIENCE = re.compile(r"(?:した|受けた|もらった|使った|行った|来た|話した|利用した)こと(?:は|が)")
_SHELTERED = re.compile(r"友(?:達|人|だち)|実家|知(?:人|り合い)|ねっとかふぇ|ねかふぇ|まんが喫茶|漫喫|ほてる|自宅|家(?:が|に|で|は|です|$|あ)|うち(?:が|に|で|$)|あぱーと|部屋|寮|親戚|兄|姉|弟|妹|かぷせる|さうな|宿|しぇるたー|施設|彼|同僚|先輩")
_UNSHELTERED = re.compile(r"車(?:で|の中|中|に|です|$)|くるま(?:で|$)|公園|路上|外で|そと(?:で|$)|野宿|駅|ばす停|橋の下|こいんらんどりー|べんち|行くあて|あてがな|決まって(?:い)?な|今日まで|今夜(?:が|で)最後|追い出")
_POLITE_NO = re.compile(r"(?:ので|から|けど|が|もう|今回は|今は)、?(?:大丈夫|いい|結構|けっこう|やめ|遠慮|不要)(?:です|っす|$)|やめ(?:て|と)(?:お)?(?:き|く)|遠慮(?:し|させ)|見送|お断り|断り(?:ます|たい)|したく(?:は)?な|してほしくな|されたくな|望み?ま(?:せ)ん|希望しま(?:せ)|同意(?:し(?:な|ま)|でき)|(?:^|、)結構です|けっこうです|不要|要りませ|いりませ|いらない|間に合って|必要(?:は)?(?:ない|あり)|いやです|嫌です|やです$|控え|もういい")
_HESITATION = re.compile(r"^(?:んー+|ん、|うー+む?ん?(?!うん)|えー*っ?と|えっと|あー+|あのー*|そのー*|んと)[、…。.~ー]*")
# Turns that end in a negative, and are none: しかない is "only that", かもしれない is "perhaps".
_TURNS = (
    (_HESITATION, ""),
    (re.compile(r"かもしれ(?:ない|ません|ん)(?:です)?"), "かも"),
    (re.compile(r"(?:しか|くらいしか|だけしか)(?:ない|ありません|なく|いない|いません|残って(?:い)?ない|残って(?:い)?ません)(?:です)?"), "だけあります"),
    (re.compile(r"(?:なきゃ|なくちゃ|ないと|なければ|ねば)(?:いけない|いけません|ならない|なりません|だめ)(?:です)?"), "べき"),
)
_THAT_IS_ALL = re.compile(r"(?:これ|それ|以上|今の|これら)(?:で|だけ|くらい|が)(?:全部|すべて|終わり|おわり|です|$)|^(?:どうも)?(?:ありがとう|有難う|感謝)|全部(?:言|書|話)|終わりです|これだけ|それだけ|言い尽く|話しました|もうない")
_WANTS_CHANGE = re.compile(r"直し|なおし|修正|訂正|変更|変えた|間違(?!い(?:は)?(?:な|あり))|(?<!間)違[いう]|ちが[いう]")
# 軽が1台, 心療内科に: the answer names the very thing that was asked for.
_GIVES_ONE = re.compile(r"[\d一二三四五六七八九十]+(?:台|匹|人|社|本|枚|件|か所|冊|箱|袋|食分)|[一-龥]{2,}(?:に|へ|と|から)$")
_LOAN = re.compile(r"ろーん|かーど|りぼ|くれか|きゃっしんぐ|奨学金|借り|消費者金融|後払い")
_CANNOT = re.compile(r"無理|だめ|嫌|いや(?:で|だ|な)|ng|避け|やめ|厳し|きつ|しんど|遠慮|都合")
_Q_FOOD = re.compile(r"食べ|たべ|食料|食事|ごはん")
_FOOD = re.compile(r"米|ごはん|ご飯|ぱん(?!つ)|麺|らーめん|缶|れとると|もやし|うどん|そば|卵|たまご|野菜|冷凍|おにぎり|お菓子|菓子|ぱすた|芋|いも|豆腐|納豆|餅|水だけ|もらい物|差し入れ|備蓄|非常食|ふーどばんく|弁当|総菜|惣菜|味噌|漬物|すーぷ|ふりかけ|残り物")
_EMPTY = re.compile(r"空っぽ|からっぽ|すっからかん|ぜろ|皆無|底を|底が|空です|空$|尽き|使い切|なくなり")


def read_yes_no(said: Said, ask: Ask) -> Reading | None:
    """Read whether the answer says yes to the question."""
    if said.is_empty:
        return _from_signs(said)
    text = re.sub(r"[!?~ー…・]+$|(?<=[。、])$", "", said.text)
    for pattern, plain in _TURNS:
        text = pattern.sub(plain, text)
    question = Said(ask.question).text
    stance = stance_of(question)
    answer = _answer(text, question, stance)
    return None if answer is None else Value(answer, {}, said.raw.strip())


def stance_of(question: str) -> Stance:
    """Say what a yes to a (folded) question would mean."""
    if _Q_PERMISSION.search(question):
        return Stance.PERMISSION
    if _Q_TROUBLE.search(question):
        return Stance.TROUBLE
    if re.search(r"ほかに|他に|質問|伝え", question):
        return Stance.OFFER
    return Stance.FINE if _Q_FINE.search(question) else Stance.NEUTRAL


def _from_signs(said: Said) -> Reading | None:
    yes, no = bool(_YES_SIGNS.search(said.raw)), bool(_NO_SIGNS.search(said.raw))
    return Value(yes, {}, said.raw.strip()) if yes != no else None


def _answer(text: str, question: str, stance: Stance) -> bool | None:
    if _DOUBLE_NEGATIVE.search(text):
        return True
    yes, no = _YES_WORD.match(text), _NO_WORD.match(text)
    if yes and not no:
        return _after_yes(text[yes.end() :], question, stance)
    if no:
        return _after_no(text, text[no.end() :], question, stance)
    return _by_meaning(text, question, stance)


def _after_yes(rest: str, question: str, stance: Stance) -> bool:
    rest = rest.lstrip("、。,. !")
    meaning = _by_meaning(rest, question, stance) if len(rest) > 2 else None
    return True if meaning is None or _SOMEWHAT.search(rest) else meaning


def _after_no(text: str, rest: str, question: str, stance: Stance) -> bool:
    rest = re.sub(r"^(?:です|だ|に|は|な)?[、。,. !ー~…]*", "", rest)
    if _EXPERIENCE.search(question) and re.search("初めて|はじめて", text):
        return False
    if stance is Stance.FINE and re.match(r"(?:大丈夫|平気|問題)", rest):
        return False
    if len(rest) <= 2 or _POLITE_NO.search(text):
        return False
    return bool(_by_meaning(rest, question, stance)) and not _EXIST_NO.search(rest)


def _by_meaning(text: str, question: str, stance: Stance) -> bool | None:
    """Weigh each part of 「今日はあるけど明日はない」: the part on what was asked counts, else the last."""
    parts = [part for part in re.split(r"(?:けれども?|けど|だが|ですが|ますが|たが|のに)、?|(?<=[いうくすつぬむるたんだ])が、", text) if part]
    if len(parts) < 2:
        return _by_clause(text, question, stance)
    answers = [_by_clause(part, question, stance) for part in parts]
    asked = [answer for part, answer in zip(parts, answers) if answer is not None and _on_what_was_asked(part, question)]
    told = [answer for answer in answers if answer is not None]
    if stance is Stance.TROUBLE and answers[-1] is None and re.search("[がはも]$", parts[-1]):
        return True
    return asked[0] if asked else told[-1] if told else None


def _on_what_was_asked(part: str, question: str) -> bool:
    return bool(set(re.findall("[一-龥]{2}|[食寝泊住]", part)) & set(re.findall("[一-龥]{2}|[食寝泊住]", question)))


def _by_clause(text: str, question: str, stance: Stance) -> bool | None:
    """Weigh what is told: that all is well, that it is not, that there is some or none."""
    if _Q_SHELTER.search(question) and stance is not Stance.PERMISSION:
        if _UNSHELTERED.search(text):
            return False
        if _SHELTERED.search(text) and not _EXIST_NO.search(text):
            return True
    if stance is Stance.PERMISSION and _POLITE_NO.search(text) and not re.match(r"(?:それ|これ|その内容)で", text):
        return False
    if stance in (Stance.OFFER, Stance.NEUTRAL) and re.match(r"^.{0,10}?(?:結構|大丈夫|だいじょう[ぶび]|いい)(?:です|っす|かな|や|わ|$)", text):
        return False
    if _EXPERIENCE.search(question) and re.search(r"初めて|はじめて|初です", text):
        return False
    if stance is Stance.PERMISSION and _WANTS_CHANGE.search(text):
        return False
    if stance is Stance.FINE and re.search("まだ", text) and not re.search(f"あり|ある|{_GOOD}", text):
        return False
    if stance is Stance.TROUBLE and re.match(r"^(?:もう|かなり|けっこう|ほんと(?:に|うに)?|まじで|いつも|毎月)?(?:ぎりぎり|かつかつ)", text):
        return True
    if re.search("一緒に|同居", question) and re.match(r"^(?:今は|いまは)?(?:ずっと)?(?:一人|独り|1人|単身|独居)", text):
        return False
    if stance is Stance.OFFER and _THAT_IS_ALL.search(text):
        return False
    well = _is_well(text)
    if well is not None:
        return _told_of_the_state(well, text, stance)
    if says_not_known(text) or re.search("(?:どっち|どちら|何|なん)とも", text):
        return None
    if _EXIST_NO.search(text):
        return False
    if _EXIST_YES.search(text) or _SOMEWHAT.search(text):
        return True
    if _Q_FOOD.search(question):
        return False if _EMPTY.search(text) else True if _FOOD.search(text) else None
    if _EMPTY.search(text):
        return False
    return True if _echoes(text, question) or _GIVES_ONE.search(text) else None


def _echoes(text: str, question: str) -> bool:
    """Say whether the answer takes up the question's words (探し中), or names a loan where loans are asked for."""
    if "借" in question and _LOAN.search(text):
        return True
    return bool(set(re.findall(r"[一-龥][きしちみりけせてねめれい]", text)) & set(re.findall(r"[一-龥][きしちみりけせてねめれい]", question)))


def _told_of_the_state(well: bool, text: str, stance: Stance) -> bool:
    if stance in (Stance.FINE, Stance.PERMISSION):
        return well
    if stance is Stance.NEUTRAL and (well or _CANNOT.search(text) or _GOOD_NO.search(text)):
        return bool(well and not re.search("大丈夫|平気", text))
    return not well


def _is_well(text: str) -> bool | None:
    if _BAD_NO.search(text):
        return True
    if _GOOD_NO.search(text):
        return False
    if _BAD_YES.search(text):
        return False
    if _GOOD_YES.search(text):
        return True
    return None
