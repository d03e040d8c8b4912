"""Files of last year as content of this year's workbook."""

from pathlib import Path

import pytest

from batch.nam_truoc.tep_mau import CHI_TIEU, NHIEM_VU, bang_tinh, phu_luc, thay, word
from kehoach.batch.nam_truoc import NamTruoc, from_last_year

TINH = "Thanh Hóa"


def hang(made: NamTruoc, sheet: str) -> list[dict[str, str]]:
    bang = getattr(made.noi_dung, sheet)
    return [dict(zip(bang.cot, row, strict=True)) for row in bang.hang]


def codes(made: NamTruoc) -> set[str]:
    return {each.code for each in made.loi}


def test_annexes_in_word(tmp_path: Path) -> None:
    made = from_last_year([phu_luc(tmp_path / "pl.docx")], 2026, TINH)
    assert made.noi_dung.thong_tin == {
        "nam": "2026", "tinh": "tỉnh Thanh Hóa", "tieu_de_chi_tieu": "CHỈ TIÊU CHUYỂN ĐỔI SỐ NĂM 2026",
        "tieu_de_nhiem_vu": "NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2026",
    }  # fmt: skip
    assert hang(made, "xa") == [{"ma": "16072", "ten": "xã Hoa Lộc", "tinh": "tỉnh Thanh Hóa"}]
    first, second = hang(made, "chi_tieu")
    assert first == {
        "ma": "ct01", "nhom": "Chính quyền số", "ten": "Tỷ lệ hồ sơ trực tuyến", "don_vi_tinh": "%",
        "gia_tri": "[[năm 2025: 50]]", "ap_dung": "", "ghi_chu": "Thực hiện năm 2024: 40; Ghi chú: theo tỉnh giao",
    }  # fmt: skip
    assert (second["nhom"], second["ten"]) == ("Xã hội số", "Số lớp kỹ năng số của {xa}")
    tasks = hang(made, "nhiem_vu")
    assert [each["thoi_han"] for each in tasks] == ["Tháng 9/2026", "Quý III năm 2026", "Thường xuyên"]
    assert [each["ap_dung"] for each in tasks] == ["không", "", ""]
    assert [each["kinh_phi"] for each in tasks] == ["[[năm 2025: 1.250,5]]", "", "[[năm 2025: 20]]"]
    assert tasks[0]["ten"] == "Tập huấn kỹ năng số năm 2026"
    assert tasks[0]["phoi_hop"] == "Đoàn xã; Hội LHPN"
    assert [each["ghi_chu"] for each in tasks] == [
        "năm 2025 đã xong (Đã hoàn thành)", "năm 2025: 60%", "năm 2025 đã xong (Đã hoàn thành)"
    ]  # fmt: skip
    assert codes(made) == {"HL75", "HL78"}


DEADLINES = [
    ("Tháng 9/2025", "Tháng 9/2026", ""),
    ("9/2025", "9/2026", ""),
    ("trước 30/11/2025", "trước 30/11/2026", ""),
    ("31/12/2025", "31/12/2026", ""),
    ("Từ tháng 3/2025 đến tháng 6/2025", "Từ tháng 3/2026 đến tháng 6/2026", ""),
    ("Quý I, II/2025", "Quý I, II/2026", ""),
    ("Năm 2025", "Năm 2026", ""),
    ("2025", "2026", ""),
    ("Hằng tháng", "Hằng tháng", ""),
    ("Thường xuyên, báo cáo trước 15/12/2025", "Thường xuyên, báo cáo trước 15/12/2026", ""),
    ("Tháng 1/2026", "Tháng 1/2027", "HL77"),
    ("Tháng 5/2023", "Tháng 5/2023", "HL77"),
    ("Giai đoạn 2025 - 2030", "Giai đoạn 2025 - 2030", ""),
    ("29/02/2024", "29/02/2024", "HL77"),
]


@pytest.mark.parametrize(("old", "new", "code"), DEADLINES, ids=[each[0] for each in DEADLINES])
def test_deadlines(tmp_path: Path, old: str, new: str, code: str) -> None:
    rows = thay(NHIEM_VU[:3], "Quý III năm 2025", old)
    made = from_last_year([phu_luc(tmp_path / "pl.docx", nhiem_vu=rows)], 2026, TINH)
    assert hang(made, "nhiem_vu")[1]["thoi_han"] == new
    assert ("HL77" in codes(made)) == bool(code)


TEXTS = [
    ("Rà soát theo Kế hoạch số 15/KH-UBND ngày 20/02/2025 của UBND tỉnh", None),
    ("Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024", None),
    ("Triển khai Luật Nhà giáo năm 2025", None),
    ("Tổng kết năm 2025, triển khai năm 2026", "Tổng kết năm 2026, triển khai năm 2027"),
    ("Rà soát hộ của Xã Hoa Lộc", "Rà soát hộ của Xã {ten_xa}"),
    ("Sửa trường THCS Hoa Lộc", None),
    ("Điền {ten} vào biểu", "Điền (ten) vào biểu"),
]


@pytest.mark.parametrize(("old", "new"), TEXTS, ids=[each[0] for each in TEXTS])
def test_texts(tmp_path: Path, old: str, new: str | None) -> None:
    rows = thay(NHIEM_VU[:3], "Rà soát hộ chưa có cáp quang", old)
    made = from_last_year([phu_luc(tmp_path / "pl.docx", nhiem_vu=rows)], 2026, TINH)
    assert hang(made, "nhiem_vu")[1]["ten"] == (new or old)


STATES = [
    ("Đã hoàn thành", "không", "năm 2025 đã xong (Đã hoàn thành)"),
    ("100%", "không", "năm 2025 đã xong (100%)"),
    ("Xong", "không", "năm 2025 đã xong (Xong)"),
    ("Đang triển khai", "", "năm 2025: Đang triển khai"),
    ("Chưa thực hiện", "", "năm 2025: Chưa thực hiện"),
    ("", "", ""),
]


@pytest.mark.parametrize(("told", "applies", "note"), STATES, ids=[each[0] for each in STATES])
def test_what_was_done(tmp_path: Path, told: str, applies: str, note: str) -> None:
    rows = thay(NHIEM_VU[:3], "60%", told)
    made = from_last_year([phu_luc(tmp_path / "pl.docx", nhiem_vu=rows)], 2026, TINH)
    task = hang(made, "nhiem_vu")[1]
    assert (task["ap_dung"], task["ghi_chu"]) == (applies, note)


def test_two_communes(tmp_path: Path) -> None:
    here = phu_luc(tmp_path / "a.docx")
    other = [
        *thay(thay(NHIEM_VU, "1.250,5", "300"), "60%", "Xong")[:4],
        ("9", "Dọn vệ sinh", "Thôn", "", "Tháng 2/2025", "", ""),
    ]
    there = phu_luc(
        tmp_path / "b.docx", "xã Hậu Lộc",
        thay(thay(CHI_TIEU, "50", "80"), "Số lớp kỹ năng số của xã Hoa Lộc", "Số lớp kỹ năng số của xã Hậu Lộc"), other,
    )  # fmt: skip
    made = from_last_year([here, there], 2026, TINH)
    assert [each["ten"] for each in hang(made, "chi_tieu")] == ["Tỷ lệ hồ sơ trực tuyến", "Số lớp kỹ năng số của {xa}"]
    first = hang(made, "nhiem_vu")
    assert [each["ap_dung"] for each in first] == ["không", "xã Hoa Lộc", "", "xã Hậu Lộc"]
    assert first[1]["ghi_chu"] == "xã Hoa Lộc: năm 2025: 60%; xã Hậu Lộc: năm 2025 đã xong (Xong)"
    by_name = {each["ten"]: each for each in hang(made, "xa")}
    values = {hang(made, "chi_tieu")[0]["gia_tri"], *(each.get("ct01", "") for each in by_name.values())}
    assert values == {"[[năm 2025: 50]]", "[[năm 2025: 80]]", ""}
    costs = {first[0]["kinh_phi"], *(each.get("nv01.kinh_phi", "") for each in by_name.values())}
    assert costs == {"[[năm 2025: 1.250,5]]", "[[năm 2025: 300]]", ""}


def test_a_value_that_one_commune_lacks_is_nobodys_default(tmp_path: Path) -> None:
    here = phu_luc(tmp_path / "a.docx")
    there = phu_luc(tmp_path / "b.docx", "xã Hậu Lộc", nhiem_vu=thay(NHIEM_VU, "20", ""))
    made = from_last_year([here, there], 2026, TINH)
    assert hang(made, "nhiem_vu")[2]["kinh_phi"] == ""
    assert [each["nv03.kinh_phi"] for each in hang(made, "xa")] == ["[[năm 2025: 20]]", ""]


def test_excel_with_merged_cells(tmp_path: Path) -> None:
    rows = [
        ("DANH MỤC NHIỆM VỤ NĂM 2025",),
        (),
        ("STT", "Nội dung", "Tổ chức thực hiện", "", "Thời gian"),
        ("", "", "Cơ quan chủ trì", "Phối hợp", ""),
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        ("I", "Hạ tầng", "", "", ""),
        (1, "Lắp trạm phát sóng", "Phòng Kinh tế", "Các thôn", "Tháng 3/2025"),
        (2, "Kéo cáp quang", "", "Các thôn", "Tháng 4/2025"),
    ]
    merged = ["A3:A4", "B3:B4", "C3:D3", "E3:E4", "C7:C8"]
    made = from_last_year([bang_tinh(tmp_path / "b.xlsx", rows, merged)], 2026)
    assert made.noi_dung.thong_tin["tieu_de_nhiem_vu"] == "DANH MỤC NHIỆM VỤ NĂM 2026"
    assert [(each["ten"], each["chu_tri"], each["thoi_han"], each["ghi_chu"]) for each in hang(made, "nhiem_vu")] == [
        ("Lắp trạm phát sóng", "Phòng Kinh tế", "Tháng 3/2026", "nhóm: Hạ tầng"),
        ("Kéo cáp quang", "Phòng Kinh tế", "Tháng 4/2026", "nhóm: Hạ tầng"),
    ]
    assert hang(made, "xa") == []
    assert codes(made) == {"HL74"}


@pytest.mark.parametrize(
    ("head", "communes"),
    [
        (("ỦY BAN NHÂN DÂN XÃ VẠN LỘC",), ["xã Vạn Lộc"]),
        (("UBND xã Vạn Lộc", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ["xã Vạn Lộc"]),
        (("UBND TỈNH THANH HÓA", "", "UBND PHƯỜNG HẠC THÀNH"), ["phường Hạc Thành"]),
        (("SỞ TÀI CHÍNH",), []),
    ],
)
def test_a_sheet_says_whose_it_is_above_its_title(tmp_path: Path, head: tuple[str, ...], communes: list[str]) -> None:
    titles = ("STT", "Nội dung", "Cơ quan chủ trì", "Thời gian")
    rows = [head[:2], head[2:], ("BẢNG NHIỆM VỤ NĂM 2025",), titles, (1, "Họp", "Phòng Kinh tế", "Tháng 3/2025")]
    made = from_last_year([bang_tinh(tmp_path / "b.xlsx", rows)], 2026, TINH)
    assert [each["ten"] for each in hang(made, "xa")] == communes
    assert ("HL74" in codes(made)) is not bool(communes)
    if communes:
        assert made.noi_dung.thong_tin["tieu_de_nhiem_vu"] == "BẢNG NHIỆM VỤ NĂM 2026"


def test_numbers_and_empty_cells_of_excel(tmp_path: Path) -> None:
    rows = [
        ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2025"),
        (1, "Số hộ", "Hộ", 1250.5),
        (2, "Số lớp", "Lớp", None),
        (None, None, None, 7),
        ("I", "Nhóm không có gì", None, None),
    ]
    made = from_last_year([bang_tinh(tmp_path / "b.xlsx", rows)], 2026)
    assert [each["gia_tri"] for each in hang(made, "chi_tieu")] == ["[[năm 2025: 1.250,5]]", ""]
    assert [each.place.path for each in made.loi if each.code == "HL75"] == [
        "trang “Bieu”, hàng 4",
        "trang “Bieu”, hàng 5",
    ]


def test_words_outside_the_tables_are_told(tmp_path: Path) -> None:
    path = word(
        tmp_path / "pl.docx", "PHỤ LỤC", "NHIỆM VỤ NĂM 2025", NHIEM_VU, "Các đơn vị báo cáo trước ngày 20 hằng tháng.",
        [("Họ và tên", "Chức vụ", "Điện thoại"), ("An", "Trưởng phòng", "09")],
    )  # fmt: skip
    told = [each.message for each in from_last_year([path], 2026).loi if each.code == "HL76"]
    assert any("Các đơn vị báo cáo trước ngày 20" in each for each in told)
    assert any("Họ và tên" in each for each in told)


def test_a_file_of_another_year_is_told(tmp_path: Path) -> None:
    path = word(
        tmp_path / "pl.docx", "PHỤ LỤC", "NHIỆM VỤ NĂM 2024", thay(NHIEM_VU[:3], "Tháng 9/2025", "Tháng 9/2024")
    )
    made = from_last_year([path], 2026)
    assert hang(made, "nhiem_vu")[0]["thoi_han"] == "Tháng 9/2026"
    assert any(each.code == "HL77" and "năm 2024" in each.message for each in made.loi)


def test_thousands_of_rows(tmp_path: Path) -> None:
    rows = [NHIEM_VU[0], *((n, f"Việc {n}", "Văn phòng", "", "Tháng 9/2025", "", "") for n in range(1, 10_001))]
    made = from_last_year([bang_tinh(tmp_path / "b.xlsx", rows)], 2026)
    tasks = hang(made, "nhiem_vu")
    assert len(tasks) == 10_000
    assert (tasks[-1]["ma"], tasks[-1]["thoi_han"]) == ("nv10000", "Tháng 9/2026")


def test_what_differs_by_type_of_commune_is_a_row_for_each(tmp_path: Path) -> None:
    names = ("xã Hoa Lộc", "xã Hậu Lộc", "phường Sầm Sơn", "phường Hạc Thành")
    files = [
        phu_luc(tmp_path / f"{n}.docx", name, nhiem_vu=thay(NHIEM_VU, "Công an xã", "Công an " + name.split()[0]))
        for n, name in enumerate(names)
    ]
    made = from_last_year(files, 2026, TINH)
    told = [(each["chu_tri"], each["ap_dung"]) for each in hang(made, "nhiem_vu")[1:3]]
    assert told == [("Công an xã", "xã"), ("Công an phường", "phường")]
    assert [each["ap_dung"] for each in hang(made, "nhiem_vu")] == ["không", "xã", "phường", ""]
    assert made.noi_dung.xa.cot == ("ma", "ten", "tinh")


@pytest.mark.parametrize("year", [2025, 2024])
def test_a_file_of_this_year_or_a_later_one_stays_as_it_is(tmp_path: Path, year: int) -> None:
    made = from_last_year([phu_luc(tmp_path / "a.docx")], year, TINH)
    assert hang(made, "nhiem_vu")[0]["thoi_han"] == "Tháng 9/2025"
    assert any(each.code == "HL77" and "giữ nguyên" in each.message for each in made.loi)


def test_what_is_written_is_a_job_that_can_be_read(tmp_path: Path) -> None:
    from kehoach.batch.job import Hang
    from kehoach.batch.workbook import read_job, write_job

    made = from_last_year([phu_luc(tmp_path / "a.docx"), phu_luc(tmp_path / "b.docx", "xã Hậu Lộc")], 2026, TINH)
    write_job(tmp_path / "viec.xlsx", made.noi_dung)
    read = read_job(tmp_path / "viec.xlsx")
    rows = [each for each in read.rows() if isinstance(each, Hang)]
    assert [each.ten for each in rows] == ["Hoa Lộc", "Hậu Lộc"]
    assert [[each.ap_dung.gom(row) for each in read.job.nhiem_vu] for row in rows] == [[False, True, True]] * 2
    assert read.job.chi_tieu[0].gia_tri == "[[năm 2025: 50]]"
    again = from_last_year([tmp_path / "viec.xlsx"], 2027)
    assert [row[0] for row in again.noi_dung.nhiem_vu.hang] == ["nv01", "nv02", "nv03"]
    assert hang(again, "nhiem_vu")[0]["thoi_han"] == "Tháng 9/2027"
