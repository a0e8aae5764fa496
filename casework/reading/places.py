"""Reads where somebody lives: the municipality (市町村), and the district or town as it was said (地区)."""

from __future__ import annotations

import re

import jaconv

from casework.reading.ask import Ask
from casework.reading.outcome import Declined, Reading, Value
from casework.reading.place_names import Places
from casework.reading.said import Said
from casework.reading.trim import is_gibberish, is_question, own_words
from casework.reading.where_now import is_no_place, parts_on_now, sleeps_rough

_ELSEWHERE = re.compile(
    r"(?:北海道|東京都|大阪府|京都府|[一-龥]{2,3}県)?([一-龥ぁ-んァ-ヶ]{1,6}?(?:市|町|村|区))"
)
_ONLY_ROUGHLY = re.compile(
    r"(?:とだけ|としか|とのみ|だけ言|まで(?:なら|で|に|しか)|のどこか|という(?:こと|事)で)"
)
_NO_PLACE = re.compile(
    r"住所不定|じゅうしょふてい|住所(?:が|は)?(?:まだ)?(?:な|あり)|(?:住む|寝る|泊まる|帰る)(?:とこ(?:ろ)?|家|場所)(?:が|は)?(?:な|あり)|家(?:が|"
    r"は)(?:な|あり)|ほーむれす|転々|決まって(?:い)?な|決まった(?:とこ(?:ろ)?|家|場所|住所|住まい)(?:は|が)?(?:な|あり)"
)
_NOT_THIS = re.compile(
    r"[一-龥ぁ-んァ-ヶ]{1,6}(?:市|町|村)?(?:じゃなく(?:て)?|ではなく(?:て)?|から引っ越)"
    r"(?:て)?、?(?:きて|来て)?"
)
_BEFORE_NOW = re.compile(r"^.*(?:今は|いまは|現在は)(?=.*[市町村])")
_LEAD = re.compile(
    r"^(?:えーと|えっと|あの|はい|ええ)、?|^(?:(?:子ども|子供|息子|娘)の)?(?:学校|学区|校区|最寄り(?:駅)?)(?:は|が)|^(?:町内会|住所|住まい|住んでいるの|住んでるの|地区|場所|町名|家|"
    r"うち|今|現在|私|自分|わたし)(?:は|が|:|も)、?|^(?:北海道)(?:の)?|^(?:今は|いまは|一応|いちおう|たぶん|多分|おそらく|確か|たしか)、?"
)
_THERE = (
    r"(?:住|すん|すみ|暮|くら|寝|ね(?:て|とま)|泊|お?世話|お(?:り|る)|い(?:ま(?:す|し)|る|て|た)|居|"
    r"身を寄せ|越し|移っ|通|借り|かり|来|きて|引っ?越|移|避難|間借|滞在|下宿|や[っり]|戻|帰|入っ|入居|引き取)"
)
_LIVES_THERE = re.compile(
    rf"(?:に|で)[^、。]{{0,8}}(?:暮らし|住んで|住まい|住み).*$|(?:に|で|へ|から)\s*(?:ずっと|今|いま|ひとりで|一人で|家族で|車で|車に)?\s*{_THERE}.*$"
)
_AND_MORE = re.compile(r"[、。,].*$|(?:です|ます)(?:が|けど|けれど).*$")
_TAKE_IT_AS = re.compile(
    r"(?:だ|です)?と(?:思って|おもって|いうことに|しておいて|して)(?:ください|下さい|もら.*|お願い.*)?$"
)
_A_PLACE_CALLED = r"(?:(?:って(?:いう)?|という)(?:とこ(?:ろ)?|場所|地区|町))"
_COPULA = re.compile(
    r"\s*(?:だった)?(?:(?:だ|です)?と(?:思|おも)(?:います|う|って(?:い)?ます)|(?:の)?はず(?:です|だ)?|だったかな|だったっけ|かも(?:です|しれません)?)$|\s*"
    + _A_PLACE_CALLED
    + r"?\s*(?:なん|なの)?"
    r"(?:です|っす|でーす|でござ(?:い|り)ます|でごぜえます|であります|だっけ|だ|だべ|だべさ|っしょ|だっしょ|だっぺ|"
    r"やで|じゃよ|になります|かな|在住|住み|住まい|住)(?:よ|ね|わ|さ|な|ー)*[。!]*$"
)
_AT_A = re.compile(
    r"の(?:どこか|とある)?(?:[^のに、]{0,8}の)?(?:[^のに、]{0,6})(?:あぱーと|アパート|マンション|市営(?:住宅)?|道営(?:住宅)?|公営(?:住宅)?|"
    r"町営(?:住宅)?|団地|実家|借家|寮|一軒家|持ち家|家|部屋|駐車場|公園|河川敷|コンビニ|スーパー|道の駅|ネットカフェ|ネカフェ|漫喫|ホテル|旅館|サウナ|"
    r"ところ|とこ|病院|施設|社宅|店|自宅|兼自宅|店舗兼自宅|空き家|車|車中)(?:です|に|で)?$"
)
_OF_A_PLACE_NEARBY = re.compile(
    r"(?<=[裏横隣前脇くばり角])の(?:古い|ぼろい|小さい|狭い)?(?:アパート|マンション|(?:市|道|町|公)営(?:住宅)?|団地|借家|社宅|家|"
    r"ほう|方|とこ(?:ろ)?)(?:です|に|で)?$"
)
_HOME_IN = re.compile(
    r"^(?:.{1,3}の)?(?:実家|自宅|アパート|マンション|団地|家|うち|部屋|職場)(?:が|は|の|も|、)\s*"
)
_DESCRIBED = re.compile(
    r"^[^、。]{0,8}(?:安い|高い|近い|遠い|静かな|便利な|不便な|古い|寒い|いる|ある|住んでる|住んでいる)"
)
_IN_BRACKETS = re.compile(r"\(([^)]+)\)")
_ROUND_ABOUT = re.compile(
    r"(?<![たるい])(?:の)?(?:ほう|方面|方|へん|辺り|あたり|らへん|付近|周辺|界隈|地区|エリア)(?:です|に|で)?$"
)
_A_PLACE_OF_NO_NAME = re.compile(
    r"^(?:駅|役所|市役所|町役場|病院|学校|海|川|港|橋|線路|山|イオン|市内|町内)$"
)


def read_municipality(said: Said, ask: Ask) -> Reading | None:
    """Read the municipality by its official name; its old towns and districts count for it."""
    places = ask.places
    if _ONLY_ROUGHLY.search(said.text) and not any(town in said.text for town in places.towns):
        return Declined("refused", said.raw.strip())
    text = _NOT_THIS.sub("", _BEFORE_NOW.sub("", said.typed))
    words = _without_lead(own_words(said.wide))
    town, at_start = places.town_in(text), places.district_at_start(words)
    outside = places.outside_in(text)
    if outside and not (town and len(town[1]) > len(outside)):
        return Value(outside, {"outside": True}, said.raw.strip())
    if town:
        return _town(said, *town)
    if found := at_start or places.district_in(said.wide):
        return _town(said, found[1], found[0])
    if _in_town(places).match(text):
        return Value(places.home, {}, said.raw.strip())
    elsewhere = _ELSEWHERE.search(own_words(said.wide))
    return Value(elsewhere[1], {"outside": True}, said.raw.strip()) if elsewhere else None


def read_area(said: Said, ask: Ask) -> Reading | None:
    """Read the district or town as it was said, without です and the city's name."""
    places = ask.places
    if _ONLY_ROUGHLY.search(said.text):
        return Declined("refused", said.raw.strip())
    if _NO_PLACE.search(said.text):
        return Declined("none", said.raw.strip())
    if is_gibberish(said.text) or is_question(said.text):
        return None
    if _in_town(places).match(said.typed) or _is_the_city(said, places):
        return Value(places.home, {}, said.raw.strip()) if places.home else None
    words, within = own_words(said.wide), _IN_BRACKETS.search(said.wide)
    if within and not places.district_at_start(words) and places.district_at_start(within[1]):
        words = within[1]  # 友達の家(美原)
    area = _likeliest([_district(part, places) for part in parts_on_now(words)], places)
    if area:
        return Value(area, {}, said.raw.strip())
    return Declined("none", said.raw.strip()) if sleeps_rough(said.text) else None


def _likeliest(areas: list[str], places: Places) -> str:
    """Choose the first area that the city knows, else the first that is a place; 文苑, 文苑4丁目 is the longer."""
    named = [
        area
        for area in areas
        if 0 < len(area) <= 40 and re.search(r"[一-龥ぁ-んァ-ヶa-z]", area) and not is_no_place(area)
    ]
    named = [area for area in named if area not in (places.home, places.home.rstrip("市"))] or named
    known = [area for area in named if places.district_at_start(re.sub(r"\d.*", "", area))]
    first = next(iter(known or named), "")
    return max((area for area in named if first and area.startswith(first)), key=len, default="")


def names_a_place(words: str, places: Places) -> bool:
    """Whether words begin with a district or a municipality that the city knows."""
    words = _without_lead(own_words(words))
    town = places.town_in(words)
    return places.district_at_start(words) is not None or (town is not None and words.startswith(town[1]))


def _town(said: Said, town: str, word: str) -> Value:
    return Value(town, {} if word == town else {"as_said": word}, said.raw.strip())


def _in_town(places: Places) -> re.Pattern[str]:
    """「市内です」: in the city itself."""
    short = re.escape(places.home.rstrip("市"))
    return re.compile(
        rf"^(?:一応|同じ)?(?:{short})?(?:市内|しない)(?:です|に住んでます|に住んでいます|だ|在住)?[。!]*$"
    )


def _is_the_city(said: Said, places: Places) -> bool:
    """「釧路市です」 names no more than the city."""
    words = _COPULA.sub("", _LIVES_THERE.sub("", _without_lead(own_words(said.wide))))
    return bool(places.home) and words in (places.home, places.home.rstrip("市"))


def _without_lead(words: str) -> str:
    for _ in range(3):
        words = _LEAD.sub("", words)
    return words


def _district(words: str, places: Places) -> str:
    words = _inside_home(_without_lead(words), places)
    at_home = _HOME_IN.match(words)
    if at_home and places.district_at_start(words[at_home.end() :]):
        words = words[at_home.end() :]  # 実家の武佐, 実家が春採で
    if known := places.district_at_start(words):
        return known[0]
    described = _DESCRIBED.match(words)
    if described and (known := places.district_at_start(words[described.end() :])):
        return known[0]
    words = _TAKE_IT_AS.sub("", _AND_MORE.sub("", words))
    words = re.sub(_A_PLACE_CALLED + "$", "", _COPULA.sub("", _LIVES_THERE.sub("", words)))
    if is_no_place(words):
        return ""
    words = _OF_A_PLACE_NEARBY.sub("", words)
    at = _AT_A.search(words)
    if at and not _A_PLACE_OF_NO_NAME.match(words[: at.start()]):
        words = words[: at.start()]
    near = _ROUND_ABOUT.sub("", words)
    words = words if _A_PLACE_OF_NO_NAME.match(near) else near
    words = re.sub(r"(?<=[町村])の(?=[一-龥])", "", words)
    return _inside_home(words, places).strip(" 、。,.!「」")


def _inside_home(words: str, places: Places) -> str:
    """Leave out the city's own name before a district."""
    if not places.home:
        return words
    short = re.escape(places.home.rstrip("市"))
    rest = re.sub(
        rf"^(?:{re.escape(places.home)}(?![立役民営街電議消図])(?:内)?(?:の)?、?|{short}(?:の、?|[\s、]+))",
        "",
        words,
    )
    for name in places.towns.get(places.home, ()):
        spoken = re.match(rf"{name}し?(?:の、?|[\s、・]+)?", str(jaconv.kata2hira(rest)))
        if spoken and places.district_at_start(rest[spoken.end() :]):
            return rest[spoken.end() :]
    return rest or words
