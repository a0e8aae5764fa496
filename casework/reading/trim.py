"""Takes politeness off an answer, and tells questions and slips of the hand from words."""

from __future__ import annotations

import re

_ASKING = re.compile(
    r"\?|(?:です|ます|でしょう|ません|ない(?:の|ん)です|いいの|ん)か[。!]*$|(?:教えて|おしえて)"
    r"(?:ください|ほしい|もらえ)|って(?:何|なに|なん)|とは$|何です|なぜ|どうして"
)
_REPEATED = re.compile(r"^(.)\1{2,}$|^(.{1,2})\2{2,}$|^[ぁ-んa-z]$")
_KEYBOARD = re.compile(r"^[a-z;:,./\[\]]+$")
_SMASHED = re.compile(
    r"[ぁ-ん][qwrtpsdfghjklzxcvbnm]{2,}|[qwrtpsdfghjklzxcvbnm]{5,}|asdf|qwer|zxcv|hjkl|"
    r"^[っゃゅょん]"
)


def own_words(wide: str) -> str:
    """Drop what stands in brackets, and the signs at both ends."""
    words = re.sub(r"\([^)]*\)?|「|」|『|』|\[[^\]]*\]", "", wide)
    words = re.sub(r"(?:笑|w+|草|~|!|\?|。|、|\.|…|・)+$", "", words.strip())
    return words.strip()


def is_question(text: str) -> bool:
    """Say whether a (folded) text asks something back."""
    return bool(_ASKING.search(text))


def is_gibberish(text: str, latin: bool = False) -> bool:
    """Say whether a (folded) text is a slip of the hand: あああ, asdf, あqwせd; `latin` allows Tom."""
    bare = re.sub(r"[、。!?.…~ー]+", "", text)
    return bool(
        _REPEATED.match(bare)
        or _SMASHED.search(bare)
        or (not latin and _KEYBOARD.match(bare) and len(bare) < 12)
    )
