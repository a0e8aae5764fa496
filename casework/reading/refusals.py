"""Tells the answers that give no value: 言いたくない, わからない, あとで (回答しない)."""

from __future__ import annotations

import re

from casework.reading.outcome import Declined
from casework.reading.said import Said

_REFUSED_OUTRIGHT = re.compile(
    r"(?:答え|こたえ|言い|いい|書き|かき|教え|おしえ|話し|はなし|伝え|名乗り|出し|公開し|見せ|知られ|お答えし|回答し|触れられ|明かし)たく(?:は)?(?:な|あり|ねえ|ねー|無)"
    r"|(?:答え|こたえ|(?<!とも)言え|(?<!とも)いえ|教え(?:られ)?|書け|話せ|明かせ|明かし|言い|書き|名乗り|名乗れ|お答え(?:でき|し)?|回答(?:でき|し)?|お話し?(?:でき)|おしえ(?:られ)?)(?:ない(?!(?:こと|わけ|訳)(?:は|も)?な)(?!で(?:くだ|ね|ほし|下さ))|ません|まへん|ないです|ねえ|ねーよ|へん|かねます|られません)"
    r"|(?<!に)(?:ひみつ|秘密|内緒|ないしょ)|言うほど|のーこめ|ぷらいば|個人情報|ぷらいべーと|伏せ(?:ます|させ|たい|て(?:おき|くだ|ほし))|控え(?:ます|させ|たい)|ひかえ(?:ます|させ)"
    r"|(?:^|は|で|、)ぱす(?:$|で|し|1|します|。|!)|すきっぷ|すきっぷ|skip|pass|(?:飛|と)ばし(?:て|たい|ます)|次(?:へ|に)?(?:行って|いって|お願い|進ん|で(?:$|お願))|^次$"
    r"|想像に(?:お)?任せ|ご想像に|答える(?:必要|義務)|言う(?:必要|義務)|黙秘|^(?:ごめん(?:なさい)?|すみません|すいません)?、?(?:それ|そこ|それだけ)は(?:ちょっと)?[、.…。]*$|でりかし|非公開|無回答|未回答"
    r"|(?:聞く|言う|話す|答える|教える)(?:こと|よう?な(?:こと|話)|筋合い)(?:じゃ|では|が|も)|なんで(?:そんな|言わ|聞|教え)|聞かないで|触れないで|言わ(?:ないと|なきゃ|なくちゃ|なければ)|答え(?:ないと|なきゃ|なくちゃ|なければ)|書か(?:ないと|なきゃ|なければ)"
    r"|(?:話|こと)(?:は|を)?(?:ちょっと)?したく(?:は)?(?:な|あり)|入力し(?:ま(?:せ)|な|たく)|(?:言わ|いわ|書か|教え|おしえ|答え|入れ|載せ|出さ)(?:ない(?!で(?:くだ|ね|ほし|下|も)|と)|ません|ないです)"
    r"|(?:こたえ|答え|言わ|書か|入れ|入力し|教え)なく(?:て)?(?:も)?(?:いい|大丈夫|かまい|よい|良い)|勝手でしょ|聞かれたくな|知られたくな|触れたくな|答えづら|言いづら|言いにく|答えにく|いいたかな|言いたかな|いいたくね|教えん|言わん(?:$|。)"
)
# To a question of yes or no, these are a no; to any other, they leave it unanswered.
_REFUSED_KINDLY = re.compile(
    r"遠慮(?:し|させ|いた)|必要(?:あり|ない|です|なん|な?の)?.{0,4}\?|関係(?:ない|あり|なく|無)|拒否|勘弁|聞かない(?:と)|聞く(?:の|な)|失礼(?:だ|です|な)|余計なお世話|ほっとい|やめて(?:くだ|ほし|お|$)|やめとき|やめと[くき]"
    r"|^(?:それ|これ|そこ|そのへん|その辺|今)?は?ちょっと(?:ね|な(?!ら|い)|なあ|\.*|…*|。|言|困|い[いえ]|む|答|嫌|いや|勘|わけ)$|(?:は|が)ちょっと(?:\.*|…*|。)*$"
    r"|(?:^|、|は|で)(?:いや|嫌|やだ|いやだ|ぜったいやだ)(?:です|だ|ー)?[。!]*$"
)
_BARE_REFUSAL = re.compile(
    r"^(?:いえ|いや|それは|もう|今は|今回は)?、?(?:結構|けっこう|大丈夫|だいじょうぶ|いい|なくていい|いらない|必要ない|無理|むり|だめ|嫌|いや|だめ|やめときます|やめておきます|遠慮)(?:です|っす|だ|ですよ|だよ)?[。!.…]*$"
)
_DONT_KNOW = re.compile(
    r"(?:わか|分か|判|解|分)(?:か)?(?:り(?:ません|ません|かね|づら|ま?へん|にく)|らない|らん|んない|んね|ら?ず|らな|らねえ|りまてん|らへん|らぬ)"
    r"|不明|知らな|知りません|知らん(?!ぷ)|しらな|しりません|しらん|把握(?:して(?:い)?(?:な|ま)|でき(?:て)?(?:い)?(?:な|ま))|覚えて(?:い)?(?:な|ま|ね)|おぼえて(?:い)?(?:な|ま)|覚えがな|忘れ(?!ず|ない)|わすれ(?!ず)"
    r"|見当(?:も|が)?つ[かき]|検討(?:も|が)?つかな|記憶(?:に|が)|はっきりし(?:な|ま)|ぴんとこ|謎(?:です|$)|さっぱり|(?:^|、)さあ(?:\.*|…*|、|。|ね|$)|(?:数え|計算し|見|確認し|調べ|考え)た(?:こと|くも)(?:も|が)?な"
    r"|怖くて(?:見|計算|開け|確認|数え)|こわくて|聞かないと|確認しないと|調べないと|(?:夫|妻|旦那|主人|嫁|親|母|父|相手|息子|娘)に(?:聞|きい)|まかせ(?:て|っぱなし|きり)|任せ(?:て|っぱなし|きり)|答えようがな|どうだったか|なんとも言え|何とも言え|曖昧|思い出せ|計算できな|どうだろ|わからず|自信がな|うろ覚え|いくらだろ|いくらだっけ|何だっけ|いつだっけ"
)
_LATER = re.compile(r"(?:^|、)(?:後|あと)(?:で|ほど|にし|から(?:答|言|書|教|入力))|のちほど|後回し|後日|また今度|今度にし|あとまわし|また後で")

_KINDLY_DECLINED = {"rent_arrears_months", "debt_total", "yes_no"}


def find_refusal(said: Said, slot: str) -> Declined | None:
    """Find a plain refusal, for those who'd rather not say."""
    found = _REFUSED_OUTRIGHT.search(said.text)
    if not found and slot != "yes_no":
        found = _REFUSED_KINDLY.search(said.text)
    if found and not _says_it_all_the_same(said.text, found.end()):
        return Declined("refused", said.quote(*found.span()))
    if _LATER.search(said.text) and not re.search(r"\d", said.text):
        return Declined("later", said.raw.strip())
    if slot not in _KINDLY_DECLINED and _BARE_REFUSAL.match(said.text):
        return Declined("refused", said.raw.strip())
    return None


def find_not_known(said: Said) -> Declined | None:
    """Find 「わからない」 and its kin."""
    found = _DONT_KNOW.search(said.text)
    return Declined("dont_know", said.quote(*found.span())) if found else None


def says_not_known(text: str) -> bool:
    """Say whether a (folded) text says 「わからない」."""
    return bool(_DONT_KNOW.search(text))


def _says_it_all_the_same(text: str, refusal_ends: int) -> bool:
    """言いたくないけど200万: an answer follows the refusal."""
    return bool(re.match(r"[^。]{0,6}?(?:けど|けれど|が|ですが)、?.*[\d一二三四五六七八九十百千万]", text[refusal_ends:]))
