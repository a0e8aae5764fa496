"""The words and intents by which a turn is told apart: a question of theirs, a skip, a refusal, the way back."""

from __future__ import annotations

import re

MISREADS_BEFORE_LEAVING = 3
SURE = 0.8
LIKELY = 0.5
LONG_SILENCE_HOURS = 12
UNSEEN = "unseen"
"""After a danger: the question that is open now was not shown, so that no words can be its answer."""
FREE_SLOTS = ("trouble", "wish")
LOOSELY_READ = ("area", "name_or_alias", "contact_time", "wish")
"""Slots in which nearly any words read as an answer: 「ふざけるな」 is no district."""
CONTACT_SLOTS = ("contact_method", "phone", "name_or_alias", "contact_time")
"""Where 「やめておきます」 is an answer: not to be called."""
HOME_DANGERS = ("violence", "child_abuse")

QUESTION_INTENTS = (
    "ask_cost",
    "ask_confidentiality",
    "ask_public_assistance",
    "ask_office_hours",
    "ask_documents",
    "ask_who_can_use",
    "ask_what_happens_next",
    "ask_is_bot",
    "ask_housing_benefit",
    "ask_loans",
    "ask_debt_help",
    "ask_food_help",
    "ask_child_support",
    "ask_job_training",
    "ask_case_status",
    "out_of_scope",
)
OTHER_INTERRUPTIONS = (
    "talk_to_human",
    "delete_data",
    "repeat",
    "insult",
    "thanks",
    "greet",
    "stop_talk",
    "start_over",
    "send_sticker",
)
INTERRUPTIONS = (*QUESTION_INTENTS, *OTHER_INTERRUPTIONS, "return_to_bot")
"""Intents that have a rule of their own in data/rules/; every other word belongs to the open question."""

ASKS = re.compile(
    r"[?？]|(です|ます|でしょう|ません|だろう|いい|の|ある|もの|こと)(か|かな|かね|かい)[。…\s]*$"
    r"|(って(?![いるたてまきくしもなおらんばはほみあ、。\s]|$)|(ここ|これ|それ|相談)って|とは|なん|何|どう|どこ|いつ|誰|だれ|いくら)"
)
WANTS_A_PERSON = re.compile(
    r"(?:人|ひと|相談員|担当|職員|係|スタッフ|だれか|誰か|人間|オペレータ)(?:さん|の人|の方)?(?:と|に|へ)?[^。]{0,8}?"
    r"(?:話|はな|電話|相談|つな|繋|代わ|かわ|替わ|会)[^。]{0,8}?(?:たい|ください|下さい|ほしい|もらえ|いただけ|お願い|できますか|れますか)"
)
HAS_WORDS = re.compile(r"[ぁ-んァ-ヶ一-龥a-zA-Zａ-ｚＡ-Ｚ0-9]")
"""「ー」 and pictures alone are no greeting and no question, whatever the model hears in them."""
SKIPS = re.compile(
    r"^(スキップ|とばし|飛ばし|パス|次(へ|に|の質問)|つぎ(へ|に)|答えたくな|こたえたくな|言いたくな|いいたくな|書きたくな)"
)
SAFE_OR_NOT = re.compile(
    r"^[はうえい](い|ん|え|いえ|うん)?[、。,\s]*(今は|いまは)?(大丈夫|だいじょうぶ|安全|平気|あぶな|危な)?[ぁ-ん]{0,6}[。…\s]*$|^(今は|いまは)?(大丈夫|だいじょうぶ|安全|平気|あぶな|危な)|^わからない$"
)
"""A reply to the one question after a danger (is it safe now?), not to the question of the intake."""
REFUSES = re.compile(
    r"やめ(て|と)(お|く|き)|(保存|同意|記録|残)(は)?し(ないで|ません|たくな)|残さないで|同意(は)?でき(ない|ません)"
    r"|(ので|もう|今は|今回は|やっぱり)[、 ]?(いい|けっこう|結構)です|^(けっこう|結構)です|いりません$|不要です$"
)
YES_FIRST = re.compile(
    r"^(はい|うん|ええ|いいです|いいよ|お願いします|おねがいします|同意し|大丈夫|だいじょうぶ)(?!え)"
)
STOPS = re.compile(
    r"やめ(?:て|と)(?:お|く|き)|(?:ここ|今日は|きょうは)(?:まで|で(?:いい|終))|もう(?:いい|やめ|終わり)|終わりに|おわりに"
)
GOES_ON = re.compile(
    r"^(?:はい|うん|ええ)?[、。\s]*(?:じゃあ|では)?[、\s]*(?:つづき|続き)(?:を|から|の)?(?:話|はな|書|お願い|おねがい|で|です|$)"
    r"|^(?:はい|うん|ええ)?[、。\s]*(?:このまま)?[、\s]*(?:つづけ|続け)(?:ます|たい|る|て(?:ください|いい|も)|よう|$)"
)
"""「つづけます」: neither an answer nor the wish to stop."""
WHY_ASKED = re.compile(
    r"(?:なんで|なぜ|どうして|(?:何|なん)のため)[^。]{0,16}(?:聞|訊|きく|きかれ|必要|要る|書かな|答えな|言わな|知りた)"
)
"""「なんでそんなこと聞くの」: the question seems too near; it is explained, and need not be answered."""
BACK = re.compile(r"(前|まえ|ひとつ前|一つ前)(の質問|のしつもん)?(に|へ)(もど|戻)|^(戻る|もどる|戻して)")
