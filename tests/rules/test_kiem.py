"""The engine: a rule that crashes is a finding, needs that are not met are told, findings know their place."""

import textwrap
from collections.abc import Iterator

import pytest

from kehoach.api.checking import TuyChon, of_bytes
from kehoach.problems import Level
from kehoach.rules import kiem as engine
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, Luat, cac_luat, luat
from rules import vi_du


def _broken(_ho_so: HoSo) -> Iterator[Loi]:
    yield from ()
    raise ZeroDivisionError("thử")


def test_a_rule_that_crashes_is_a_finding_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = dict(cac_luat()) | {"TT19": Luat("TT19", (), _broken)}
    monkeypatch.setattr(engine, "cac_luat", lambda: rules)
    text = vi_du.text("co-ban").replace("Số: 12/", "Số: 2/")
    found, _ = engine.kiem(vi_du.ho_so(text), ["TT19", "TT20"])
    assert [each.ma for each in found] == ["KH00", "TT20"]
    assert found[0].muc_do is Level.LOI
    assert "TT19" in found[0].thong_diep


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\xef\xbb\xbf", b"."])
def test_no_rule_crashes_on_a_file_without_words(data: bytes) -> None:
    found, _ = engine.kiem(of_bytes(data, "a.txt", TuyChon()))
    assert not found


def test_what_a_document_lacks_is_told() -> None:
    text = vi_du.text("co-ban")
    under_check = vi_du.ho_so(text)
    assert under_check.thieu((Can.KE_HOACH, Can.NGAY_DU, Can.XA, Can.TU_SOAN, Can.NGUON)) == ""
    assert ".txt" in under_check.thieu((Can.KE_HOACH, Can.DINH_DANG))
    undated = vi_du.ho_so(text.replace("ngày 05 tháng 3 năm 2026\n", "ngày tháng năm 2026\n", 1))
    assert undated.thieu((Can.NGAY_DU,))
    assert not undated.thieu((Can.NGAY,))
    assert undated.ngay is not None
    assert undated.ngay.isoformat() == "2026-12-31"


def test_two_rules_of_one_code_are_refused() -> None:
    with pytest.raises(ValueError, match="TT19"):
        luat("TT19")(_broken)


def test_a_finding_names_which_occurrence_it_is() -> None:
    under_check = vi_du.ho_so(vi_du.text("co-ban"))
    dong = under_check.tim("rõ người, rõ việc, rõ thời hạn")
    assert dong is not None
    second = dong.text.index("rõ", dong.text.index("rõ") + 1)
    assert engine._which(dong, "rõ", second) == 2
    assert engine._which(dong, "rõ", None) == 1


def test_a_finding_in_wrapped_text_names_the_very_line() -> None:
    text = vi_du.text("co-ban").partition("Phụ lục I\n")[0]
    narrow = "\n".join("\n".join(textwrap.wrap(line, 72)) for line in text.split("\n"))
    under_check = vi_du.ho_so(narrow)
    assert under_check.document.wrapped
    words = "Ủy ban nhân dân tỉnh, thành phố"
    [dong] = [each for each in under_check.dong if words in each.text]
    [line] = [
        number for number, each in under_check.chu_go.items() if words[:17] in each and "cơ quan chuyên môn" in each
    ]
    assert dong.spot.line is not None
    assert dong.spot.line < line
    assert engine._place(under_check, dong, words, None).dong == line
