"""Uncovers spellings chosen to hide a word: 氏にたい, タヒ, 市にたい, 4にたい, し○たい, 自○, 56す, shinitai.

Works on folded text (safety.folding), except `タヒ`, which must be seen while it is still katakana.
"""

from __future__ import annotations

import re
from functools import partial

from safety.mapped import Mapped

_AFTER_WISH = r"(?!する|し[てたまなよ]|すき|すぐ|へん|おう|ざい|いん|せつ|りつ|よう|いく)"
"""「氏にたいして」 is 「氏に対して」: nobody's wish."""

_KATAKANA = "ァ-ヶｦ-ﾟ"
_TAHI = re.compile(
    rf"(?<![{_KATAKANA}])[タﾀ][ \u3000]*[ヒﾋ](?![チボレバアﾁﾎﾚﾊﾞ])"
    r"|[タﾀ][ヒﾋ](?=[ニﾆ][タﾀ]|[リﾘ][タﾀ]|[ネﾈ][バﾊﾀタ]|[ヌﾇ][。！？!?シｼ]|[ノﾉ][ウｳ]|[ンﾝ][ダﾀ])"
)
_TAHI_SPELT = re.compile(
    r"(?:たひ|た匕|夕ヒ|夕匕|夕ひ)(?=にたい|にて|にそう|りそう|ったほう|る[。!?\n]|るしか|のう|ねば|ねたら|んだほう|んだら|ぬ|んで|た(?:い|く|か)|ね[。!?\n])"
)

_TAHI_WISH = re.compile(
    r"(?:(?<![かしたなあま])たひ|死)り?た(?=い(?![てしら])|く[なて])|(?<![ぁ-ん])死っ(?=たほう)"
)

_TURNS: tuple[tuple[str, str], ...] = (
    # letters that sound or look like し or 死
    (rf"(?:(?<![彼])氏|市|[詩師志誌史紙歯使四仕]|(?<![0-9.])4|し○|死○|○)にた(?=い{_AFTER_WISH}|く[なて]|か|き|すぎ|み)", "死にた"),
    (rf"彼氏にた(?=い(?:。|!|\?|\n|$|です)){_AFTER_WISH}", "彼氏にた"),
    (r"(?:(?<![彼])氏|市|(?<![0-9.])4)にて(?=え|ぇ)", "死にて"),
    (r"(?:(?<![彼])氏|(?<![一-龥])市|(?<![0-9.])4|し○|死○|(?<![ぁ-ん一-龥])○)のう(?=か|と|ぜ|っと|って|。|!|$)", "死のう"),
    (r"(?:(?<![彼])氏|(?<![一-龥])市|(?<![0-9.])4|死○|し○)(?:んだ|○だ)(?=ほう|方|ら)", "死んだ"),
    (r"(?:(?<![彼])氏|(?<![一-龥])市|(?<![0-9.])4|死○)んで(?=しま|まい|も?いい|ほし|やる|わび)", "死んで"),
    (r"(?:(?<![彼])氏|(?<![一-龥])市|(?<![0-9.])4)ぬ(?=しか|つもり|まえ|前|こと|事|勇気|かも|ゆうき|ほうほう|方法|わ|。|!|$)", "死ぬ"),
    (r"(?:(?<![彼])氏|(?<![0-9.])4|死○|(?<![ぁ-ん一-龥])○)ね(?=ば(?!か)|たら|るなら|ない)", "死ね"),
    (r"死(?:二|弐|2|似|に)(?:体(?!だ[がけ]|で、|同然|の政|の会|状態|と化)|隊|鯛|帯|他意|たぃ|対(?![しすす応策象]))", "死にたい"),
    (r"死(?:二|2|ん?n|な|ぬ)たい", "死にたい"),
    (r"(?:しに|死に)(?:鯛|隊|帯|太い|他い|田井|態|度い)", "死にたい"),
    (r"死[○n](?=た[いく])", "死に"),
    (r"(?<![ぁ-ん])し○(?=た[いく])", "死に"),
    (r"死に○(?=い|く)", "死にた"),
    # 自殺
    (r"(?<![ぁ-ん])○ぬ(?!ら)|(?<=な[らい])○ぬ(?=。|!|$)", "死ぬ"),
    (r"自(?:4|四)(?=って|し|す|。|$|が|を)", "自死"),
    (r"自(?:○|サツ|さつ|刹|察(?=し(?:たい|よう)|願)|ころ(?=し)|56|殺○)(?!分|転|宅|身|己|由|治|然|信|慢|炊|立)", "自殺"),
    (r"じ(?:殺|○つ|さ○|刹)", "自殺"),
    # 殺す
    (r"56(?=[さすしせ](?!い))", "殺"),
    (r"(?<=ぶっ)○(?=[さすしせ])", "殺"),
    (r"○(?=され(?:る|た|そ|て)|し(?:てや|てほし|てく|に(?:来|く|き))|すぞ)", "殺"),
    (r"[頃頁](?=されそう|すぞ|してくれ|してほし)", "殺"),
    # ways
    (r"(?:リ|り)(?:○|す○|っ)?カ?(?<=○)か", "りすか"),
    (r"首○り", "首吊り"),
    (r"飛び○り", "飛び降り"),
    (r"消○(?=たい|て(?:しま|なく))", "消え"),
    (r"遺○", "遺書"),
    # foreign tongues
    (r"(?:i)?(?:really)?(?:wantto|wanna)(?:die|disappear|killmyself)", "死にたい"),
    (r"kill(?:ing)?my?self|suicidal|commitsuicide", "自殺したい"),
    (r"(?:wo)?(?:xiang|想)(?:si|死)(?![ぁ-んa-z])", "死にたい"),
)  # fmt: skip

_COMPILED = tuple(
    (re.compile("".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in pattern)), new)
    for pattern, new in _TURNS
)
_WORTH_A_LOOK = re.compile(
    r"○|氏に|市に|[詩師志誌史紙歯使四仕]にた|4[にのぬんね]|氏[のぬんね]|市[のぬん]|死[二弐2似に]|死[んn]|しに|自[さ刹察こ5殺]|じ[殺刹]|56|[頃頁]|[a-z]{5}|死[なぬ]た|想死"
)


_LOST_IN_HIRAGANA = {
    re.compile(r"カッター|ｶｯﾀｰ"): "剃刀",
    re.compile(r"(?<![ァ-ヶｦ-ﾟ])(?:ガス(?![ァ-ヶ])|ｶﾞｽ(?![ｦ-ﾟ]))|(?:プロパン|LP)ガス"): "瓦斯",
}
"""Katakana words that would read as another word in hiragana: 〜かった, さがす."""


def uncover_katakana(text: str) -> str:
    """Write タヒ (死 taken apart) as 死, and カッター and ガス safely, before katakana are folded.

    The length stays the same: what is left over is filled with zero-width spaces, which folding drops.
    """
    if "タ" in text or "ﾀ" in text or "ス" in text or "ｽ" in text:
        text = _TAHI.sub(lambda match: _filled("死", match), text)
        for pattern, word in _LOST_IN_HIRAGANA.items():
            text = pattern.sub(partial(_filled, word), text)
    return text


def hides_in_katakana(text: str) -> bool:
    """Say whether 死 stands in it taken apart (タヒ)."""
    return _TAHI.search(text) is not None


def _filled(word: str, match: re.Match[str]) -> str:
    return word + "\u200b" * (len(match.group()) - len(word))


def uncover(folded: Mapped) -> Mapped:
    """Write hidden words as what they mean."""
    mapped = folded.rewrite(_TAHI_SPELT, "死").rewrite(_TAHI_WISH, "死にた")
    if _WORTH_A_LOOK.search(mapped.text) is None:
        return mapped
    for pattern, new in _COMPILED:
        mapped = mapped.rewrite(pattern, new)
    return mapped
