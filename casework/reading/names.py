"""Reads the name or alias by which somebody wants to be called (お名前・呼び名)."""

from __future__ import annotations

import re

from casework.reading.ask import Ask
from casework.reading.outcome import Declined, Reading, Value
from casework.reading.said import Said
from casework.reading.trim import is_gibberish, is_question, own_words

LONGEST_NAME = 30

_ANONYMOUS = re.compile(
    r"匿名|とくめい|名無し|ななし(?!の)|無記名|無名|名前(?:は|が)?(?:なし|ない|あり|ちょっと|言|出|"
    r"伏|書|結構|いい(?:です)?$)|名乗(?:る|り|れ)(?:ほど|ま|た|な)|^(?:なし|無し|ない|ないです|"
    r"特になし|とくになし)$|名なし"
)
_LEAD = re.compile(
    r"^(?:(?:私|わたし|わたくし|自分|僕|俺|うち)(?:の)?(?:名前)?(?:は|が|、)|(?:お?名前|氏名|本名|"
    r"仮名|ニックネーム|にっくねーむ|ペンネーム|ハンドルネーム|ハンネ|あだ名|呼び名|HN|hn|通称|"
    r"苗字|名字|下の名前|名)(?:だけ)?(?:は|が|で|:|、|なら|として)?\s*|では、?|じゃあ?、?|"
    r"とりあえず、?|一応、?|えっと、?|えーと、?|あの、?|はい、?|ええ、?|初めまして、?|"
    r"はじめまして、?|こんにちは、?|じゃ、?)+"
)
_TAIL = re.compile(
    r"(?:と(?:申します|もうします|いいます|言います|いう者です|名乗って.*|呼んで.*|呼ばれて.*|"
    r"よんで.*|お呼び.*|しておきます|して.*|書いて.*|いう名前.*)|って(?:言います|いいます|呼んで.*|"
    r"よんで.*|呼ばれて.*|ことで.*|書いて.*|名前.*|感じで.*|いう名前.*)|"
    r"(?:という|っていう)(?:こと|者|名前|もの)で.*|で(?:お願い(?:し|いた)?.*|おねがい.*|"
    r"いい(?:です|っす|よ)?.*|良い(?:です)?|よい(?:です)?|大丈夫(?:です)?|かまいません|頼みます|"
    r"よろしく.*|$)|に(?:します|しておきます|しとく|しといて.*|して.*)|を(?:使い|使って|名乗).*|"
    r"です(?:が|けど)?.*|だよ|だ$|っす|でーす|でございます|や$|やで$|さん(?:です)?$|かな$|。)+$"
)
_MAY_I = re.compile(
    r"(?:で(?:も)?|って)(?:いい|よい|良い|大丈夫|かまいません|OK|ok)(?:です)?か[?。]*$|"
    r"でもいい[?]$|でお願いできますか[?。]*$"
)
_KIND_OF_NAME = re.compile(
    r"^(?:仮名|偽名|ニックネーム|あだ名|ハンドルネーム|下の名前|苗字|名字|本名|イニシャル|匿名|"
    r"ペンネーム|名前)(?:だけ)?$"
)


def read_name(said: Said, ask: Ask) -> Reading | None:
    """Read the name, cleaned of です and 申します; 匿名希望 is a declined answer."""
    if _ANONYMOUS.search(said.text):
        return Declined("refused", said.raw.strip())
    if is_gibberish(said.text, latin=True) and not re.fullmatch("[a-zぁ-ん]", said.text):
        return None
    if quoted := re.search(r"[「『]([^」』]{1,20})[」』]", said.wide):
        return Value(quoted[1].strip(), {}, said.raw.strip())
    for sentence in re.split(r"(?<=[。!?])|\n", re.sub(r"\([^)]*\)?", "", said.wide)):
        sentence = _MAY_I.sub("", sentence)
        if (
            not sentence.strip()
            or is_question(sentence.strip())
            or _KIND_OF_NAME.match(sentence.strip())
            or re.search("[はが]ちょっと", sentence)
        ):
            continue
        name = _cleaned(sentence)
        if name:
            return Value(name, {}, said.raw.strip())
    return None


def _cleaned(sentence: str) -> str | None:
    words = own_words(sentence)
    words = _LEAD.sub("", words)
    parts = [part for part in re.split(r"[、,]", words) if part]
    words = (
        next((part for part in reversed(parts) if _TAIL.search(part)), parts[0]) if len(parts) > 1 else words
    )
    words = _LEAD.sub("", words.strip())
    words = _TAIL.sub("", words).strip(" 、。,.:!「」")
    if not words or len(words) > LONGEST_NAME or not re.search(r"[^\W\d_]", words):
        return None
    return words
