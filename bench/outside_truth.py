"""Score our amounts on an outside truth: `make outside` prints used, passed and skipped, with every reason.

Bars: at least 150 cases used, at least 95 % of them passed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bench.outside_cases import PACKAGE, OutsideCase, OutsideHousehold, all_cases
from casework.city import City, load_city
from casework.planning.benefits import (
    child_allowance,
    child_rearing_allowance,
    rent_support,
    school_aid_by_public_assistance,
    single_parent_loan,
    single_parent_training,
    single_parent_training_finish,
    tax_exempt_income_limit,
    training_benefit,
    welfare_loans,
)
from casework.planning.household import Certificates, Household, Member, age_on, school_year_on

LEAST_USED, LEAST_PASSED = 150, 0.95
_GRADE = {"一級": 1, "二級": 2, "三級": 3, "四級": 4, "五級": 5, "六級": 6, "七級": 7}
_SCHOOL = {"公立": "public", "国立": "public", "私立": "private"}
_PERSON_KEYS = {
    "誕生年月日", "年齢", "学年", "身体障害者手帳等級", "療育手帳等級", "精神障害者保健福祉手帳等級",
    "高校運営種別", "高校履修種別", "預貯金",
}  # fmt: skip
_HOUSEHOLD_KEYS = {
    "住民税非課税世帯", "児童手当の控除後世帯高所得", "児童扶養手当の控除後世帯高所得",
    "配偶者がいるがひとり親に該当", "被災している", "家賃", "住宅扶助基準", "夫と離別死別",
    "児童扶養手当の全部支給所得条件", "児童扶養手当の一部支給所得条件",
    "高等職業訓練促進給付金の対象訓練を受けている", "高等職業訓練促進給付金の対象訓練を修了した",
    "生活保護", "世帯高所得", "居住級地区分1", "居住都道府県", "居住市区町村", "世帯人数",
}  # fmt: skip
RATES_FROM = date(2025, 4, 1)
"""児童扶養手当 of its 2024-11 cases has the rates of April 2025; ours are dated so."""


class Skip(Exception):
    """A case that can't be scored, and why."""


@dataclass(frozen=True)
class Result:
    """One case: used or skipped, and what came out."""

    case: OutsideCase
    skipped: str = ""
    differences: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Used, and everything as expected."""
        return not self.skipped and not self.differences


def score(case: OutsideCase, city: City) -> Result:
    """Hold one case against our own amounts."""
    differences: list[str] = []
    try:
        for household in case.households:
            for variable, expected in household.expected.items():
                ours = _ours(variable, household, case.on, city, expected)
                if ours != expected:
                    differences.append(f"{variable}: ours {ours}, theirs {expected}")
    except Skip as reason:
        return Result(case, skipped=str(reason))
    return Result(case, differences=tuple(differences))


def _ours(variable: str, outside: OutsideHousehold, on: date, city: City, expected: Any) -> Any:
    answer = _ANSWERS.get(variable)
    if answer is None:
        raise Skip(f"a sum that our plans do not compute: {variable.split('（')[0]}")
    return answer(outside, on, city, expected)


def _member(person: dict[str, Any]) -> Member:
    if "愛の手帳等級" in person:
        raise Skip("a certificate of Tokyo only (愛の手帳)")
    unknown = set(person) - _PERSON_KEYS
    if unknown:
        raise Skip(f"given as an intermediate value that we do not take: {'・'.join(sorted(unknown))}")
    born = person.get("誕生年月日")
    return Member(
        born=date.fromisoformat(str(born)) if born else None,
        age=person.get("年齢"),
        school_year=person.get("学年"),
        certificates=Certificates(
            physical=_GRADE.get(person.get("身体障害者手帳等級", "")),
            intellectual=person.get("療育手帳等級"),
            mental=_GRADE.get(person.get("精神障害者保健福祉手帳等級", "")),
        ),
        high_school=_SCHOOL.get(person.get("高校運営種別", "")),  # type: ignore[arg-type]
    )


def _household(outside: OutsideHousehold) -> Household:
    given = outside.given
    unknown = set(given) - _HOUSEHOLD_KEYS
    if unknown:
        raise Skip(f"given as an intermediate value that we do not take: {'・'.join(sorted(unknown))}")

    def members(role: str) -> tuple[Member, ...]:
        return tuple(_member(outside.people[name]) for name in outside.roles.get(role, []))

    savings = [person["預貯金"] for person in outside.people.values() if "預貯金" in person]
    limits = [given[key] for key in given if key.startswith("児童扶養手当の") and key.endswith("所得条件")]
    return Household(
        adults=members("親一覧"),
        children=members("子一覧"),
        grandparents=members("祖父母一覧"),
        single_parent=True if given.get("配偶者がいるがひとり親に該当") else None,
        savings=sum(savings) if savings else None,
        rent=given.get("家賃"),
        tax_exempt=given.get("住民税非課税世帯"),
        income_after_deductions=given.get("児童扶養手当の控除後世帯高所得"),
        on_public_assistance=bool(given["生活保護"]) if "生活保護" in given else None,
        hit_by_disaster=bool(given.get("被災している")),
        widowed=bool(given.get("夫と離別死別")),
        in_eligible_training=bool(given.get("高等職業訓練促進給付金の対象訓練を受けている")),
        finished_eligible_training=bool(given.get("高等職業訓練促進給付金の対象訓練を修了した")),
        income_within_single_parent_limit=any(limits) if limits else None,
    )


Answer = Callable[[OutsideHousehold, date, City, Any], Any]


def _allowance(outside: OutsideHousehold, on: date, city: City, expected: Any) -> int:
    return child_allowance(_household(outside), city.amounts, on).most


def _rearing(side: str) -> Answer:
    def answer(outside: OutsideHousehold, on: date, city: City, expected: Any) -> int:
        if on < date(2024, 11, 1):
            raise Skip("児童扶養手当 before November 2024: its rates (44,140) are older than that day's law")
        span = child_rearing_allowance(_household(outside), city.amounts, on, rates_on=RATES_FROM)
        return span.most if side == "最大" else span.least

    return answer


def _loan(name: str) -> Answer:
    def answer(outside: OutsideHousehold, on: date, city: City, expected: Any) -> int:
        if name == "education_month" and expected:
            raise Skip(
                "教育支援費: its flat 100,000 is rounded up; the law has 35,000 to 65,000, at most × 1.5"
            )
        return int(getattr(welfare_loans(_household(outside), city.amounts, on), name))

    return answer


def _rent(side: str) -> Answer:
    def answer(outside: OutsideHousehold, on: date, city: City, expected: Any) -> int:
        if "家賃" not in outside.given:
            raise Skip("住居確保給付金: a rent that nobody said is open for us, never zero")
        household = _household(outside)
        ceiling = city.amounts.yen("asset_ceiling", on) or 0
        if (household.savings or 0) > ceiling:
            return 0
        most = rent_support(household.rent, outside.given["住宅扶助基準"], None, None).most
        return most if side == "最大" else 0

    return answer


def _rent_assets(outside: OutsideHousehold, on: date, city: City, expected: Any) -> bool:
    return (_household(outside).savings or 0) <= (city.amounts.yen("asset_ceiling", on) or 0)


def _training(side: str) -> Answer:
    def answer(outside: OutsideHousehold, on: date, city: City, expected: Any) -> int:
        span = training_benefit(_household(outside), city.amounts, on)
        return span.most if side == "最大" else span.least

    return answer


def _training_assets(outside: OutsideHousehold, on: date, city: City, expected: Any) -> bool:
    return (_household(outside).savings or 0) <= (city.amounts.yen("training_asset_cap", on) or 0)


def _parent_training(side: str) -> Answer:
    def answer(outside: OutsideHousehold, on: date, city: City, expected: Any) -> int:
        span = single_parent_training(_household(outside), city.amounts, on)
        return span.most if side == "最大" else span.least

    return answer


def _finish(outside: OutsideHousehold, on: date, city: City, expected: Any) -> int:
    return single_parent_training_finish(_household(outside), city.amounts, on)


def _parent_loan(part: str, side: str) -> Answer:
    def answer(outside: OutsideHousehold, on: date, city: City, expected: Any) -> Any:
        loan = single_parent_loan(_household(outside), city.amounts, on)
        if part == "open":
            return loan.open
        span = loan.study_month if part == "study" else loan.school_entry
        return span.most if side == "最大" else span.least

    return answer


def _school_aid(outside: OutsideHousehold, on: date, city: City, expected: Any) -> bool | None:
    return school_aid_by_public_assistance(_household(outside), on)


def _rent_cap(outside: OutsideHousehold, on: date, city: City, expected: Any) -> int | None:
    given = outside.given
    if given.get("居住都道府県") != "北海道":
        raise Skip("住宅扶助 outside Hokkaido: the city's table is Hokkaido's")
    size = given.get("世帯人数") or len(outside.people)
    grade = given.get("居住級地区分1")
    looked = city.amounts.look_up(
        "rent_cap", on, size, str(grade) if grade else None, given.get("居住市区町村")
    )
    return looked.yen if looked else None


def _grade(outside: OutsideHousehold, on: date, city: City, expected: Any) -> int:
    place = city.municipality(outside.given.get("居住市区町村"))
    if place is None or place.grade is None:
        raise Skip("級地 of a municipality that the desk does not serve")
    return int(place.grade[0])


def _no_tax(outside: OutsideHousehold, on: date, city: City, expected: Any) -> bool:
    given = outside.given
    if "世帯高所得" not in given or "居住級地区分1" not in given:
        raise Skip("住民税非課税 without the income or the 級地 given")
    limit = tax_exempt_income_limit(city.amounts, on, len(outside.people) - 1, str(given["居住級地区分1"]))
    return limit is not None and given["世帯高所得"] <= limit


def _by_day(count: Callable[[date, date], int]) -> Answer:
    def answer(outside: OutsideHousehold, on: date, city: City, expected: Any) -> Any:
        born = date.fromisoformat(str(outside.given["誕生年月日"]))
        if not isinstance(expected, dict):
            raise Skip("an age without a day")
        return {day: count(born, date.fromisoformat(str(day))) for day in expected}

    return answer


_ANSWERS: dict[str, Answer] = {
    "児童手当": _allowance,
    "児童扶養手当_最大": _rearing("最大"),
    "児童扶養手当_最小": _rearing("最小"),
    "緊急小口資金": _loan("emergency"),
    "生活支援費": _loan("living"),
    "住宅入居費": _loan("housing_entry"),
    "一時生活再建費": _loan("restart"),
    "福祉費": _loan("welfare"),
    "教育支援費": _loan("education_month"),
    "就学支度費": _loan("school_entry"),
    "不動産担保型生活資金": _loan("real_estate_month"),
    "住居確保給付金_最大": _rent("最大"),
    "住居確保給付金_最小": _rent("最小"),
    "住居確保給付金の資産要件を満たす": _rent_assets,
    "職業訓練受講給付金_最大": _training("最大"),
    "職業訓練受講給付金_最小": _training("最小"),
    "職業訓練受講給付金の資産要件を満たす": _training_assets,
    "高等職業訓練促進給付金_最大": _parent_training("最大"),
    "高等職業訓練促進給付金_最小": _parent_training("最小"),
    "高等職業訓練修了支援給付金": _finish,
    "母子父子寡婦福祉資金貸付金の対象者がいる": _parent_loan("open", ""),
    "母子父子寡婦福祉資金貸付金_修学資金_最大": _parent_loan("study", "最大"),
    "母子父子寡婦福祉資金貸付金_修学資金_最小": _parent_loan("study", "最小"),
    "母子父子寡婦福祉資金貸付金_就学支度資金_最大": _parent_loan("entry", "最大"),
    "母子父子寡婦福祉資金貸付金_就学支度資金_最小": _parent_loan("entry", "最小"),
    "就学援助の対象者がいる": _school_aid,
    "住宅扶助基準": _rent_cap,
    "居住級地区分1": _grade,
    "住民税非課税世帯": _no_tax,
    "年齢": _by_day(age_on),
    "学年": _by_day(school_year_on),
}


def results(city: City | None = None) -> list[Result]:
    """Every case, scored or skipped."""
    here = city or load_city()
    return [score(case, here) for case in all_cases()]


def main() -> int:
    """Print the table; 0 when both bars are held."""
    scored = results()
    used = [result for result in scored if not result.skipped]
    passed = [result for result in used if result.passed]
    skipped = len(scored) - len(used)
    print(f"{PACKAGE}: {len(scored)} cases, used {len(used)}, passed {len(passed)}, skipped {skipped}\n")
    print("used / passed by file")
    for file in sorted({result.case.file for result in used}):
        mine = [result for result in used if result.case.file == file]
        print(f"  {len(mine):4} / {sum(result.passed for result in mine):4}  {file}")
    print("\nskipped, and why")
    for reason, count in Counter(result.skipped for result in scored if result.skipped).most_common():
        print(f"  {count:4}  {reason}")
    failed = [result for result in used if not result.passed]
    for result in failed:
        print(f"× {result.case.file} {result.case.name}: {'; '.join(result.differences)}")
    rate = len(passed) / len(used) if used else 0.0
    green = len(used) >= LEAST_USED and rate >= LEAST_PASSED
    bars = f"bars: {LEAST_USED} used, {LEAST_PASSED:.0%}"
    print(f"\n{rate:.1%} of {len(used)} used cases pass ({bars}). {'OK' if green else 'NOT OK'}")
    return 0 if green else 1


if __name__ == "__main__":
    sys.exit(main())
