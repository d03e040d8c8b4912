"""The rules as a whole: every rule has words and code, and the clean plans are clean."""

import re

import pytest

from kehoach.api.checking import TuyChon, of_bytes
from kehoach.model.phat_hien import NHOM
from kehoach.rules.bo_luat import cac_ma, mo_ta
from kehoach.rules.luat import cac_luat
from rules import vi_du as put
from rules.test_vi_du import show


def test_every_rule_has_code_and_words() -> None:
    assert set(cac_ma()) == set(cac_luat())


@pytest.mark.parametrize("ma", cac_ma())
def test_the_words_of_a_rule(ma: str) -> None:
    says = mo_ta(ma)
    assert NHOM[ma[:2]]
    for text in (says.ten, says.thong_diep, says.huong_dan, says.vi_sao):
        assert text == text.strip()
        assert text[:1].isupper() or text[:1] in "“0123456789{"
    assert says.vi_sao.endswith(".")
    assert not re.search(r"\.$", says.ten + says.thong_diep + says.huong_dan)


@pytest.mark.parametrize("nen", sorted(path.stem for path in put.NEN.glob("*.yaml")))
def test_the_clean_plans_are_clean(nen: str) -> None:
    for name, data in (("a.txt", put.text(nen).encode()), ("a.docx", put.word(nen))):
        for stage in ("du-thao", "ban-hanh"):
            found = put.phat_hien(of_bytes(data, name, TuyChon(giai_doan=stage)))
            assert not found, f"{name} {stage}\n{show(found)}"
