"""A new city's folder, made from the first city's with every local fact emptied into a marked gap."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from casework.city.loading import CITIES, load_city
from casework.city.problems import CityProblems, Problem

MODEL_CITY = "kushiro"
NATIONWIDE = frozenset({"houterasu"})
"""Offices that are the same in every city."""
DESK, HALL, WELFARE = "desk", "city_hall", "welfare_office"
_OFFICE_IDS = {
    "kurashigoto": DESK,
    "kushiro_city_hall": HALL,
    "kushiro_welfare": WELFARE,
    "kushiro_shakyo": "shakyo",
    "hello_work_kushiro": "hello_work",
    "food_help": "food_help_office",
}
_LOCAL_NUMBERS = ("0154", "011-")
_LOCAL_RENT = "rent_cap"
_UNKNOWN_HOURS = "開いている時間は確認中です。先に電話で確かめてください"
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")


def new_city(name: str, title: str = "", root: Path | None = None) -> list[str]:
    """Make `cities/<name>/`; tells what is missing. Never writes into a folder that is there."""
    cities = root or CITIES
    target, source = cities / name, CITIES / MODEL_CITY
    if not _NAME.match(name):
        raise CityProblems(
            [Problem("cities", 1, "まちの名前は、半角の小さい英字・数字・_ で書いてください（例 obihiro）。")]
        )
    if target.exists():
        raise CityProblems([Problem(f"{name}/city.yml", 1, "このまちのフォルダは、もうあります。")])
    shown = title or f"（{name} の市の名前）"
    words = _local_words(shown)
    (target / "programmes").mkdir(parents=True)
    (target / "cases").mkdir()
    _write(target / "city.yml", _profile(source / "city.yml", name, shown))
    _write(target / "amounts.yml", _amounts(source / "amounts.yml"))
    for path in sorted(source.glob("*.yml")):
        if path.name not in ("city.yml", "amounts.yml", "crisis.yml", "line.yml"):
            (target / path.name).write_text(words(path.read_text(encoding="utf-8")), encoding="utf-8")
    _write(target / "line.yml", _unapproved(source / "line.yml", words))
    if (source / "crisis.yml").is_file():
        _write(target / "crisis.yml", _crisis(source / "crisis.yml", words))
    for programme in load_city(MODEL_CITY).programmes.values():
        if not programme.local:
            _write(target / "programmes" / f"{programme.id}.yml", _programme(source, programme.id, words))
    (target / "cases" / "first.yml").write_text(_FIRST_CASES, encoding="utf-8")
    return _missing(name, target)


def _local_words(shown: str) -> Callable[[str], str]:
    """The same text without the first city's names and numbers."""
    swaps = [
        ("釧路市生活相談支援センター「くらしごと」", "自立相談支援の窓口"),
        ("くらしごと", "相談の窓口"),
        (
            "釧路市のほか、釧路町、厚岸町、浜中町、標茶町、弟子屈町、鶴居村、白糠町の人も相談できます。\n",
            f"{shown}の人が相談できます。\n",
        ),
        ("釧路市か、釧路管内の町村に住んでいる", f"{shown}に住んでいる"),
        ("（釧路市・管内7町村）", ""),
        ("釧路市社協", "社協"),
        ("ハローワーク釧路", "ハローワーク"),
        ("釧路町など管内の町村の基準額", "基準額"),
        ("釧路の就業体験的ボランティア", "就業体験的なボランティア"),
        ("釧路児童相談所", "児童相談所"),
        ("駆け込みシェルター釧路", "駆け込みシェルター"),
        ("フードバンク（釧路）", "フードバンク"),
        ("北海道立女性", "都道府県の女性"),
        ("釧路保健所", "保健所"),
        ("釧路市", shown),
        ("釧路の", "まちの"),
        ("釧路で", "まちで"),
        ("（0154-23-5151）", ""),
    ]

    def swapped(text: str) -> str:
        for old, new in swaps:
            text = text.replace(old, new)
        return text

    return swapped


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _write(path: Path, content: Any) -> None:
    with path.open("w", encoding="utf-8") as file:
        _yaml().dump(content, file)


def _profile(path: Path, name: str, shown: str) -> CommentedMap:
    model = _yaml().load(path.read_text(encoding="utf-8"))
    offices = [
        _empty_office(office) for office in model["offices"] if office["id"] in {*_OFFICE_IDS, *NATIONWIDE}
    ]
    return CommentedMap(
        id=name,
        name=shown,
        prefecture="（都道府県）",
        population=None,
        holidays="JP",
        timezone="Asia/Tokyo",
        desk_office=DESK,
        hours_office=HALL,
        municipalities=CommentedSeq(
            [
                CommentedMap(
                    name=shown, is_the_city=True, grade=None, welfare_office=WELFARE, consultation_office=DESK
                )
            ]
        ),
        offices=CommentedSeq(offices),
        gaps=CommentedSeq(
            [
                _gap("市の名前・都道府県・人口", "city.yml", "市の統計"),
                _gap("級地（生活保護）", "city.yml municipalities grade", "福祉事務所"),
                _gap(
                    "窓口の名前・電話・住所・開いている時間・年末年始の休み",
                    "city.yml offices",
                    "それぞれの窓口",
                ),
                _gap("住居確保給付金の基準額と家賃の上限", "amounts.yml base_amount・rent_cap", "福祉事務所"),
                _gap("行っている事業と、その条件", "programmes/*.yml unverified", "福祉事務所"),
                _gap("まちだけの制度", "programmes/", "福祉事務所"),
                _gap("まちの相談先（児童相談所・女性相談など）", "crisis.yml", "それぞれの窓口"),
                _gap("LINEで出す言葉の読み合わせと承認", "line.yml approved", "市の担当者"),
                _gap("確認用の事例（制度ごとに3件以上）", "cases/*.yml", "相談員"),
            ]
        ),
    )


def _gap(what: str, where: str, ask: str) -> CommentedMap:
    return CommentedMap(what=what, where=where, ask=ask)


def _empty_office(office: Any) -> Any:
    if office["id"] in NATIONWIDE:
        office["gaps"] = CommentedSeq(["まちの事務所の電話番号", "面談の予約の空き"])
        return office
    return CommentedMap(
        id=_OFFICE_IDS[office["id"]],
        name=f"（{office['role']}の窓口の名前）",
        plain_name=f"（{office['role']}の窓口）",
        role=office["role"],
        phone=None,
        address=None,
        hours_text=_UNKNOWN_HOURS,
        weekly=None,
        closed_on_holidays=None,
        source_url="（出典のURL）",
        verified_on=None,
        gaps=CommentedSeq(["名前", "電話番号", "住所", "開いている曜日と時間", "年末年始の休み"]),
    )


def _amounts(path: Path) -> Any:
    model = _yaml().load(path.read_text(encoding="utf-8"))
    for series in model["amounts"]:
        if series["id"] == _LOCAL_RENT or series["id"] == "living_floor":
            # Rent limits are a prefecture's own; another prefecture's would be wrong in silence.
            series["rows"] = CommentedSeq()
            continue
        series["rows"] = CommentedSeq([row for row in series["rows"] if "municipality" not in row])
        if "city.kushiro" in str(series["rows"]) and series["id"] == "month_of_living_alone":
            series["rows"] = CommentedSeq()
    return model


def _unapproved(path: Path, words: Callable[[str], str]) -> Any:
    """The first city's words; that city's approval is not this one's."""
    model = _yaml().load(words(path.read_text(encoding="utf-8")))
    model["approved"].update(by=None, on=None)
    return model


def _crisis(path: Path, words: Callable[[str], str]) -> Any:
    model = _yaml().load(words(path.read_text(encoding="utf-8")))
    for line in model["lines"]:
        local = str(line["number"] or "").startswith(_LOCAL_NUMBERS) or line.get("gap")
        if not local:
            continue
        line["id"] = str(line["id"]).replace("kurashigoto", DESK).replace("kushiro", "city")
        line.update(
            label=f"（{line['label']}）",
            number=None,
            tel=None,
            hours="",
            opening={"unknown": True},
            cost="",
            official_url=None,
            verified_on=None,
            gap=True,
        )
        line.setdefault("to_fill", "番号・時間・公式ページ")
    return model


def _programme(source: Path, name: str, words: Callable[[str], str]) -> Any:
    text = words((source / "programmes" / f"{name}.yml").read_text(encoding="utf-8"))
    model = _yaml().load(text)
    office = model["contact"].get("office")
    if office in _OFFICE_IDS:
        model["contact"]["office"] = _OFFICE_IDS[office]
    model["unverified"] = CommentedSeq(["このまちで行っているか・窓口・条件", *model.get("unverified", [])])
    if "city.kushiro" in model["source_url"]:
        model["source_url"] = "（このまちの案内のURL）"
        model["verified_on"] = None
    return model


def _missing(name: str, target: Path) -> list[str]:
    city = load_city(name, target.parent)
    left = sorted(
        path.relative_to(target).as_posix()
        for path in target.rglob("*.yml")
        if "釧路" in path.read_text(encoding="utf-8") or "0154" in path.read_text(encoding="utf-8")
    )
    lines = [f"cities/{name}/ を作りました。つぎのことを、まちの職員がうめてください。", ""]
    lines += [f"・{gap.what}（{gap.where}）→ {gap.ask}に聞く" for gap in city.profile.gaps]
    empty = [series.label for series in city.amounts.amounts if not series.rows]
    lines += ["", "まだ数字がないもの:", *(f"・{label}" for label in empty)]
    if left:
        lines += [
            "",
            "もとのまちの名前や番号が残っているファイル（直してください）:",
            *(f"・{path}" for path in left),
        ]
    return [*lines, "", f"うめたら、make check-city CITY={name} で確かめます。"]


_FIRST_CASES = """\
# 確認用の事例。制度ごとに3件以上、上限は、ちょうどの額と1円こえた額の両方を書いてください。
cases:
  - name: 今夜ねる所がない
    situation:
      today: 2026-11-23
      needs: [housing]
      risks: [no_shelter]
      trouble: 今夜泊まる所がありません
    expect:
      first: [shelter]
      priority: emergency
"""
