"""Works out who writes: the one in danger, a child, someone else; a parent's own hand is told by the rule."""

from __future__ import annotations

from safety.findings import Who
from safety.guards import Place
from safety.patterns import compile_pattern
from safety.rule import Rule

_WRITER_IS_CHILD = (
    r"(?:私|俺|僕|うち|自分|じぶん|当方)?(?:は|、|も)?(?<![のが])(?:小学|中学|高校)(?:生|[1-6一二三四五六]年(?:生)?)?(?:の?(?:女子|男子|女|男|子))?(?:です|だけど|なんだけど|だよ|やけど|っす|なんですけど|ですけど|。|$|、)"
    r"|(?<![一-龥ぁ-ん0-9])[小中高](?:学)?[1-6一二三四五六](?:年)?(?:の)?(?:女子|男子|女|男)?(?:です|だけど|なんだけど|だよ|やけど|っす|なんですけど|ですけど|。|$|、)"
    r"|(?:。|、|です|^|うち|私|俺|僕|自分|は)[小中高](?:学)?[1-6一二三四五六](?:年)?(?:女子|男子|女|男)?(?:です|。|$|、|だけど|なんだけど)"
    r"|(?:^|[。、\n]|私|俺|僕|うち|自分|は|も)(?:[6-9]|1[0-7])(?:歳|才|さい)?(?:の)?(?:です|。|$|だけど|なんだけど|女|男|、)"
    r"|(?:^|[。、\n]|私|俺|僕|うち)jk|jc(?:です|$|。)|じょしこうせい|小学生です|中学生です|高校生です"
)
_CHILD_LIFE = r"(?:学校(?!の先生)|先生に|クラス|部活|宿題|給食|教室|保健室|担任に|塾(?!代)|テスト|友達の家|帰りたくない|弟と|妹と|受験|スクールカウンセラー|校門|制服|ランドセル)"
_ADULT_LIFE = r"(?:息子|娘|孫|主人(?!公)|夫|旦那|妻|嫁|うちの子|子ども(?:が|の|を|に|は|も|たち)|甥|姪|児童|生徒|教え子|担任です|教諭|教員|支援員|民生委員|保育士|相談員|ヘルパー|会社|仕事(?!で|から|に行|行)|年金|家賃|離婚|結婚|保護者|隣|近所|上の階|下の階|パート(?!行)|貯金|借金|税金|住宅|大家|介護|(?:2[0-9]|[3-9][0-9])(?:歳|才|代)|十年|二十年|大人に|男児|女児|男の子|女の子|クラスに|教師|受け持|妊娠|ローン|学童の)"
_CHILD_SAYS_PARENT = r"(?:お父さん|お母さん|パパ|ママ|おやじ|親父|親(?![切戚])|おや|父|母|兄貴|お兄ちゃん|兄|義父|継父)(?:親)?(?:の(?:彼氏|恋人|再婚相手|彼女|新しい.{1,4}))?(?:が|に|は|から|も|と|の)"
_SAID_BY_ANOTHER = r"[^。!?\n]{0,16}?」?(?:と|って|とか|て|みたいな(?:こと)?を?|というような|という)(?:か)?[^。!?\n]{0,10}?(?:言|いう|いわ|いって|ゆう|ゆって|つぶや|呟|もら|漏|口|書|泣|line|メール|電話|騒|訴|話し|ほのめか|叫|繰り返|送|打ち明|相談|こぼ|連絡|投稿|メモ|手紙|ノート|残し|脅)"
_OTHER_PERSON = r"(?:{PARTNER}|{PARENT}|{SIBLING}|{CHILD}|{ELDER}|友人|友だち|友達|ともだち|ねっ友|フォロワー|相互|知人|知り合い|同僚|後輩|先輩|親友|隣の?(?:人|方|部屋|奥さん|家|住人|おじ|おば|.{0,4}さん)|近所の|ご近所|上の階|下の階|担当の|利用者|お客|生徒|児童|クラスの|教え子|相談者|住民|大家|高齢者|男性|女性|おじいさん|おばあさん|お年寄り|いとこ|老人|奥さん|あの子|その子|この子|患者|ルームメイト|部下|常連|一人暮らしの)"
_AS_SUBJECT = (
    _OTHER_PERSON
    + r"(?:[0-9(一-龥ぁ-ん]{0,6}\))?(?:たち|さん|くん|ちゃん|の方|の人|の家)?(?:が|は|も|の|から|を|、|まで)"
)
_NEARER_SELF = r"(?:私|俺|僕|自分|わし|おら|こっち)(?:も|は|が|の|まで|を|に|たち|だけ)"
_HELPER = r"(?:民生委員|養護教諭|教諭|教員|担任です|支援員|保育士|相談員|ケアマネ|ヘルパーです|大家です|管理人|近所の者|児童委員|町内会|スクールソーシャル|学校の者|看護師です|教師です)"
_AWAY_FROM_ME = r"(?:心配です|心配で|どう(?:声|接|対応|した)|見かけ|見ました|聞こえ|らしい|ようです|ようで|みたいです|みたいで|そうです。|気になり|通報|助けてあげ|知らせ)"

_LEFT_BEHIND = compile_pattern(r"(?:亡くな|先立|逝っ|死んだ|死別)")
"""The writer would follow one who has died: the danger is the writer's."""
_NEAR_QUOTE = 24


def writer_is_child(text: str) -> bool:
    """Say whether the normalised message reads as written by a child about themselves."""
    if compile_pattern(_HELPER).search(text):
        return False
    if compile_pattern(_WRITER_IS_CHILD).search(text):
        return True
    if compile_pattern(_ADULT_LIFE).search(text):
        return False
    has_parent = compile_pattern(_CHILD_SAYS_PARENT).search(text) is not None
    return compile_pattern(_CHILD_LIFE).search(text) is not None and (
        has_parent
        or compile_pattern(
            r"学校(?:に|へ|も|は)?(?:い|行)き?(?:たく|け|きたく)|クラス|部活|宿題|給食"
        ).search(text)
        is not None
    )


def who_writes(rule: Rule, place: Place, child: bool) -> Who:
    """Tell self, other or child for one match."""
    if rule.who is not None:
        return Who.CHILD if child and rule.who is Who.SELF else rule.who
    if rule.risk == "self_harm" and _LEFT_BEHIND.match(place.part("within")):
        return Who.CHILD if child else Who.SELF
    if rule.risk == "self_harm" and _said_in_quotes_by_another(place):
        return Who.OTHER
    if _about_another(place):
        return Who.OTHER
    return Who.CHILD if child else Who.SELF


def _said_in_quotes_by_another(place: Place) -> bool:
    """Whether the words stand in quotation marks and someone else is named before them: 夫が「もう消えたい」."""
    opened = place.text.rfind("「", place.sentence_start, place.start + 1)
    if opened < 0 or "」" in place.text[opened : place.start]:
        return False
    subject = None
    before = place.text[max(place.sentence_start, opened - _NEAR_QUOTE) : opened]
    for found in compile_pattern(_AS_SUBJECT).finditer(before):
        subject = found
    return subject is not None and compile_pattern(_NEARER_SELF).search(before[subject.end() :]) is None


def _about_another(place: Place) -> bool:
    before = place.part("before")
    after = place.part("after")
    subject = None
    for found in compile_pattern(_AS_SUBJECT).finditer(before):
        subject = found
    said = compile_pattern(_SAID_BY_ANOTHER).match(after) is not None
    earlier = place.text[: place.start]
    if compile_pattern(_HELPER).search(place.text):
        return True
    if subject is not None:
        between = before[subject.end() :]
        if compile_pattern(_NEARER_SELF).search(between):
            return False
        if said or not compile_pattern(
            r"(?:て|から|ので|たら|けど|のに|し|が)、|てから|亡くな|先立|死なれ|逝っ|失っ|入院し"
        ).search(between):
            return True
    if (
        said
        and compile_pattern(_AS_SUBJECT).search(earlier)
        and not compile_pattern(_NEARER_SELF).search(before)
    ):
        return True
    return bool(
        compile_pattern(_AWAY_FROM_ME).search(place.text)
        and compile_pattern(_AS_SUBJECT).search(place.text)
        and not compile_pattern(_NEARER_SELF).search(before)
        and not compile_pattern(r"(?:^|[。、])(?:私|俺|僕|自分)(?:は|が|も)").search(place.text)
    )
