"""Names of files."""

from typing import Any

import pytest

from batch.lap.viec import hang, im_lang, job, nhiem_vu
from kehoach.batch.lap import Maker
from kehoach.batch.lap.ten_tep import an_toan
from kehoach.problems import KehoachError

NAMES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "usual": (
        "{ma}-{xa}-{nam}-{phan}.docx", {},
        ["14923-hoa-loc-2026-phu-luc-I.docx", "14923-hoa-loc-2026-phu-luc-II.docx"],
    ),
    "folders": ("{tinh}/{ma}-{xa}/{phan}", {}, ["thanh-hoa/14923-hoa-loc/phu-luc-I.docx", "thanh-hoa/14923-hoa-loc/phu-luc-II.docx"]),
    "Windows folders": (r"{tinh}\{phan}", {}, ["thanh-hoa/phu-luc-I.docx", "thanh-hoa/phu-luc-II.docx"]),
    "never outside": ("../../{ma}/../{phan}", {}, ["14923/phu-luc-I.docx", "14923/phu-luc-II.docx"]),
    "no root": ("/etc//{phan}.docx", {}, ["etc/phu-luc-I.docx", "etc/phu-luc-II.docx"]),
    "no drive": ("C:{phan}?.docx", {}, ["C-phu-luc-I.docx", "C-phu-luc-II.docx"]),
    "unit": ("{xa}-{don_vi}-{phan}", {"don_vi": "Công an xã"}, ["hoa-loc-cong-an-xa-phu-luc.docx"]),
    "no unit": ("{xa}-{don_vi}-{phan}", {}, ["hoa-loc-phu-luc-I.docx", "hoa-loc-phu-luc-II.docx"]),
    "own column": ("{cum}/{hang}-{phan}", {"gia_tri": {"cum": "Cụm 1/A..\\..\\x"}}, ["cum-1-a-x/2-phu-luc-I.docx", "cum-1-a-x/2-phu-luc-II.docx"]),
    "accents in the template": ("Kế hoạch Đ {phan}", {}, ["Ke-hoach-D-phu-luc-I.docx", "Ke-hoach-D-phu-luc-II.docx"]),
    "reserved": ("con/{phan}", {}, ["_con/phu-luc-I.docx", "_con/phu-luc-II.docx"]),
    "reserved value": ("{cum}/{phan}", {"gia_tri": {"cum": "aux"}}, ["_aux/phu-luc-I.docx", "_aux/phu-luc-II.docx"]),
    "trailing dots": ("a. /{phan}. .docx", {}, ["a/phu-luc-I.docx", "a/phu-luc-II.docx"]),
}  # fmt: skip


@pytest.mark.parametrize("case", NAMES)
def test_names(case: str) -> None:
    template, row, wanted = NAMES[case]
    work = job(1, ten_tep=template, cot=("cum",))
    if "don_vi" in row:
        work = job(ct=[], nv=[*_tasks("Công an xã")], ten_tep=template)
    made = Maker(work, im_lang)
    assert [name for _, name in made.names(hang(**row))] == wanted


def _tasks(unit: str) -> list[Any]:
    return [nhiem_vu(1, chu_tri=unit)]


@pytest.mark.parametrize(
    ("template", "code"), [("{ma}-{xã}-{phan}", "HL41"), ("{ma}.docx", "HL43"), ("{}-{phan}", "HL41")]
)
def test_templates_that_cannot_be(template: str, code: str) -> None:
    with pytest.raises(KehoachError) as told:
        Maker(job(ten_tep=template), im_lang)
    assert [each.code for each in told.value.problems] == [code]


def test_one_file_needs_no_kind() -> None:
    made = Maker(job(ten_tep="{ma}.docx", phan=("nhiem_vu",)), im_lang)
    assert made.names(hang()) == (("nhiem_vu", "14923.docx"),)


def test_a_row_without_files_is_told() -> None:
    with pytest.raises(KehoachError) as told:
        Maker(job(ct=[]), im_lang).names(hang(don_vi="Trạm Y tế"))
    assert [each.code for each in told.value.problems] == ["HL42"]


HOSTILE = [
    "",
    ".",
    "..",
    "/",
    "\\\\server\\x",
    "a" * 500,
    "x/" * 50 + "y",
    "nul.docx",
    "a\x00b",
    "ﬁ…“”",
    "-.docx",
    "con.docx",
    "a:b|c*?",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_becomes_safe(name: str) -> None:
    made = an_toan(name)
    parts = made.split("/")
    assert made.endswith(".docx")
    assert not made.startswith("/")
    assert all(part and part.isascii() and len(part) <= 110 and part.strip(". ") == part for part in parts)
    assert not {".", ".."} & set(parts)
    assert parts[-1].split(".")[0].lower() not in ("con", "nul")
    assert not set(made) & set('<>:"|?*\\\x00')
