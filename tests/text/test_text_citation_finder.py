"""Finding citations in a text: what is found, what is not, and that the work is bounded."""

import datetime as dt
import importlib
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.text import citation_finder, dates
from kehoach.text.citations import DangNgay, VienDan, VienDanHit, find_citations, lan_dau, lan_sau
from kehoach.text.dates import Ngay, parse_iso

FOUND = [
    (
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá;",
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
        ("Nghị quyết", "57-NQ/TW", "Bộ Chính trị", "2024-12-22"),
    ),
    (
        "Thực hiện Quyết định số 553/QĐ-UBND ngày 13 tháng 3 năm 2026 của UBND tỉnh Thái Nguyên Quyết định ban hành",
        "Quyết định số 553/QĐ-UBND ngày 13 tháng 3 năm 2026 của UBND tỉnh Thái Nguyên",
        ("Quyết định", "553/QĐ-UBND", "UBND tỉnh Thái Nguyên", "2026-03-13"),
    ),
    ("theo Kế hoạch số 02 KH/BCĐ.", "Kế hoạch số 02 KH/BCĐ", ("Kế hoạch", "02-KH/BCĐ", "", None)),
    ("Kết luận\nsố 132- KL/TW;", "Kết luận\nsố 132- KL/TW", ("Kết luận", "132-KL/TW", "", None)),
    (
        "Nghị quyết 93/NQ-CP của\nChính phủ, và",
        "Nghị quyết 93/NQ-CP của\nChính phủ",
        ("Nghị quyết", "93/NQ-CP", "Chính phủ", None),
    ),
    ("nghị quyết số 57-nq/tw", "nghị quyết số 57-nq/tw", ("Nghị quyết", "57-NQ/TW", "", None)),
    ("Quyết định số 06/QÐ-TTg", "Quyết định số 06/QÐ-TTg", ("Quyết định", "06/QĐ-TTg", "", None)),
    ("Kế hoạch số 12 / KH - UBND", "Kế hoạch số 12 / KH - UBND", ("Kế hoạch", "12/KH-UBND", "", None)),
    (
        "Kế hoạch hành động số 266-KH/TU ngày 26/4/2025 của Ban Thường vụ Tỉnh ủy thực hiện",
        "Kế hoạch hành động số 266-KH/TU ngày 26/4/2025 của Ban Thường vụ Tỉnh ủy",
        ("Kế hoạch hành động", "266-KH/TU", "Ban Thường vụ Tỉnh ủy", "2025-04-26"),
    ),
    (
        "Nghị định số 150/2025/NĐ-CP, ngày 12 tháng 6 năm 2025 của Chính phủ quy định",
        "Nghị định số 150/2025/NĐ-CP, ngày 12 tháng 6 năm 2025 của Chính phủ",
        ("Nghị định", "150/2025/NĐ-CP", "Chính phủ", "2025-06-12"),
    ),
    (
        "Nghị định số 47/2020/NĐ-CP của Chính phủ quản lý, kết nối",
        "Nghị định số 47/2020/NĐ-CP của Chính phủ",
        ("Nghị định", "47/2020/NĐ-CP", "Chính phủ", None),
    ),
    (
        "Nghị định số 150/2025/NĐ-CP của Chính phủ ngày 12/6/2025 quy định",
        "Nghị định số 150/2025/NĐ-CP của Chính phủ ngày 12/6/2025",
        ("Nghị định", "150/2025/NĐ-CP", "Chính phủ", "2025-06-12"),
    ),
    (
        "Công văn số 8071/VPCP-KGVX của Văn phòng Chính phủ về Ngày hội",
        "Công văn số 8071/VPCP-KGVX của Văn phòng Chính phủ",
        ("Công văn", "8071/VPCP-KGVX", "Văn phòng Chính phủ", None),
    ),
    (
        "Quyết định số 5/QĐ-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch ban hành",
        "Quyết định số 5/QĐ-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch",
        ("Quyết định", "5/QĐ-BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch", None),
    ),
    (
        "Quyết định số 5/QĐ-UBND của UBND TP. Hồ Chí Minh, và",
        "Quyết định số 5/QĐ-UBND của UBND TP. Hồ Chí Minh",
        ("Quyết định", "5/QĐ-UBND", "UBND TP. Hồ Chí Minh", None),
    ),
    (
        "Kế hoạch số 333/KH-UBND ngày 31/12/2025 của UBND tỉnh Lạng Sơn chuyển đổi số trên địa bàn",
        "Kế hoạch số 333/KH-UBND ngày 31/12/2025 của UBND tỉnh Lạng Sơn",
        ("Kế hoạch", "333/KH-UBND", "UBND tỉnh Lạng Sơn", "2025-12-31"),
    ),
    (
        "Kế hoạch số 101/KH-UBND ngày 25/5/2025 của UBND tỉnh thành các chỉ tiêu",
        "Kế hoạch số 101/KH-UBND ngày 25/5/2025 của UBND tỉnh",
        ("Kế hoạch", "101/KH-UBND", "UBND tỉnh", "2025-05-25"),
    ),
    (
        "(Kèm theo Kế hoạch số      /KH-UBND ngày     tháng 4 năm 2026 của Ủy ban nhân dân xã Hoa Lộc)",
        "Kế hoạch số      /KH-UBND ngày     tháng 4 năm 2026 của Ủy ban nhân dân xã Hoa Lộc",
        ("Kế hoạch", "/KH-UBND", "Ủy ban nhân dân xã Hoa Lộc", "2026-04"),
    ),
    ("Kế hoạch số …/KH-UBND", "Kế hoạch số …/KH-UBND", ("Kế hoạch", "/KH-UBND", "", None)),
    (
        "Quyết định số 5/QĐ-UBND ngày 30/02/2026",
        "Quyết định số 5/QĐ-UBND ngày 30/02/2026",
        ("Quyết định", "5/QĐ-UBND", "", None),
    ),
    ("Nghị quyết số 72/2025/QH15", "Nghị quyết số 72/2025/QH15", ("Nghị quyết", "72/2025/QH15", "", None)),
    ("văn bản số 12/KH-UBND", "văn bản số 12/KH-UBND", ("Văn bản", "12/KH-UBND", "", None)),
    ("tại 12-KH/ĐU nêu", "12-KH/ĐU", ("", "12-KH/ĐU", "", None)),
    ("Kế hoạch số 12-KH-UBND", "Kế hoạch số 12-KH-UBND", ("Kế hoạch", "12-KH-UBND", "", None)),
]
LAWS = [
    (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Luật",
        "Tổ chức chính quyền địa phương",
        "",
        "2025-06-16",
    ),
    ("theo Luật Thi đua, khen thưởng năm 2022 và các văn bản", "Luật", "Thi đua, khen thưởng", "", "2022"),
    (
        "Luật sửa đổi, bổ sung Luật Viễn thông, Luật Lưu trữ ngày 24/8/2026",
        "Luật",
        "sửa đổi, bổ sung Luật Viễn thông, Luật Lưu trữ",
        "",
        "2026-08-24",
    ),
    ("Luật Ngân sách nhà nước, Luật Đầu tư công ngày 29/11/2024", "Luật", "Đầu tư công", "", "2024-11-29"),
    ("Bộ luật Dân sự năm 2015", "Bộ luật", "Dân sự", "", "2015"),
    ("Pháp lệnh\nHợp nhất văn bản ngày 22/3/2012", "Pháp lệnh", "Hợp nhất văn bản", "", "2012-03-22"),
    ("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024 của Quốc hội", "Luật", "Đất đai", "31/2024/QH15", "2024-01-18"),
    ("Luật số 72/2025/QH15", "Luật", "", "72/2025/QH15", None),
]
NOT_FOUND = [
    "", "Số: 87/KH-UBND", "Số: /KH-UBND", "Luật Ngân sách nhà nước, Luật Đầu tư công và các văn bản",
    "pháp luật Việt Nam năm 2025", "Luật Đất đai trước ngày 01/7/2025",
    "Luật Đất đai và các văn bản ban hành năm 2025", "Luật Đất đai. Trong năm 2025", "24/7", "15/5/2026", "01 Gb/s",
    "100 triệu/ha", "5 - 10 hộ/thôn", "KH&CN", "R&D", "giai đoạn 2026-2030", "một số điều của Luật", "UBND-VX",
    "5 KH/BCĐ", "tỷ lệ 1/3", "theo Kế hoạch này", "Luật ngày 16/6/2025",
]  # fmt: skip


def found(text: str) -> VienDanHit:
    hits = find_citations(text)
    assert len(hits) == 1, hits
    assert text[slice(*hits[0].span)] == hits[0].trich
    return hits[0]


@pytest.mark.parametrize(("text", "written", "parts"), FOUND)
def test_citations_are_found(text: str, written: str, parts: tuple[str, str, str, str | None]) -> None:
    hit = found(text)
    vd = hit.vien_dan
    assert hit.trich == written
    assert (vd.ten_loai, vd.so_ky_hieu, vd.co_quan, vd.ngay and vd.ngay.iso()) == parts
    assert str(hit.so_ky_hieu) in (vd.so_ky_hieu, "None")


@pytest.mark.parametrize(("text", "kind", "name", "number", "day"), LAWS)
def test_laws_are_found(text: str, kind: str, name: str, number: str, day: str | None) -> None:
    vd = found(text).vien_dan
    assert (vd.ten_loai, vd.trich_yeu, vd.so_ky_hieu, vd.ngay and vd.ngay.iso()) == (kind, name, number, day)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_no_citation(text: str) -> None:
    assert find_citations(text) == []


def test_a_list_of_citations() -> None:
    text = (
        "Nghị quyết số 57-NQ/TW, Đề án số 22-ĐA/TU và Kế hoạch số 129/KH-UBND; Luật Lưu trữ ngày 21/6/2024; số 15-KH/TU"
    )
    hits = find_citations(text)
    assert [h.vien_dan.so_ky_hieu for h in hits] == ["57-NQ/TW", "22-ĐA/TU", "129/KH-UBND", "", "15-KH/TU"]
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(hits))


SYMBOLS = [
    *(
        "/KH-UBND",
        "/QĐ-TTg",
        "/TTr-HĐND",
        "/NQ-UBTVQH16",
        "/2025/NĐ-CP",
        "/2024/TT-BNV",
        "/2025/QH15",
        "-NQ/TW",
        "-CTr/TU",
    ),
    *("-KH/BCĐTW", "/QyĐ-MTTQ-BTT", "/VPCP-KGVX", "/BKHCN-CĐSQG"),
]
days = st.none() | st.dates(dt.date(1945, 9, 2), dt.date(2199, 12, 31)).map(Ngay.from_date)
documents = st.builds(
    VienDan,
    st.sampled_from(
        ["Nghị quyết", "Quyết định", "Kế hoạch", "Chỉ thị", "Nghị định", "Hướng dẫn", "Chương trình hành động"]
    ),
    st.builds("{:02}{}".format, st.integers(1, 99999), st.sampled_from(SYMBOLS)),
    st.sampled_from(["", "Chính phủ", "UBND tỉnh Thanh Hóa", "Ban Thường vụ Tỉnh ủy", "Bộ Khoa học và Công nghệ"]),
    days,
    st.sampled_from(
        ["", "về đột phá phát triển", "ban hành Kế hoạch hành động", "triển khai Phong trào", "“Bình dân học vụ số”"]
    ),
)


@given(documents, st.sampled_from(["gach", "chu"]))
def test_what_is_cited_is_found_again(vd: VienDan, dang_ngay: DangNgay) -> None:
    text = lan_dau(vd, dang_ngay)
    assert "  " not in text and text == text.strip()
    hit = found(f"Căn cứ {text};")
    got = hit.vien_dan
    assert (got.ten_loai, got.so_ky_hieu, got.co_quan, got.ngay) == (vd.ten_loai, vd.so_ky_hieu, vd.co_quan, vd.ngay)
    assert text.startswith(hit.trich)
    assert found(f"theo {lan_sau(vd)}.").trich == lan_sau(vd)


PIECES = [
    "Luật", "Kế hoạch", "số", "12/KH-UBND", "57-NQ/TW", "/KH-UBND", "ngày", "15/5/2026", "năm 2025", "của", "UBND", "tỉnh", "về",
    "Đất đai", ";", ",", ".", "\n",
]  # fmt: skip


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_finding_never_fails(text: str) -> None:
    hits = find_citations(text)
    assert all(text[slice(*hit.span)] == hit.trich for hit in hits)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(hits))


def test_no_pattern_can_look_further_than_its_window() -> None:
    # Linear time by counting: each attempt to match reads a bounded number of characters, however long the text is.
    parser = importlib.import_module("re._parser")
    patterns = [p for module in (citation_finder, dates) for p in vars(module).values() if isinstance(p, re.Pattern)]
    assert len(patterns) > 8
    for pattern in patterns:
        assert parser.parse(pattern.pattern, pattern.flags).getwidth()[1] <= 512, pattern.pattern


@pytest.mark.parametrize(
    "piece",
    [
        "Luật A ",
        "số ",
        "Kế hoạch số ",
        "số 1/KH-UBND của A ",
        "1-",
        "1/KH-A-",
        "ngày..........",
        " ",
        "a",
        "Pháp\n",
        "\n",
        "số…",
    ],
)
def test_a_hundred_thousand_hostile_characters(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    hits = find_citations(text)
    assert len(hits) <= text.count("/")
    assert dates.parse_vn(text) == []


def test_dates_in_citations_are_those_of_the_text() -> None:
    assert found("Kế hoạch số 1/KH-UBND ngày 05/01/2026").vien_dan.ngay == parse_iso("2026-01-05")
