"""Every fault of a YAML file is one clear error with file, line, column and the nearest right key."""

from pathlib import Path

import pytest
from conftest import DATA

from kehoach.model.plan import KeHoach
from kehoach.model.yaml_data import parse
from kehoach.model.yaml_reader import MAX_BYTES, load, load_text
from kehoach.problems import ExitCode, KehoachError
from kehoach.text.numbering import VIETNAMESE_LETTERS

GOOD = (DATA / "ke-hoach-nho.yaml").read_text(encoding="utf-8")
LETTERS = ", ".join(["{cap: a, loi_van: Một việc.}"] * (len(VIETNAMESE_LETTERS) + 1))

# what is done to the good file, code, what stands on the line that is shown, words of the message, nearest key
CASES = [
    ("trich_yeu:", "trich_yeo:", "YAML11", "trich_yeo:", "Khóa lạ “trich_yeo”", "trich_yeu"),
    ("    tieu_de: Nội dung", "    tieude: Nội dung", "YAML11", "tieude", "Khóa lạ “tieude”", "tieu_de"),
    ("  ho_ten:", "  hoten:", "YAML11", "hoten", "Khóa lạ “hoten”", "ho_ten"),
    ("so: '7'", "so: '7'\nso: '8'", "YAML03", "so: '8'", "“so” viết hai lần (lần đầu ở dòng 12)", None),
    ("nam: 2026", "nam: năm nay", "YAML13", "năm nay", "cần số nguyên, đang là “năm nay”", None),
    ("nam: 2026", "nam: 20260", "YAML13", "20260", "số quá lớn", None),
    ("  loai: xã", "  loai: xá", "YAML13", "xá", "“loai” không nhận “xá”", "xã"),
    ("    dan: Thực hiện", "    dan: Thực hiên", "YAML13", "Thực hiên", "“dan” không nhận", "Thực hiện"),
    ("ngay: 2026-02-05", "ngay: 2026-02-30", "YAML14", "2026-02-30", "", None),
    ("ngay: 2026-02-05", "ngay: 31/02/2026", "YAML14", "31/02/2026", "", None),
    ("ngay: 2026-02-05", "ngay: hôm nay", "YAML14", "hôm nay", "2026-05-15", None),
    ("so: '7'", "so: 87/KH-UBND", "YAML14", "87/KH", "không kèm ký hiệu", None),
    ("dia_danh: Tân Mẫu", "dia_danh:Tân Mẫu", "YAML02", "dia_danh:Tân", "dấu cách sau dấu hai chấm", None),
    ("mo_dau: 'Ủy", "mo_dau: - Ủy", "YAML02", "mo_dau: -", "ngoặc kép", None),
    ("so: '7'", 'so: "7', "YAML02", 'so: "7', "không có dấu đóng", None),
    ("- {id: gui-1, ten: UBND tỉnh, de: b/c}", "- UBND tỉnh", "YAML13", "- UBND tỉnh", "mục 1 của noi_nhan", None),
    ("luu: [VT, KT]", "luu: VT", "YAML13", "luu: VT", "cần danh sách", None),
    ("  chuc_vu: PHÓ CHỦ TỊCH\n", "", "YAML12", "chu_ky:", "Thiếu khóa “chuc_vu”", None),
    ("dia_danh: Tân Mẫu\n", "", "YAML12", "phien_ban", "Thiếu khóa “dia_danh”", None),
    ("  ten: Tân Mẫu", "\tten: Tân Mẫu", "YAML02", "\tten", "Tab", None),
    ("mo_dau: 'Ủy", "mo_dau: Kế hoạch: 'Ủy", "YAML02", "mo_dau", "hai chấm", None),
    ("{id: ve-sinh, cap: '-'", "{id: ve-sinh, cap: '*'", "YAML13", "'*'", "“cap” không nhận", None),
    ("id: ve-sinh", "id: bong-mat", "YAML14", "phien_ban", "mã “bong-mat” dùng cho hai nơi", None),
    ("id: ve-sinh", "id: Vệ sinh", "YAML14", "Vệ sinh", "mã chỉ gồm", None),
    ("luu: [VT, KT]", "luu: &x [VT, KT]", "YAML05", "&x", "& và *", None),
    ("[Thôn Hạ, '120']", "[Thôn Hạ]", "YAML14", "cot:", "hàng 2 có 1 ô, cần 2 ô", None),
    ("loi_van: Tưới nước.", "so_goc: d)", "YAML14", "so_goc", "mục trống", None),
    ("phu_luc:\n", f"phu_luc:\n  - {{tieu_de: PL, muc: [{LETTERS}]}}\n", "YAML14", "tieu_de: PL", "hết chữ cái", None),
    ("nam: 2026\n", "nam: 2026\n---\n", "YAML06", "---", "hai tài liệu", None),
]


@pytest.mark.parametrize(("old", "new", "code", "at", "words", "near"), CASES)
def test_one_clear_error(old: str, new: str, code: str, at: str, words: str, near: str | None) -> None:
    assert GOOD.count(old) >= 1
    with pytest.raises(KehoachError) as caught:
        load_text(text := GOOD.replace(old, new, 1), KeHoach, "kh.yaml")
    [problem] = caught.value.problems
    assert problem.code == code
    assert problem.place.file == "kh.yaml"
    assert problem.place.line is not None
    assert at in text.splitlines()[problem.place.line - 1]
    assert problem.place.column is not None
    assert words in str(problem)
    assert near is None or problem.near[0] == near
    assert caught.value.exit_code == ExitCode.CANNOT_RUN


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "YAML07"),
        (b"# nothing\n", "YAML07"),
        ("tên: tê".encode("utf-16"), "YAML01"),
        ("trich_yeu: Kế hoạch".encode("cp1258", errors="replace") + b"\xff", "YAML01"),
        (b"a: [" * 5, "YAML02"),
        (b"[" * 10_000_000, "YAML04"),
        (b"- " * 5_000_000 + b"x", "YAML04"),
        (b"a: [" + b"1," * 200_001 + b"]", "YAML04"),
        (b"a: b\x00c", "YAML02"),
        (b"{a: 1, b", "YAML02"),
        (b"? [a, b]\n: c\n", "YAML02"),
        (b"*x", "YAML05"),
        (b"just a sentence", "YAML13"),
        (b"[1, 2]", "YAML13"),
    ],
)
def test_hostile_bytes(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "kh.yaml"
    path.write_bytes(data)
    with pytest.raises(KehoachError) as caught:
        load(path, KeHoach)
    assert caught.value.problems[0].code == code
    assert caught.value.problems[0].place.file == str(path)


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "kh.yaml"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(KehoachError, match="quá lớn"):
        load(path, KeHoach)


def test_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "ke-hoach.yaml").write_text("x")
    with pytest.raises(KehoachError) as caught:
        load(tmp_path / "ke-hoch.yaml", KeHoach)
    assert caught.value.problems[0].near == ("ke-hoach.yaml",)


def test_every_fault_is_told_at_once() -> None:
    text = GOOD.replace("nam: 2026", "nam: x").replace("dia_danh: Tân Mẫu\n", "")
    with pytest.raises(KehoachError) as caught:
        load_text(text, KeHoach)
    assert [each.code for each in caught.value.problems] == ["YAML13", "YAML12"]


def test_scalars_stay_text() -> None:
    data = parse("a: 01\nb: no\nc: 2026-05-15\nd: 12:30\ne: 1e3\nf: ~\ng: ''\nh: 'null'\n").data
    assert data == {"a": "01", "b": "no", "c": "2026-05-15", "d": "12:30", "e": "1e3", "f": None, "g": "", "h": "null"}


def test_decomposed_letters_become_whole() -> None:
    import unicodedata

    plan = load_text(unicodedata.normalize("NFD", GOOD), KeHoach)
    assert plan == load_text(GOOD, KeHoach)


def test_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    path = tmp_path / "kh.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load(path, KeHoach) == load_text(GOOD, KeHoach)
