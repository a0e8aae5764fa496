"""Reads how somebody works now (就労状況).

employed 正社員・契約・派遣・フルタイム, part_time パート・アルバイト・日雇い, self_employed 自営・業務委託,
on_leave 休職・育休・自宅待機, unemployed 無職・失業・求職中, student 学生, homemaker 主婦・主夫,
retired 年金生活・定年. The status of now is read: 「正社員を辞めて今はパート」 is part_time.
"""

from __future__ import annotations

import re

from casework.reading.ask import Ask
from casework.reading.outcome import Reading, Value
from casework.reading.said import Said

STATUSES = (
    "employed",
    "part_time",
    "self_employed",
    "unemployed",
    "on_leave",
    "student",
    "retired",
    "homemaker",
)

_ON_LEAVE = re.compile(
    r"休職|きゅうしょく(?!ひ|だい)|育休|産休|育児休|産前|産後|介護休|病休|休業|自宅待機|一時帰休|"
    r"れいおふ|籍(?:は|が|だけ)|"
    r"(?:会社|仕事|職場|しごと|ぱーと|ばいと|勤務|工場|店|お店|学校の仕事)(?:を|は|も|"
    r"が)?(?:ずっと|しばらく|いま|今|長く|長期で|病気で)?(?:休んで|休み(?:中|を|です|だ|$)|"
    r"休みがち|休みにな|お休み|やすんで)|休みになっ(?:た|て)|休んで(?:い)?(?:ま|る)|療養(?:で|のため)?(?:で)?休|傷病手当|休暇中|"
    r"(?:出社|出勤|会社に行|仕事に行|職場に行|しごとに?い)(?:け|って|して|でき)?(?:て)?(?:い)?(?:な[いくか]|ませ)|"
    r"待機中|お休み(?:を)?(?:いただ|もら)|休みをもら"
)
_LOST = re.compile(
    r"(?:辞|や)め(?:た(?!い|く|か)|まし|て(?:い|し|から|、|今|無|お|る|き|半|も|$|す|"
    r"[\d一二三四五六七八九十])|させられ|ざるを|ちゃ)|くび|首(?:に|を|切)|解雇|りすとら|雇い?止|"
    r"退職(?!金)|離職|廃業|倒産|潰れ|つぶれ|畳ん|たたん(?:だ|で)|閉めた|閉めま|店じまい|切られ|"
    r"派遣切り|契約(?:が|は)?(?:切れ|終|満了|打ち切|更新(?:され|して)(?:な|もら))|満了|"
    r"失業(?!保険に入)|(?:仕事|しごと|職|ばいと|ぱーと|派遣)(?:が|は|も)?[^、。]{0,8}?(?:(?:おわ|終わ)(?:り(?:なり|になり)?(?:まし|$|です)|っ(?:た|て(?!から)))|(?:切|き)れ(?:た|て|まし))|ぷーたろ|ぷー$|"
    r"失職|無職|むしょく|無色|職(?:を|が)?(?:失|な(?!お))|"
    r"仕事(?:が|は|も|を|に)?(?:全然|まったく|全く|いま|今|もう|特に|何も)?(?:な(?!ん|が)|無|"
    r"して(?:い)?(?:な|ま(?:せ|へ)|お(?:り)?ませ)|しとら|失|就(?:いて|け)(?:い)?(?:な|ま)|"
    r"つい(?:て)?(?:い)?な|ありませ|やって(?:い)?な|決まって(?:い)?な)|しごと(?:が|は|も)?(?:な|"
    r"して(?:い)?な|ありませ|して(?:い)?ませ)|"
    r"働(?:いて|け(?:て)?)(?:は|い)?(?:い)?(?:な|ま(?:せ|へ)|お(?:り)?ませ|ず)|働け(?:る)?(?:状態|"
    r"体)(?:じゃ|では)な|はたらいて(?:い)?(?:な|ませ|お)|働いたこと(?:が|は|も)?(?:な|あり)|"
    r"^(?:今は?|いまは?|まだ|ずっと|毎日)?[、 ]*(?:探|さが)し(?:て(?:い)?(?:る|ます|おり)|中|とる)|"
    r"働いとら|働かず|にーと|ぷー太郎|ぷー(?:です|$)|引き?(?:こも|籠)|ひきこも|求職|"
    r"きゅうしょくちゅう|就活|就職活動|職探し|しごと(?:を)?さが|はろーわーく|はろわ|職安|"
    r"失業(?:保険|手当|給付)|雇用保険(?:を)?(?:もら|受)|"
    r"^(?:今は|いまは|現在は?|特に|何も|とくに|いえ、?|いいえ、?)?(?:し(?:て)(?:い)?(?:ま(?:せ|へ)|"
    r"な|お(?:り)?ませ)|なにもして|何もして)|求人|転職活動中で無|内定|就職(?:が)?決ま|^(?:ずっと|"
    r"今は|毎日)*家に(?:いる|います|おります|ばかり)|(?:家|自宅)でぶらぶら|ぶらぶら|療養(?:中|して)"
    r"|病気で働け|就職(?:が|も)?(?:決まら|できな|できて(?:い)?な)|就労(?:でき|して)(?:い)?な|"
    r"訓練(?:校)?(?:に|を|中|受)|職業訓練|就労移行|生活保護"
)
_SEEKING = re.compile(
    r"(?:ぱーと|ばいと|あるばいと|仕事|しごと|職|正社員|派遣|働き口|働くところ|勤め先|就職先|次)"
    r"(?:の(?:仕事|口|職))?(?:を|も|が|に|で|とか|先を)?(?:いろいろ)?(?:探し?|さがし?|見つか|"
    r"みつか|希望|やりた|したい|応募|面接|落ち|なりた|始めたい|見つけ|決まら|受け)"
    r"(?:て(?:い)?(?:る|ます)(?:ところ|最中|状態|段階)?(?:です)?)?|働きたい|はたらきたい|仕事探し|"
    r"就職した"
)
_WISH_TO_LEAVE = re.compile(
    r"(?:辞|や)め(?:たい|ようか|るかも|そう|る(?:予定|つもり|こと)|ます|ろ|るか)|"
    r"辞め(?:て)?(?:い)?(?:ない|ませ)|やめて(?:い)?(?:ない|ませ)|くびになりそう|"
    r"失業しそう|(?:来月|今月末|年内|年末|来年|近々|もうすぐ)(?:で|に|いっぱいで)?(?:退職|"
    r"契約が?(?:終|切|満)|辞め|解雇|雇い?止)|"
    r"(?:今月|来月|今年|今週|今度|年度末|\d+月)(?:末|いっぱい|限り)?(?:で|に)?"
    r"(?:契約が?|仕事が?)?(?:切ら?れ(?:る|ます)|終わ(?:る|ります)|満了(?:予定|になります|します)|"
    r"くびにな(?:る|ります)|解雇(?:され(?:る|ます)|予定|です))"
)
# 学生でバイトはしてない: what somebody does not do beside.
_NO_SIDELINE = re.compile(
    r"(?:ある)?(?:ばいと|ぱーと|仕事|しごと|副業)(?:は|も|を|とかは?)?(?:今は|いまは)?"
    r"(?:(?:して|やって)(?:い)?(?:ない|ません)|なし|ない|ありません|禁止)(?:です)?"
)
_NOT_QUITE_NONE = re.compile(
    r"(?:ない|無い|なく|無く)(?:わけ|訳|こと)?(?:で|じゃ)?(?:は|も)(?:ない|ありません|なし)(?:です)?"
)
_STUDENT = re.compile(
    r"学生(?!時代|の(?:子|時|ころ))|がくせい|大学(?:[1-4一二三四]年|に(?:通|在|行っ|行き))|大学院|"
    r"専門学校(?:に|生)|学校に(?:通|行っ)|高校(?:生|に通|[1-3一二三])|通学|在学|院生|浪人|高[1-3一二三]|受験生|"
    r"定時制"
)
_STUDENT_NOT_SELF = re.compile(
    r"学生(?:相手|寮|向け)|(?:大学|高校|学校)(?:の(?:職員|先生|事務|教員|講師|教授)|で(?:働|勤))"
)
_HOMEMAKER = re.compile(
    r"^家事(?:です|だけ|全般|のみ|やって.*|して.*)?[。!]*$|主婦|主夫|しゅふ|家事手伝|家事(?:を|と|に|育児)|専業|子育て(?:に専念|中で(?:す|仕|働))|"
    r"(?:家|うち)で(?:子|孫|赤)[^、。]{0,5}?(?:見て|みて|育て)|子守|育児に専念|家のこと"
)
_RETIRED = re.compile(
    r"^年金(?:です|のみ)?[。!]*$|年金(?:暮|生活|で(?:暮|生活|す$|食|やって|だけ)|だけ|もら|受給|者|をもら|のみ)|ねんきん|定年|"
    r"隠居|りたいあ|引退|老後"
)
_PART_TIME = re.compile(
    r"ぱーと(?!な)|ぱあと|ばいと|あるばいと|ふりーたー|日雇|ひやとい|単発|すぽっと|たいみー|隙間|"
    r"すきま|すき間|非常勤|週(?:に)?[1-4一二三四](?:日|回|で|しか|だけ|の|、|$|くらい|~)|短時間|"
    r"時短|短期|臨時|しるばー人材|しるばーで|作業所|[ab]型|就労継続|日払い|"
    r"掛け持ち|かけもち|だぶるわーく|派遣(?:の)?(?:短期|単発|登録|日)|登録制|1日[2-5]時間|"
    r"一日[二三四五]時間|しふと|手伝い程度|たまに(?:働|仕事)|ちょこちょこ|少しだけ働|内職|非正規"
)
_SELF_EMPLOYED = re.compile(
    r"自営|じえい|個人事業|ふりーらんす|ふりーの|ふりーで|自分(?:の|で)(?:店|お店|会社|商売|"
    r"事業)|自分で(?:[^、。]{0,8}?やって|商売|仕事を)|店(?:を|やって)(?:経営|やって|営|構)|(?:居酒屋|すなっく|"
    r"食堂|喫茶店|らーめん屋|美容室|床屋|理容店|飲食店|商店|かふぇ|(?<!い)ばー|農園|牧場|塾|教室|"
    r"屋台|きっちんかー|さろん)(?:を)?(?:一人で|ひとりで|夫婦で|妻と|夫と|細々と)?(?:経営|やって|営|をして|してます)|経営|一人親方|親方|漁師|"
    r"漁業|漁(?:に|を)|農家|農業|酪農|林業|うーばー|出前館|配達員|委託|請負|らいたー|せどり|転売|"
    r"ゆーちゅーば|社長|起業|商売|軽貨物|個人(?:で|たくしー)|家業|代行業|便利屋|牛飼|"
    r"[一-龥ぁ-ん]屋(?:を|、)?(?:一人で|夫婦で)?(?:や[っり]|経営|営|して)|職人|くらうどわーく|"
    r"(?:ねっと|めるかり|ふりま|路上|市場)で(?:[^、。]{0,6}?)(?:売|販)|在宅わーく|在宅で請|ねっと販売|でざいなー|いらすと|農|自由業|ほすと(?!く)"
)
_ON_ONES_OWN = re.compile(
    r"(?:ひとり|一人)で(?:大工|左官|とび|鳶|塗装|電気工事|建築|土木|内装|配管|造園|庭師)"
)
_HIRED = re.compile(r"雇われ(?!店長|てな)|使われて|勤め人|に雇って")
_HELPING = re.compile(r"手伝(?:い|って)|(?:夏|冬|春|秋|季節|盆|年末)(?:の時期)?だけ|ときどき|時々|たまに")
_EMPLOYED = re.compile(
    r"正社員|せいしゃいん|会社員|かいしゃいん|公務員|社員|派遣|はけん|契約(?:社員|職員|で)|嘱託|"
    r"常勤|ふるたいむ|正職員|正規|任用|職員|勤め(?!先が)|つとめ|勤務|勤続|働(?:いて|い[とて])"
    r"(?:い)?(?:ま(?!せ)|る|おりま)|はたらいて(?:い)?(?:ま(?!せ)|る)|就職(?:し(?:まし|た|て)|でき)|"
    r"在職|再雇用|さらりーまん|りーまん|ol(?:です|$)|雇われ|復職|復帰|続けて|"
    r"看護|介護(?:士|職|の|施設|福祉|で|へるぱー)|ほーむへるぱー|へるぱー|保育士|教師|教員|先生|"
    r"医師|薬剤師|運転手|どらいばー|警備|清掃|工場|工員|作業員|土木|建設|建築|大工|左官|電気工事|"
    r"とび|鳶|現場|事務|営業|販売|店員|接客|調理|料理人|板前|美容師|理容師|整備|倉庫|物流|配送|"
    r"配達|郵便|銀行|保険の|れじ|こんびに|すーぱー|ほてる|旅館|飲食|水産加工|加工場|自衛|消防|警察|"
    r"美容部|こーるせんたー|しすてむ|えんじにあ|ぷろぐらま|せーるす|季節(?:労働|雇|工)|期間工|"
    r"出稼ぎ|船(?:に乗|員)|役員|現役|きゃば|風俗|夜(?:の)?(?:仕事|職|店)|水商売|ほすてす|ばす|"
    r"たくしー|とらっく|ごみ収集|仕事(?:は)?(?:して(?:い)?(?:ま(?!せ)|る|おりま)|しとる|あります|"
    r"ある|中)|しごと(?:して(?:い)?ます|あります)|^(?:は[いー]+|うん|ええ)?、?働いて(?:い)?(?:ます|"
    r"る|おります)|[一-龥](?:員|士|師|係|官|手|工|婦|長)(?:です|を?(?:して|やって|しとる)|だ|$|。|"
    r"、)|(?:建設|運送|さーびす|飲食|製造|観光|医療|福祉|介護|警備|清掃|販売|小売|金融|不動産|運輸|"
    r"土木|印刷|加工|水産)(?:業|関係|系)|現業|番頭|仲居|店長|管理人|交通誘導|除雪|新聞配達|"
    r"がそりんすたんど|ぱちんこ|生保|外交員|厨房|ほーる|れすとらん|食堂で|給食|学校で|役場|農協|"
    r"漁協|しょっぷ|の仕事(?!が|も|は|を探)|めーかー"
)
_PAST_CLAUSE = re.compile(
    r"(?:前|以前|昔|元|もと|もとは|元々|もともと|先月まで|去年まで|[\d一二三四五六七八九十]+月まで|"
    r"この間まで|最近まで|さっきまで|それまで|若い頃)(?:は|の|に|まで)?[^、。]*?(?:でした|だった|"
    r"で、|してた|していた|ていた|てた|まで|やってた)|[^、。]*?(?:でした|だった|していました|"
    r"してました|していた|してた|やってた|勤めてた|勤めていた)(?:が|けど|けれど|、|。|$|の)"
)
_NOW = re.compile(r"(?:今は|いまは|現在は|今現在は|今んとこ|今のところ|最近は)(?:もう)?")
_YES = re.compile(
    r"^(?:は[いー]+|うん|ええ|yes|有り?|あります|して(?:い)?(?:ます|る)|おります)(?:です)?[。!、]*"
)
_NO = re.compile(
    r"^(?:い+え|いや|ううん|no|のー|無し?|なし|ない|ないです|ありません|何も|なんも)"
    r"(?:です)?[。!、]*(?:して(?:い)?ません)?$"
)


def read_job_status(said: Said, ask: Ask) -> Reading | None:
    """Read the present job status, one of STATUSES."""
    text = said.text
    now = _NOW.search(text)
    if now:
        status = _status_of(text[now.end() :])
        if status:
            return Value(status, {}, said.raw.strip())
    status = _status_of(text)
    if status is None and _asks_whether_working(ask.question):
        status = "employed" if _YES.match(text) else "unemployed" if _NO.match(text) else None
    if status is None and _NO.match(text):
        status = "unemployed"
    return Value(status, {}, said.raw.strip()) if status else None


def _asks_whether_working(question: str) -> bool:
    return (
        not question or "していますか" in question or "されていますか" in question or "お仕事はあ" in question
    )


def _status_of(text: str) -> str | None:
    text = _NOT_QUITE_NONE.sub("", _WISH_TO_LEAVE.sub("", text))
    without_sideline = _NO_SIDELINE.sub("", text)
    if _working(without_sideline) or _not_working(without_sideline):
        text = without_sideline
    seeking = bool(_SEEKING.search(text))
    text = _SEEKING.sub("", text)
    without_past = _PAST_CLAUSE.sub("", text)
    lost = _last(_LOST, without_past if _working(without_past) else text)
    text = without_past if _working(without_past) else text
    if lost:
        after = _working(text[lost.end() :])
        if after:
            return after
        before = re.split(r"[、。]", text[: lost.start()])
        sideline = (
            _working("、".join(before[:-1]))
            if len(before) > 1 and not re.search("(?:辞|や)め|くび|解雇|退職|廃業|切|潰|失", lost.group())
            else None
        )
        return _not_working(text) or (
            sideline if sideline in ("part_time", "self_employed", "on_leave") else "unemployed"
        )
    working = _working(without_past)
    if working:
        return working
    if seeking or without_past != text:
        return _not_working(text) or "unemployed"
    return _not_working(text)


def _working(text: str) -> str | None:
    if _ON_LEAVE.search(text) and not re.search(
        r"(?:育休|産休|休職|休業)(?:が|は|から|を)?(?:明け|あけ|終わ|復)|復職|復帰し", text
    ):
        return "on_leave"
    if re.search("学生(?:の)?(?:ある)?ばいと", text):
        return "part_time"
    if _STUDENT.search(text) and not _STUDENT_NOT_SELF.search(text):
        return "student"
    if re.search(r"ふるたいむ|正社員|正職員|任用職員", text) and not re.search(
        "じゃな|ではな|ぱーと|ばいと", text
    ):
        return "employed"
    if _PART_TIME.search(text):
        return "part_time"
    if _HIRED.search(text):
        return "employed"
    if _SELF_EMPLOYED.search(text) or _ON_ONES_OWN.search(text):
        return "self_employed"
    if _RETIRED.search(text) and not re.search("再雇用|嘱託|延長", text):
        return "retired"
    if _HOMEMAKER.search(text):
        return "homemaker"
    if _EMPLOYED.search(text):
        return "employed"
    return "part_time" if _HELPING.search(text) else None


def _not_working(text: str) -> str | None:
    for pattern, status in ((_STUDENT, "student"), (_HOMEMAKER, "homemaker"), (_RETIRED, "retired")):
        if pattern.search(text):
            return status
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None
