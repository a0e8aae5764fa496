"""Our amounts against an outside truth that others wrote: openfisca-japan's own cases."""

from __future__ import annotations

import pytest

from bench.outside_cases import HOME
from bench.outside_truth import LEAST_PASSED, LEAST_USED, results


@pytest.mark.slow
@pytest.mark.skipif(
    not list(HOME.glob("lib/python*/site-packages/openfisca_japan")), reason="`make outside` installs it"
)
def test_our_amounts_agree_with_the_outside_truth() -> None:
    scored = results()
    used = [result for result in scored if not result.skipped]
    assert len(used) >= LEAST_USED
    assert sum(result.passed for result in used) / len(used) >= LEAST_PASSED
    assert all(result.skipped or result.case.households for result in scored)
