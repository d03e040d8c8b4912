"""Document numbers, kinds and issuers; citing a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.text.citations import (
    TEN_LOAI,
    TEN_LOAI_KHAC,
    VIET_TAT,
    DangNgay,
    SoKyHieu,
    SoKyHieuError,
    VienDan,
    cac_co_quan_theo_ky_hieu,
    co_quan_theo_ky_hieu,
    lan_dau,
    lan_sau,
)
from kehoach.text.dates import Ngay

CLEAN = [
    ("116/KH-UBND", "116", None, "KH-UBND", "/"),
    ("05/KH-UBND", "05", None, "KH-UBND", "/"),
    ("0155/KH-UBND", "0155", None, "KH-UBND", "/"),
    ("/KH-UBND", "", None, "KH-UBND", "/"),
    ("150/2025/NĐ-CP", "150", 2025, "NĐ-CP", "/"),
    ("13/2025/QĐ-UBND", "13", 2025, "QĐ-UBND", "/"),
    ("66.7/2025/NQ-CP", "66.7", 2025, "NQ-CP", "/"),
    ("72/2025/QH15", "72", 2025, "QH15", "/"),
    ("01/2012/UBTVQH13", "01", 2012, "UBTVQH13", "/"),
    ("237/NQ-UBTVQH16", "237", None, "NQ-UBTVQH16", "/"),
    ("923/QĐ-TTg", "923", None, "QĐ-TTg", "/"),
    ("757/QĐ-BCĐCP", "757", None, "QĐ-BCĐCP", "/"),
    ("8071/VPCP-KGVX", "8071", None, "VPCP-KGVX", "/"),
    ("12a/KH-UBND", "12a", None, "KH-UBND", "/"),
    ("05/2014/TTLT-BTC-BNV", "05", 2014, "TTLT-BTC-BNV", "/"),
    ("09/SY", "09", None, "SY", "/"),
    ("57-NQ/TW", "57", None, "NQ/TW", "-"),
    ("22-ĐA/TU", "22", None, "ĐA/TU", "-"),
    ("02-KH/BCĐTW", "02", None, "KH/BCĐTW", "-"),
    ("15-CTr/TU", "15", None, "CTr/TU", "-"),
    ("-KH/ĐU", "", None, "KH/ĐU", "-"),
]
MENDED = [
    ("Số: 87/KH-UBND", "87/KH-UBND"),
    ("Số: /KH-UBND", "/KH-UBND"),
    ("Số:      /KH-UBND", "/KH-UBND"),
    ("Số: ……/KH-UBND", "/KH-UBND"),
    ("Số: ....../KH-UBND", "/KH-UBND"),
    ("số ___ /KH-UBND", "/KH-UBND"),
    ("Số     -KH/ĐU", "-KH/ĐU"),
    ("02 KH/BCĐ", "02-KH/BCĐ"),
    ("12 KH-UBND", "12/KH-UBND"),
    ("12 / KH - UBND", "12/KH-UBND"),
    ("132- KL/TW", "132-KL/TW"),
    ("57–NQ/TW", "57-NQ/TW"),
    ("57—NQ/TW", "57-NQ/TW"),
    ("116∕KH‑UBND", "116/KH-UBND"),
    ("116/kh-ubnd", "116/KH-UBND"),
    ("116/Kh-Ubnd", "116/KH-UBND"),
    ("923/QĐ-TTG", "923/QĐ-TTg"),
    ("923/qđ-ttg", "923/QĐ-TTg"),
    ("923/QÐ-TTg", "923/QĐ-TTg"),
    ("15-ctr/tu", "15-CTr/TU"),
    ("12/QYĐ-UBND", "12/QyĐ-UBND"),
    ("72/2025/qh15", "72/2025/QH15"),
    ("150 / 2025 / NĐ - CP", "150/2025/NĐ-CP"),
    (" 116/KH-UBND; ", "116/KH-UBND"),
    ("22-Đ\u0041/TU", "22-ĐA/TU"),
]
REFUSED = [
    "", "   ", "abc", "116", "116/", "/", "-", "số", "24/7", "15/5/2026", "12-KH-UBND", "12/KH/UBND", "150/20/NĐ-CP",
    "12/KH", "57-2025-NQ/TW", "57-2025/NQ-TW", "1234567/KH-UBND", "/KH-UBND (chưa ghi số)", "116/KH_UBND", "116/KH-",
    "x/KH-UBND", "116/KH-UBND ngày 15/5/2026", "116/-KH-UBND", "Kế hoạch 116/KH-UBND", "9999/9999/NĐ-CP",
]  # fmt: skip


@pytest.mark.parametrize(("text", "so", "nam", "ky_hieu", "dau"), CLEAN)
def test_numbers_are_parsed(text: str, so: str, nam: int | None, ky_hieu: str, dau: str) -> None:
    parsed = SoKyHieu.parse(text)
    assert parsed == SoKyHieu(so, nam, ky_hieu, dau)
    assert str(parsed) == text


@pytest.mark.parametrize(("text", "mended"), MENDED)
def test_typed_slips_are_mended(text: str, mended: str) -> None:
    assert str(SoKyHieu.parse(text)) == mended


@pytest.mark.parametrize("text", REFUSED)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(SoKyHieuError, match="không phải số, ký hiệu văn bản"):
        SoKyHieu.parse(text)
    assert issubclass(SoKyHieuError, ValueError)


@pytest.mark.parametrize(
    ("so", "nam", "ky_hieu", "dau"),
    [("57", 2025, "NQ/TW", "-"), ("57", None, "NQ/TW", "/"), ("57", None, "KH-UBND", "–"), ("5", 25, "NĐ-CP", "/")],
)
def test_parts_that_make_no_number(so: str, nam: int | None, ky_hieu: str, dau: str) -> None:
    with pytest.raises(SoKyHieuError):
        SoKyHieu(so, nam, ky_hieu, dau)


kinds = st.sampled_from([*TEN_LOAI, "NĐ", "TT", "KL"])
issuers = st.sampled_from(["UBND", "HĐND", "CP", "TTg", "BKHCN", "BCĐCP", "UBTVQH16", "SNV", "MTTQ-BTT"])
numbers = st.integers(1, 99999).map(lambda n: f"{n:02}") | st.just("")
so_ky_hieu = st.one_of(
    st.builds(lambda s, k, i: SoKyHieu(s, None, f"{k}-{i}"), numbers, kinds, issuers),
    st.builds(lambda s, y, k, i: SoKyHieu(s, y, f"{k}-{i}"), numbers, st.integers(1990, 2100), kinds, issuers),
    st.builds(
        lambda s, k, i: SoKyHieu(s, None, f"{k}/{i}", "-"), numbers, kinds, st.sampled_from(["TW", "TU", "ĐU", "BCĐ"])
    ),
    st.builds(lambda s, y, n: SoKyHieu(s, y, f"QH{n}"), numbers, st.integers(1990, 2100), st.integers(1, 20)),
)


@given(so_ky_hieu)
def test_numbers_there_and_back(number: SoKyHieu) -> None:
    assert SoKyHieu.parse(str(number)) == number
    assert SoKyHieu.parse(f"Số: {number}") == number
    assert SoKyHieu.parse(str(number).lower()) == number


@given(st.text() | st.text(alphabet="0123456789/-–KHUBNDĐ .…sốQH", max_size=20))
def test_parsing_ends_in_a_number_or_our_error(text: str) -> None:
    try:
        number = SoKyHieu.parse(text)
    except SoKyHieuError:
        return
    assert SoKyHieu.parse(str(number)) == number


def test_the_table_of_kinds() -> None:
    assert len(TEN_LOAI) == 30
    assert TEN_LOAI["KH"] == "Kế hoạch" and VIET_TAT["Kế hoạch"] == "KH"
    assert (VIET_TAT["Quy chế"], VIET_TAT["Dự án"], VIET_TAT["Tờ trình"], VIET_TAT["Chương trình"]) == (
        "QC",
        "DA",
        "TTr",
        "CTr",
    )
    assert len(VIET_TAT) == len(TEN_LOAI) + len(TEN_LOAI_KHAC)
    assert all((TEN_LOAI | TEN_LOAI_KHAC)[VIET_TAT[name]] == name for name in VIET_TAT)


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("923/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("24/CT-TTg", "Thủ tướng Chính phủ"),
        ("150/2025/NĐ-CP", "Chính phủ"),
        ("71/NQ-CP", "Chính phủ"),
        ("72/2025/QH15", "Quốc hội"),
        ("20/2026/QH16", "Quốc hội"),
        ("01/2012/UBTVQH13", "Ủy ban Thường vụ Quốc hội"),
        ("237/NQ-UBTVQH16", "Ủy ban Thường vụ Quốc hội"),
        ("24/NQ-HĐND", "Hội đồng nhân dân"),
        ("116/KH-UBND", "Ủy ban nhân dân"),
        ("553/QĐ-UBND", "Ủy ban nhân dân"),
        ("01/2024/TT-BNV", "Bộ trưởng Bộ Nội vụ"),
        ("3751/HD-BNV", "Bộ Nội vụ"),
        ("7415/BNV-CCVC", "Bộ Nội vụ"),
        ("8071/VPCP-KGVX", "Văn phòng Chính phủ"),
        ("12-KH/ĐU", "Đảng ủy"),
        ("57-NQ/TW", None),
        ("266-KH/TU", None),
        ("05/2014/TTLT-BTC-BNV", None),
        ("12/KH-SNV", None),
        ("chưa rõ", None),
    ],
)
def test_the_issuer_by_number(number: str, issuer: str | None) -> None:
    assert co_quan_theo_ky_hieu(number) == issuer


def test_all_names_of_the_issuer() -> None:
    assert cac_co_quan_theo_ky_hieu("553/QĐ-UBND") == ("Ủy ban nhân dân", "Chủ tịch Ủy ban nhân dân")
    assert cac_co_quan_theo_ky_hieu(SoKyHieu.parse("01/2024/TT-BNV")) == ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ")
    assert cac_co_quan_theo_ky_hieu("57-NQ/TW") == ()


def nq57(trich_yeu: str = "về đột phá phát triển khoa học") -> VienDan:
    return VienDan("Nghị quyết", "57-NQ/TW", "Bộ Chính trị", Ngay(2024, 12, 22), trich_yeu)


def cited(ten_loai: str, trich_yeu: str) -> str:
    return lan_dau(VienDan(ten_loai, "12/X-TTg", "Thủ tướng Chính phủ", None, trich_yeu))


FIRST_TIME: list[tuple[VienDan, DangNgay, str]] = [
    (nq57(), "gach", "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học"),
    (nq57(), "chu", "Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát triển khoa học"),
    (nq57(""), "gach", "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"),
    (
        VienDan("Luật", "72/2025/QH15", "Quốc hội", Ngay(2025, 6, 16), "Tổ chức chính quyền địa phương"),
        "gach",
        "Luật Tổ chức chính quyền địa phương ngày 16/6/2025",
    ),
    (
        VienDan("Luật", "72/2025/QH15", "Quốc hội", Ngay(2025, 6, 16), "Luật Tổ chức chính quyền địa phương"),
        "chu",
        "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    ),
    (
        VienDan(
            "Luật", "6/2026/QH16", "", Ngay(2026, 4, 23), "sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng"
        ),
        "gach",
        "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 23/4/2026",
    ),
    (VienDan("Pháp lệnh", "01/2012/UBTVQH13", "", None, "Hợp nhất văn bản"), "gach", "Pháp lệnh Hợp nhất văn bản"),
    (VienDan("Bộ luật", ngay=Ngay(2015), trich_yeu="Dân sự"), "gach", "Bộ luật Dân sự năm 2015"),
    (VienDan("Luật", "72/2025/QH15", "Quốc hội"), "gach", "Luật số 72/2025/QH15"),
    (VienDan("Kế hoạch", "15-KH/TU", "Tỉnh ủy"), "gach", "Kế hoạch số 15-KH/TU của Tỉnh ủy"),
    (
        VienDan("Kế hoạch", "", "UBND tỉnh", Ngay(2026, 4), "  triển khai  Đề án 06. "),
        "gach",
        "Kế hoạch tháng 4/2026 của UBND tỉnh triển khai Đề án 06",
    ),
    (VienDan("Kế hoạch", ngay=Ngay(2026, 2)), "chu", "Kế hoạch tháng 02 năm 2026"),
    (VienDan("", "57-NQ/TW"), "gach", "số 57-NQ/TW"),
    (VienDan(""), "gach", ""),
]
OF = "số 12/X-TTg của Thủ tướng Chính phủ"
JOINED = [
    ("Quyết định", "ban hành Kế hoạch triển khai", f"Quyết định {OF} ban hành Kế hoạch triển khai"),
    ("Quyết định", "Quyết định ban hành Kế hoạch", f"Quyết định {OF} ban hành Kế hoạch"),
    ("Quyết định", "Ban hành Kế hoạch", f"Quyết định {OF} ban hành Kế hoạch"),
    ("Quyết định", 'phê duyệt "Chương trình"', f'Quyết định {OF} phê duyệt "Chương trình"'),
    ("Quyết định", "về Kế hoạch triển khai", f"Quyết định {OF} về Kế hoạch triển khai"),
    ("Quyết định", "Về việc thành lập Ban", f"Quyết định {OF} về việc thành lập Ban"),
    ("Quyết định", "Quyết định về việc giao chỉ tiêu", f"Quyết định {OF} về việc giao chỉ tiêu"),
    ("Quyết định", "Kế hoạch triển khai Phong trào", f"Quyết định {OF} về Kế hoạch triển khai Phong trào"),
    ("Quyết định", "“Chương trình” quốc gia", f"Quyết định {OF} về “Chương trình” quốc gia"),
    ("Quyết định", "Ngày Chuyển đổi số quốc gia", f"Quyết định {OF} về Ngày Chuyển đổi số quốc gia"),
    ("Nghị định", "quy định về giao dịch điện tử;", f"Nghị định {OF} quy định về giao dịch điện tử"),
    ("Nghị định", "bảo vệ dữ liệu cá nhân", f"Nghị định {OF} bảo vệ dữ liệu cá nhân"),
    ("Kế hoạch", "triển khai Phong trào thi đua", f"Kế hoạch {OF} triển khai Phong trào thi đua"),
    ("Kế hoạch", "Triển khai Phong trào thi đua", f"Kế hoạch {OF} triển khai Phong trào thi đua"),
    ("Kế hoạch", "chuyển đổi số năm 2026", f"Kế hoạch {OF} chuyển đổi số năm 2026"),
    ("Kế hoạch", "Kế hoạch hành động thực hiện Đề án", f"Kế hoạch hành động {OF} thực hiện Đề án"),
    ("Kế hoạch", "Kế hoạch của Tỉnh ủy", f"Kế hoạch {OF} về Kế hoạch của Tỉnh ủy"),
    ("Kế hoạch hành động", "Kế hoạch hành động thực hiện Đề án", f"Kế hoạch hành động {OF} thực hiện Đề án"),
    ("Chương trình", "Chương trình hành động", f"Chương trình hành động {OF}"),
    ("Thông báo", "kết luận Phiên họp", f"Thông báo {OF} kết luận Phiên họp"),
    ("Công văn", "V/v đề xuất dự toán", f"Công văn {OF} về việc đề xuất dự toán"),
    ("Quy định", "Quy định về chức năng", f"Quy định {OF} về chức năng"),
    ("", "ban hành Quy chế", f"{OF} ban hành Quy chế"),
]


@pytest.mark.parametrize(("vd", "dang_ngay", "text"), FIRST_TIME)
def test_citing_the_first_time(vd: VienDan, dang_ngay: DangNgay, text: str) -> None:
    assert lan_dau(vd, dang_ngay) == text


@pytest.mark.parametrize(("ten_loai", "trich_yeu", "text"), JOINED)
def test_the_subject_reads_on_from_the_issuer(ten_loai: str, trich_yeu: str, text: str) -> None:
    assert cited(ten_loai, trich_yeu) == text


def test_the_subject_may_be_left_out_but_not_the_name_of_a_law() -> None:
    assert lan_dau(nq57(), trich_yeu=False) == "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"
    assert lan_dau(VienDan("Luật", trich_yeu="Lưu trữ"), trich_yeu=False) == "Luật Lưu trữ"


@pytest.mark.parametrize(
    ("vd", "text"),
    [
        (nq57(), "Nghị quyết số 57-NQ/TW"),
        (VienDan("Luật", "33/2024/QH15", "Quốc hội", Ngay(2024, 6, 21), "Lưu trữ"), "Luật Lưu trữ"),
        (
            VienDan("Kế hoạch", "", "UBND tỉnh", Ngay(2026, 4, 20), "triển khai"),
            "Kế hoạch ngày 20/4/2026 của UBND tỉnh",
        ),
        (VienDan("Kế hoạch"), "Kế hoạch"),
    ],
)
def test_citing_again(vd: VienDan, text: str) -> None:
    assert lan_sau(vd) == text
