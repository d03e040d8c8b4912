"""Numbers of sections, items and points: printed, read as typed, ordered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.text.numbering import (
    MAX_READ_ROMAN,
    VIETNAMESE_LETTERS,
    DocSo,
    Kieu,
    NumberingError,
    doc_so,
    from_letter,
    from_roman,
    ke_tiep,
    letter,
    noi_tiep,
    roman,
    so,
    so_sanh,
)

READ_LIMITS = {Kieu.LA_MA: MAX_READ_ROMAN, Kieu.A_RAP: 999, Kieu.THAP_PHAN: 99, Kieu.CHU_CAI: 23, Kieu.NGOAC: 999}


def read(text: str) -> DocSo:
    found = doc_so(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (49, "XLIX"),
        (90, "XC"),
        (444, "CDXLIV"),
        (2026, "MMXXVI"),
    ],
)
def test_roman(n: int, text: str) -> None:
    assert (roman(n), from_roman(text)) == (text, n)


@given(st.integers(1, 3999))
def test_roman_there_and_back(n: int) -> None:
    assert from_roman(roman(n)) == n


@pytest.mark.parametrize("text", ["", "IIII", "VX", "VV", "IC", "iv", "IXX", "IVI", "MMMM", "A", "1", " I", "I "])
def test_roman_is_strict(text: str) -> None:
    with pytest.raises(NumberingError, match="La Mã"):
        from_roman(text)


def test_letters_are_the_vietnamese_23() -> None:
    assert [letter(n) for n in range(1, 24)] == list("abcdđeghiklmnopqrstuvxy") == list(VIETNAMESE_LETTERS)
    assert [from_letter(c) for c in VIETNAMESE_LETTERS] == list(range(1, 24))


@pytest.mark.parametrize("text", ["f", "j", "w", "z", "ă", "A", "", "ab", "1"])
def test_other_letters_are_refused(text: str) -> None:
    with pytest.raises(NumberingError):
        from_letter(text)


@pytest.mark.parametrize(
    ("kieu", "ordinal", "cha", "text"),
    [
        (Kieu.LA_MA, 4, "", "IV."),
        (Kieu.A_RAP, 3, "", "3."),
        (Kieu.A_RAP, 12, "IV.", "12."),
        (Kieu.THAP_PHAN, 2, "1.", "1.2."),
        (Kieu.THAP_PHAN, 10, "2.", "2.10."),
        (Kieu.THAP_PHAN, 3, "1.2.", "1.2.3."),
        (Kieu.THAP_PHAN, 3, "1.2", "1.2.3."),
        (Kieu.CHU_CAI, 5, "", "đ)"),
        (Kieu.NGOAC, 3, "", "(3)"),
        (Kieu.GACH, 7, "", "-"),
        (Kieu.CONG, 1, "", "+"),
        (Kieu.DOAN, 1, "", ""),
    ],
)
def test_printed_numbers(kieu: Kieu, ordinal: int, cha: str, text: str) -> None:
    assert so(kieu, ordinal, cha) == text


def test_styles_are_samples_that_a_clerk_can_write() -> None:
    assert [kieu.value for kieu in Kieu] == ["I", "1", "1.1", "a", "(1)", "-", "+", ""]
    assert Kieu("1.1") is Kieu.THAP_PHAN


@pytest.mark.parametrize(
    ("kieu", "ordinal", "cha"),
    [
        *((kieu, ordinal, "1.") for kieu in Kieu for ordinal in (0, -1)),
        (Kieu.LA_MA, 4000, ""),
        (Kieu.CHU_CAI, 24, ""),
        *((Kieu.THAP_PHAN, 1, cha) for cha in ("", "I.", "a)", "-", "1..", "0.", ".1", "1.2.x")),
    ],
)
def test_numbers_that_cannot_be_printed(kieu: Kieu, ordinal: int, cha: str) -> None:
    with pytest.raises(NumberingError):
        so(kieu, ordinal, cha)
    assert issubclass(NumberingError, ValueError)


OFFICIAL = [
    ("I. MỤC ĐÍCH, YÊU CẦU", Kieu.LA_MA, (1,), "I.", "MỤC ĐÍCH, YÊU CẦU"),
    ("VIII. THỜI GIAN", Kieu.LA_MA, (8,), "VIII.", "THỜI GIAN"),
    ("1. Mục đích", Kieu.A_RAP, (1,), "1.", "Mục đích"),
    ("  12.\tYêu cầu", Kieu.A_RAP, (12,), "12.", "Yêu cầu"),
    ("2. 100% hộ dân", Kieu.A_RAP, (2,), "2.", "100% hộ dân"),
    ("1.\u00a0Mục đích", Kieu.A_RAP, (1,), "1.", "Mục đích"),
    ("\ufeff1. Mục đích", Kieu.A_RAP, (1,), "1.", "Mục đích"),
    ("1.1. Đối với xã", Kieu.THAP_PHAN, (1, 1), "1.1.", "Đối với xã"),
    ("2.10. công tác", Kieu.THAP_PHAN, (2, 10), "2.10.", "công tác"),
    ("1.2.3. Nội dung", Kieu.THAP_PHAN, (1, 2, 3), "1.2.3.", "Nội dung"),
    ("a) Cụ thể hóa", Kieu.CHU_CAI, (1,), "a)", "Cụ thể hóa"),
    ("đ) thực hiện", Kieu.CHU_CAI, (5,), "đ)", "thực hiện"),
    ("(1) Nhóm hạ tầng", Kieu.NGOAC, (1,), "(1)", "Nhóm hạ tầng"),
    ("- Chủ trì, phối hợp", Kieu.GACH, (), "-", "Chủ trì, phối hợp"),
    ("- (1) Nhóm", Kieu.GACH, (), "-", "(1) Nhóm"),
    ("- 2026: tổ chức", Kieu.GACH, (), "-", "2026: tổ chức"),
    ("+ Có sáng kiến", Kieu.CONG, (), "+", "Có sáng kiến"),
    ("3.", Kieu.A_RAP, (3,), "3.", ""),
    ("a)", Kieu.CHU_CAI, (1,), "a)", ""),
]
TYPED = [
    ("1- Mục đích", Kieu.A_RAP, (1,), "1-", "Mục đích"),
    ("1-Mục đích", Kieu.A_RAP, (1,), "1-", "Mục đích"),
    ("1 - Mục đích", Kieu.A_RAP, (1,), "1 -", "Mục đích"),
    ("1) mục đích", Kieu.A_RAP, (1,), "1)", "mục đích"),
    ("1/ Mục đích", Kieu.A_RAP, (1,), "1/", "Mục đích"),
    ("1 . Mục đích", Kieu.A_RAP, (1,), "1 .", "Mục đích"),
    ("1.Mục đích", Kieu.A_RAP, (1,), "1.", "Mục đích"),
    ("01. Mục đích", Kieu.A_RAP, (1,), "01.", "Mục đích"),
    ("IV- TỔ CHỨC", Kieu.LA_MA, (4,), "IV-", "TỔ CHỨC"),
    ("IV/ TỔ CHỨC", Kieu.LA_MA, (4,), "IV/", "TỔ CHỨC"),
    ("I.MỤC ĐÍCH", Kieu.LA_MA, (1,), "I.", "MỤC ĐÍCH"),
    ("II) NỘI DUNG", Kieu.LA_MA, (2,), "II)", "NỘI DUNG"),
    ("(i) hồ sơ", Kieu.LA_MA, (1,), "(i)", "hồ sơ"),
    ("(iv) hồ sơ", Kieu.LA_MA, (4,), "(iv)", "hồ sơ"),
    ("ii) hồ sơ", Kieu.LA_MA, (2,), "ii)", "hồ sơ"),
    ("1.1 Đối với", Kieu.THAP_PHAN, (1, 1), "1.1", "Đối với"),
    ("1.1- Đối với", Kieu.THAP_PHAN, (1, 1), "1.1-", "Đối với"),
    ("1.1) đối với", Kieu.THAP_PHAN, (1, 1), "1.1)", "đối với"),
    ("1.1.Đối với", Kieu.THAP_PHAN, (1, 1), "1.1.", "Đối với"),
    ("a. Cụ thể", Kieu.CHU_CAI, (1,), "a.", "Cụ thể"),
    ("a- Cụ thể", Kieu.CHU_CAI, (1,), "a-", "Cụ thể"),
    ("(a) cụ thể", Kieu.CHU_CAI, (1,), "(a)", "cụ thể"),
    ("a)Cụ thể", Kieu.CHU_CAI, (1,), "a)", "Cụ thể"),
    ("f) Bảo đảm", Kieu.CHU_CAI, (6,), "f)", "Bảo đảm"),
    ("j) x", Kieu.CHU_CAI, (10,), "j)", "x"),
    ("w) x", Kieu.CHU_CAI, (23,), "w)", "x"),
    ("z) x", Kieu.CHU_CAI, (26,), "z)", "x"),
    ("ă) x", Kieu.CHU_CAI, (1,), "ă)", "x"),
    ("\u0430) x", Kieu.CHU_CAI, (1,), "\u0430)", "x"),
    ("\u0406. MỤC ĐÍCH", Kieu.LA_MA, (1,), "\u0406.", "MỤC ĐÍCH"),
    ("A. MỤC ĐÍCH, YÊU CẦU", Kieu.CHU_CAI, (1,), "A.", "MỤC ĐÍCH, YÊU CẦU"),
    ("Đ. TỔ CHỨC THỰC HIỆN", Kieu.CHU_CAI, (5,), "Đ.", "TỔ CHỨC THỰC HIỆN"),
    ("(1)Nhóm", Kieu.NGOAC, (1,), "(1)", "Nhóm"),
    ("– Chủ trì", Kieu.GACH, (), "–", "Chủ trì"),
    ("— Chủ trì", Kieu.GACH, (), "—", "Chủ trì"),
    ("• chủ trì", Kieu.GACH, (), "•", "chủ trì"),
    ("\uf0b7 Chủ trì", Kieu.GACH, (), "\uf0b7", "Chủ trì"),
    ("* Giai đoạn 1", Kieu.GACH, (), "*", "Giai đoạn 1"),
    ("-Chủ trì", Kieu.GACH, (), "-", "Chủ trì"),
    ("+Chủ trì", Kieu.CONG, (), "+", "Chủ trì"),
]
NO_NUMBERS = [
    "", "   ", "Mục đích", "2026 là năm", "2026. Trong năm", "1,5 triệu đồng", "1.5 triệu đồng", "1.250 tỷ",
    "1.250. Trong đó", "1.5 GB", "100% hộ", "15/5/2026", "15.5.2026 là hạn", "15. 5. 2026", "15-5-2026", "15/5",
    "30.4 là ngày lễ", "24/7", "5 - 10 hộ", "5-10 hộ", "5- 7 triệu", "1-2 năm", "02 cờ", "0. Mở đầu", "12 hộ", "1.1",
    "1..2", "10.000 đồng", "1.0. x", "7: trích", "923/QĐ-TTg ngày 14/5/2025", "57-NQ/TW ngày", "02-KH/BCĐ",
    "12 / KH - UBND", "150/2025/NĐ-CP", "I là", "I", "V/v triển khai", "V.v", "V. I. Lênin", "V.I. Lênin", "C.",
    "C. Mác", "D. Hồ", "M. Gorki", "CV. 123", "CD. nhạc", "IIII. SAI", "VX. SAI", "vi. Các", "xi măng", "LX. x",
    "X-quang", "P. VHXH", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "ThS. An", "đ/c Nguyễn Văn An", "b/c", "x-quang",
    "v.v...", "ô. An", "a -b", "a", "(A) x", "(1", "(2026) x", "(02) chỉ tiêu", "(1)-(2)", "e-learning", "-5 độ",
    "-xã hội", "- 2030. Trong quá trình", "- ", "-", "-----", "- - -", "–––", "+84 912", "+", "++ x", "+ ", "**đậm**",
    "*Ghi chú", "./.", "…", "1.2.3.4.5.6. x", "Điều 1. Phạm vi", "Phần I", "1000. x", "1%. x",
]  # fmt: skip


@pytest.mark.parametrize(("line", "kieu", "components", "written", "rest"), OFFICIAL)
def test_official_numbers_are_read(line: str, kieu: Kieu, components: tuple[int, ...], written: str, rest: str) -> None:
    found = read(line)
    assert (found.kieu, found.thanh_phan, found.trich, found.con_lai) == (kieu, components, written, rest)
    assert found.dung_mau


@pytest.mark.parametrize(("line", "kieu", "components", "written", "rest"), TYPED)
def test_typed_variants_are_read_and_told(
    line: str, kieu: Kieu, components: tuple[int, ...], written: str, rest: str
) -> None:
    found = read(line)
    assert (found.kieu, found.thanh_phan, found.trich, found.con_lai) == (kieu, components, written, rest)
    assert not found.dung_mau


@pytest.mark.parametrize("line", NO_NUMBERS)
def test_what_is_no_number(line: str) -> None:
    assert doc_so(line) is None


@pytest.mark.parametrize(("chu", "outside"), [("f", True), ("ă", True), ("đ", False), ("y", False)])
def test_letters_outside_the_table_are_told(chu: str, outside: bool) -> None:
    assert read(f"{chu}) x").ngoai_bang is outside
    assert not read("1. x").ngoai_bang


@st.composite
def printed(draw: st.DrawFn) -> tuple[Kieu, tuple[int, ...]]:
    kieu = draw(st.sampled_from([k for k in Kieu if k is not Kieu.DOAN]))
    if kieu not in READ_LIMITS:
        return kieu, ()
    parent = [draw(st.integers(1, 99)) for _ in range(draw(st.integers(1, 3)))] if kieu is Kieu.THAP_PHAN else []
    return kieu, (*parent, draw(st.integers(1, READ_LIMITS[kieu])))


def text_of(kieu: Kieu, components: tuple[int, ...]) -> str:
    return so(kieu, components[-1] if components else 1, ".".join(map(str, components[:-1])))


@given(printed(), st.sampled_from(["nội dung", "Nội dung", "NỘI DUNG", "100% hộ", "“Đề án”", "5G"]))
def test_what_is_printed_is_read_back(number: tuple[Kieu, tuple[int, ...]], rest: str) -> None:
    kieu, components = number
    found = read(f"{text_of(kieu, components)} {rest}")
    assert (found.kieu, found.thanh_phan, found.con_lai, found.dung_mau) == (kieu, components, rest, True)


@given(printed())
def test_the_next_follows_and_sorts_after(number: tuple[Kieu, tuple[int, ...]]) -> None:
    kieu, components = number
    this = read(f"{text_of(kieu, components)} nội dung")
    if components and components[-1] == READ_LIMITS[kieu]:
        return
    after = ke_tiep(kieu, components)
    that = read(f"{text_of(kieu, after)} nội dung")
    assert noi_tiep(this, that)
    assert not components or (so_sanh(this) < so_sanh(that) and not noi_tiep(that, this) and not noi_tiep(this, this))


@given(st.text(alphabet="IVXLCDMivxabcđfz0123456789.-–/)(:+* \tMục", max_size=14))
def test_reading_never_fails_and_loses_nothing(line: str) -> None:
    found = doc_so(line)
    if found is not None:
        assert line.lstrip().startswith(found.trich)
        assert "".join(line.split()) == "".join((found.trich + found.con_lai).split())


@given(st.text())
def test_reading_any_text_never_fails(line: str) -> None:
    doc_so(line)


@pytest.mark.parametrize(
    ("a", "b", "follows", "latin"),
    [
        ("I. A", "II. B", True, True),
        ("I. A", "III. B", False, False),
        ("1. A", "2) B", True, True),
        ("1.9. A", "1.10. B", True, True),
        ("1.9. A", "2.1. B", False, False),
        ("1.9. A", "1.9.1. B", False, False),
        ("d) A", "đ) B", True, False),
        ("d) A", "e) B", False, True),
        ("đ) A", "e) B", True, False),
        ("e) A", "f) B", False, True),
        ("e) A", "g) B", True, False),
        ("i) A", "k) B", True, False),
        ("v) A", "x) B", True, False),
        ("- A", "- B", True, True),
        ("- A", "• B", True, True),
        ("- A", "+ B", False, False),
        ("1. A", "II. B", False, False),
    ],
)
def test_what_follows_what(a: str, b: str, follows: bool, latin: bool) -> None:
    assert noi_tiep(read(a), read(b)) is follows
    assert noi_tiep(read(a), read(b), latin=True) is latin


def test_order_of_styles_and_letters() -> None:
    lines = [
        "I. x",
        "II. x",
        "1. x",
        "2. x",
        "10. x",
        "1.2. x",
        "1.10. x",
        "2.1. x",
        "d) x",
        "đ) x",
        "e) x",
        "f) x",
        "g) x",
    ]
    lines += ["(1) x", "- x", "+ x"]
    shuffled = lines[5:] + lines[:5]
    assert sorted(shuffled, key=lambda line: so_sanh(read(line))) == lines


@pytest.mark.parametrize(
    ("kieu", "components", "after"),
    [(Kieu.LA_MA, (4,), (5,)), (Kieu.THAP_PHAN, (1, 9), (1, 10)), (Kieu.CHU_CAI, (4,), (5,)), (Kieu.GACH, (), ())],
)
def test_next_components(kieu: Kieu, components: tuple[int, ...], after: tuple[int, ...]) -> None:
    assert ke_tiep(kieu, components) == after


@pytest.mark.parametrize(
    ("kieu", "components"), [(Kieu.CHU_CAI, (23,)), (Kieu.LA_MA, (3999,)), (Kieu.A_RAP, ()), (Kieu.THAP_PHAN, (0, 1))]
)
def test_no_next(kieu: Kieu, components: tuple[int, ...]) -> None:
    with pytest.raises(NumberingError):
        ke_tiep(kieu, components)
