"""Files that cannot be used, or only in part: told with cause and mend, never a traceback, the others are read."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from batch.nam_truoc.tep_mau import CHI_TIEU, KEM_THEO, NHIEM_VU, bang_tinh, phu_luc, thay, word
from kehoach.batch.nam_truoc import bang_tinh as doc_bang_tinh
from kehoach.batch.nam_truoc import from_last_year
from kehoach.problems import KehoachError, Level

TINH = "Thanh Hóa"


def _no_table(path: Path) -> Path:
    return word(path / "a.docx", "Báo cáo kết quả năm 2025.")


def _other_table(path: Path) -> Path:
    return word(path / "a.docx", "DANH SÁCH", [("Họ và tên", "Chức vụ"), ("An", "Trưởng phòng")])


def _titles_only(path: Path) -> Path:
    return word(path / "a.docx", NHIEM_VU[:1])


def _damaged_word(path: Path) -> Path:
    data = phu_luc(path / "b.docx").read_bytes()
    (path / "a.docx").write_bytes(data[: len(data) // 2])
    return path / "a.docx"


def _damaged_book(path: Path) -> Path:
    data = bang_tinh(path / "b.xlsx", NHIEM_VU).read_bytes()
    (path / "a.xlsx").write_bytes(data[: len(data) // 2])
    return path / "a.xlsx"


def _broken_sheet(path: Path) -> Path:
    good = bang_tinh(path / "b.xlsx", NHIEM_VU)
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(path / "a.xlsx", "w") as new:
        for each in old.namelist():
            new.writestr(
                each,
                b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>' if "sheet1.xml" in each else old.read(each),
            )
    return path / "a.xlsx"


def _locked(path: Path) -> Path:
    (path / "a.xlsx").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )
    return path / "a.xlsx"


def _picture(path: Path) -> Path:
    (path / "a.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return path / "a.docx"


def _empty(path: Path) -> Path:
    (path / "a.docx").write_bytes(b"")
    return path / "a.docx"


def _text_as_book(path: Path) -> Path:
    (path / "a.xlsx").write_text("STT,Nội dung", encoding="utf-8")
    return path / "a.xlsx"


def _missing(path: Path) -> Path:
    return path / "khong-co.docx"


def _folder(path: Path) -> Path:
    return path


def _two_communes(path: Path) -> Path:
    return word(
        path / "a.docx", "PHỤ LỤC I", "CHỈ TIÊU NĂM 2025", KEM_THEO.format(xa="xã Hoa Lộc"), CHI_TIEU,
        "PHỤ LỤC II", "NHIỆM VỤ NĂM 2025", KEM_THEO.format(xa="xã Hậu Lộc"), NHIEM_VU,
    )  # fmt: skip


UNUSABLE: list[tuple[Callable[[Path], Path], str]] = [
    (_no_table, "HL70"), (_other_table, "HL70"), (_titles_only, "HL70"), (_two_communes, "HL73"), (_damaged_word, "DOC"),
    (_damaged_book, "HL02"), (_broken_sheet, "HL0"), (_locked, "HL03"), (_picture, "DOC"), (_empty, "DOC07"),
    (_text_as_book, "HL01"), (_missing, "TEP03"), (_folder, "TEP01"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "code"), UNUSABLE, ids=[each[0].__name__[1:] for each in UNUSABLE])
def test_alone_it_is_refused_with_others_told(tmp_path: Path, make: Callable[[Path], Path], code: str) -> None:
    bad = make(tmp_path)
    with pytest.raises(KehoachError) as caught:
        from_last_year([bad], 2026, TINH)
    first = caught.value.problems[0]
    assert first.code.startswith(code)
    assert first.mend
    assert bad.name in str(first.place)
    good = phu_luc(tmp_path / "tot.docx")
    made = from_last_year([bad, good], 2026, TINH)
    assert len(made.noi_dung.nhiem_vu.hang) == 3
    assert any(each.code == first.code and each.level is Level.LOI for each in made.loi)


def test_nothing_given() -> None:
    with pytest.raises(KehoachError):
        from_last_year([], 2026)


def test_the_same_file_twice(tmp_path: Path) -> None:
    first = phu_luc(tmp_path / "a.docx")
    second = tmp_path / "b.docx"
    second.write_bytes(first.read_bytes())
    made = from_last_year([first, second, first], 2026, TINH)
    assert [each.place.file for each in made.loi if each.code == "HL72"] == ["b.docx", "a.docx"]
    assert len(made.noi_dung.nhiem_vu.hang) == 3


def test_the_same_rows_of_one_commune_twice(tmp_path: Path) -> None:
    first, second = phu_luc(tmp_path / "a.docx"), phu_luc(tmp_path / "b.docx", nhiem_vu=thay(NHIEM_VU, "20", "30"))
    made = from_last_year([first, second], 2026, TINH)
    assert [row[5] for row in made.noi_dung.nhiem_vu.hang] == [
        "[[năm 2025: 1.250,5]]",
        "",
        "[[năm 2025: 20]]",
        "[[năm 2025: 30]]",
    ]
    assert any(each.code == "HL72" and each.message.startswith("4 hàng") for each in made.loi)


def test_a_formula_without_a_value_and_an_error_cell(tmp_path: Path) -> None:
    rows = [
        NHIEM_VU[0],
        (1, "Việc", "Văn phòng", "", "Tháng 9/2025", "=SUM(A1:A2)", ""),
        (2, "Khác", "#REF!", "", "", 5, ""),
    ]
    path = bang_tinh(tmp_path / "a.xlsx", rows)
    made = from_last_year([path], 2026)
    assert [row[5] for row in made.noi_dung.nhiem_vu.hang] == ["", "[[năm 2025: 5]]"]
    assert {each.place.path for each in made.loi if each.code == "HL79"} == {
        "trang “Bieu”, ô F2",
        "trang “Bieu”, hàng 3, cột 3",
    }


def test_a_commune_that_nobody_knows(tmp_path: Path) -> None:
    made = from_last_year([phu_luc(tmp_path / "a.docx", "xã Không Có Thật")], 2026, TINH)
    assert made.noi_dung.xa.hang == []
    told = [each for each in made.loi if each.code == "HL74"]
    assert len(told) == 1
    assert "Không Có Thật" in told[0].message


def test_a_sheet_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc_bang_tinh, "MAX_ROWS", 3)
    with pytest.raises(KehoachError) as caught:
        from_last_year([bang_tinh(tmp_path / "a.xlsx", NHIEM_VU)], 2026)
    assert caught.value.problems[0].code == "HL71"


def test_formulas_of_others_stay_text(tmp_path: Path) -> None:
    rows = thay(NHIEM_VU[:3], "Rà soát hộ chưa có cáp quang", "=cmd|' /C calc'!A0")
    made = from_last_year([phu_luc(tmp_path / "a.docx", nhiem_vu=rows)], 2026, TINH)
    assert made.noi_dung.nhiem_vu.hang[1][1] == "=cmd|' /C calc'!A0"  # write_job keeps it a text
