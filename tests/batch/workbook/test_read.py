"""A workbook that can be read: its job, its rows, what is told beside."""

import datetime as dt
from typing import Any

import pytest

from kehoach.batch.job import ApDung, Cho, Hang
from kehoach.batch.workbook import DocJob, HangLoi, read_job
from kehoach.batch.workbook.o_trong import CHUNG
from kehoach.problems import Level

from .conftest import Make, shape

HEAD = ("Mã", "Tên xã, phường, đặc khu")


def rows(doc: DocJob) -> list[Hang]:
    found = [each for each in doc.rows() if isinstance(each, Hang)]
    assert len(found) == len(list(doc.rows())), list(doc.rows())
    return found


def test_a_whole_job(make: Make) -> None:
    doc = read_job(
        make(
            thong_tin=[
                ("Năm của kế hoạch", 2026), ("Ngày kế hoạch", dt.date(2026, 5, 15)), ("Số kế hoạch", 87),
                ("Phần cần làm", "Phụ lục nhiệm vụ; kế hoạch"), ("Khung kế hoạch", "chuyen-doi-so-nam"),
                ("Lĩnh vực", "ha-tang-so; nhan-luc"), ("Tên phụ lục nhiệm vụ", "Nhiệm vụ {năm} của {Xã}"),
                ("Có hàng tổng kinh phí", "không"), ("Mẫu tên tệp", "{tinh}/{ma}-{phan}"), ("Người ký", "Lê Văn Ba"),
            ],
            xa=[
                (*HEAD, "Tỉnh, thành phố", "Nhóm", "Số hộ", "ct01", "nv01: Kinh phí", "NV01: thời hạn"),
                (None, "Hoa Loc", "Thanh Hoa", "ven biển", 1200, 0.5, 1250.5, dt.date(2026, 9, 30)),
                (1489, None, None, None, "3", None, None, "Quý II/2026"),
            ],
            nhiem_vu=[
                ("Mã", "Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Kinh phí (triệu đồng)", "Áp dụng cho"),
                ("NV01", "Tập huấn {Số hộ} hộ", "Phòng Kinh tế", dt.datetime(2026, 9, 30), 12.5, "ven biển"),
            ],
        )
    )  # fmt: skip
    info = doc.job.thong_tin
    assert (info.nam, info.ngay, info.so, info.phan) == (2026, "2026-05-15", "87", ("nhiem_vu", "ke_hoach"))
    assert (info.khung, info.linh_vuc) == ("chuyen-doi-so-nam", ("ha-tang-so", "nhan-luc"))
    assert (info.tieu_de, info.ten_tep) == ({"nhiem_vu": "Nhiệm vụ {nam} của {xa}"}, "{tinh}/{ma}-{phan}")
    assert (info.tong_kinh_phi, info.nguoi_ky) == (False, "Lê Văn Ba")
    task = doc.job.nhiem_vu[0]
    assert task.cho == Cho("nhiem_vu", 2)
    assert (task.ma, task.ten, task.thoi_han) == ("nv01", "Tập huấn {so_ho} hộ", "30/9/2026")
    assert (task.kinh_phi, task.ap_dung) == ("12,5", ApDung(nhom=frozenset({"ven biển"})))
    assert doc.job.cot == ("so_ho", "ct01", "nv01.kinh_phi", "nv01.thoi_han")
    first, second = rows(doc)
    assert (first.hang, first.ma, first.xa, first.ten_tinh) == (2, "16072", "xã Hoa Lộc", "tỉnh Thanh Hóa")
    assert dict(first.gia_tri) == {
        "so_ho": "1.200", "ct01": "0,5", "nv01.kinh_phi": "1.250,5", "nv01.thoi_han": "30/9/2026",
    }  # fmt: skip
    assert (second.ma, second.gia_tri) == ("01489", {"so_ho": "3", "nv01.thoi_han": "Quý II/2026"})
    assert doc.count == 2


def test_rows_may_be_read_again_and_side_by_side(make: Make) -> None:
    doc = read_job(make(xa=[HEAD, ("16072", ""), ("14797", "")]))
    assert [(a, b) for a, b in zip(doc.rows(), doc.rows(), strict=True) if a == b] == list(
        zip(rows(doc), rows(doc), strict=True)
    )


@pytest.mark.parametrize(
    "header",
    ["TÊN XÃ, PHƯỜNG, ĐẶC KHU", "ten xa, phuong, dac khu", " Tên  xã,\nphường,\nđặc khu ", "ten", "Tên xã", "Tên xã"],
)
def test_headers_are_known_folded_and_by_key(make: Make, header: str) -> None:
    assert rows(read_job(make(xa=[(header,), ("Hoa Lộc",)])))[0].ma == "16072"


def test_titles_may_stand_above_the_header(make: Make) -> None:
    doc = read_job(make(xa=[("DANH SÁCH CÁC XÃ",), (), HEAD, ("", "Hoa Lộc")]))
    assert [each.hang for each in rows(doc)] == [4]


def test_a_commune_by_code_in_any_shape(make: Make) -> None:
    doc = read_job(make(thong_tin=[("Năm", 2026)], xa=[HEAD, (16072, ""), ("16072 ", "Hoa Lộc"), (1489.0, "")]))
    found = list(doc.rows())
    assert [each.ma for each in found if isinstance(each, Hang)] == ["16072", "01489"]
    assert isinstance(found[1], HangLoi)
    assert found[1].problems[0].code == "HL16"
    assert "hàng 2" in found[1].problems[0].message


@pytest.mark.parametrize(
    ("cells", "code", "where"),
    [
        (("", "Không Có Xã"), "DP01", "ô B3"),
        (("99999", ""), "DP01", "ô A3"),
        (("16072", "Hậu Lộc"), "HL15", "ô A3"),
        (("", "", "Nhóm A"), "HL12", "ô A3"),
        (("", "Hậu Lộc", "", "Phòng Không Gian"), "HL17", "ô D3"),
        (("", "Hậu Lộc", "", "", "31/02/2026"), "HL23", "ô E3"),
        (("", "Hậu Lộc", "", "", "", "số 8"), "HL11", "ô F3"),
        (("", "Hậu Lộc", "", "", "", "", "1,250.5"), "HL22", "ô G3"),
        (("", "Hậu Lộc", "", "", "", "", "x" * 5001), "HL13", "ô G3"),
        (("", "Hậu Lộc", "", "", "", "", "#N/A"), "HL10", "ô G3"),
        (("", "Hậu Lộc", "", "", "", "", "=1+1"), "HL09", "ô G3"),
        (("16072", ""), "HL16", "hàng 3"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_and_others_go_on(
    make: Make, cells: tuple[Any, ...], code: str, where: str
) -> None:
    head = (*HEAD, "Nhóm", "Đơn vị", "Ngày kế hoạch", "Số kế hoạch", "ct01")
    doc = read_job(make(xa=[head, ("16072", ""), cells, ("", "Hậu Lộc", "", "Công an xã")]))
    first, bad, last = doc.rows()
    assert isinstance(first, Hang)
    assert isinstance(last, Hang)
    assert last.don_vi == "Công an xã"
    assert isinstance(bad, HangLoi)
    assert bad.hang == 3
    assert [(each.code, each.mend != "") for each in bad.problems] == [(code, True)]
    assert str(bad.problems[0].place) == f"viec.xlsx: trang “xa”, {where}"


def test_a_unit_by_any_of_its_names(make: Make) -> None:
    names = ["vhxh", "Phòng VH-XH", "phong van hoa - xa hoi", "Tổ số hóa xã Hoa Lộc"]
    doc = read_job(
        make(
            xa=[("Tên xã", "Đơn vị", "Ngày kế hoạch"), *(("Hoa Lộc", each, None) for each in names)],
            nhiem_vu=[("Tên", "Chủ trì"), ("Việc", "Tổ số hóa {xa}")],
        )
    )
    found = list(doc.rows())
    assert [each.don_vi for each in found if isinstance(each, Hang)] == [
        "Phòng Văn hóa - Xã hội",
        "Tổ số hóa xã Hoa Lộc",
    ]


def test_slots_are_those_that_are_filled() -> None:
    from kehoach.batch.lap.o_chu import CHUNG as FILLED

    assert set(CHUNG) == set(FILLED)


@pytest.mark.parametrize("written", ["Công an phường", "Công an {xa}", "công an phường Hạc Thành", "CA", "cong_an"])
def test_a_unit_that_bears_the_name_of_its_commune(make: Make, written: str) -> None:
    path = make(
        xa=[("Tên xã", "Đơn vị"), ("Hạc Thành", written)],
        nhiem_vu=[("Tên", "Chủ trì", "Áp dụng cho"), ("Việc", "Công an {xa}", "Công an phường")],
    )
    doc = read_job(path)
    (row,) = rows(doc)
    assert row.don_vi == "Công an phường Hạc Thành"
    assert doc.job.nhiem_vu[0].ap_dung.gom(row)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ApDung()),
        ("Tất cả", ApDung()),
        ("xã; Đặc khu", ApDung(loai=frozenset({"xã", "đặc khu"}))),
        ("trừ: phường", ApDung(loai=frozenset({"phường"}), tru=True)),
        ("TRỪ Phường", ApDung(loai=frozenset({"phường"}), tru=True)),
        ("Miền Núi", ApDung(nhom=frozenset({"miền núi"}))),
        ("nhóm miền núi; hoa loc", ApDung(nhom=frozenset({"miền núi"}), ma=frozenset({"16072"}))),
        ("xã Hoa Lộc, Thanh Hóa", ApDung(ma=frozenset({"16072"}))),
        ("16072; 14797", ApDung(ma=frozenset({"16072", "14797"}))),
        ("Phòng Kinh tế", ApDung(don_vi=frozenset({"Phòng Kinh tế"}))),
        ("Hậu Lộc", ApDung(ma=frozenset({"16012"}))),
    ],
)
def test_whom_a_row_is_for(make: Make, text: str, expected: ApDung) -> None:
    doc = read_job(
        make(
            xa=[("Tên xã", "Nhóm", "Đơn vị"), ("Hoa Lộc", "miền núi", ""), ("Hạc Thành", "", "Phòng KT")],
            chi_tieu=[("Tên chỉ tiêu", "Áp dụng cho"), ("A", text)],
            nhiem_vu=[("Tên", "Chủ trì"), ("Việc", "Phòng Kinh tế")],
        )
    )
    assert doc.job.chi_tieu[0].ap_dung == expected


def test_codes_are_given_where_there_are_none(make: Make) -> None:
    doc = read_job(make(chi_tieu=[("Mã", "Tên chỉ tiêu"), ("", "A"), ("CT-01", "B"), ("ct02", "C"), ("", "D")]))
    assert [each.ma for each in doc.job.chi_tieu] == ["ct01", "ct_01", "ct02", "ct03"]


def test_one_code_for_different_communes(make: Make) -> None:
    doc = read_job(
        make(chi_tieu=[("Mã", "Tên", "Giá trị", "Áp dụng cho"), ("ct01", "A", 50, "xã"), ("ct01", "A", 80, "phường")])
    )
    assert [each.gia_tri for each in doc.job.chi_tieu] == ["50", "80"]


def test_examples_are_skipped_and_told(make: Make) -> None:
    doc = read_job(
        make(
            xa=[("Tên xã", "Ghi chú"), ("Không Có", "ví dụ"), ("Hoa Lộc", "kiểm lại")],
            chi_tieu=[("Tên", "Ghi chú"), ("A", "Ví dụ: sửa"), ("B", "")],
        )
    )
    assert [each.ma for each in rows(doc)] == ["16072"]
    assert [each.ten for each in doc.job.chi_tieu] == ["B"]
    assert [(each.code, each.level) for each in doc.problems] == [("HL24", Level.CANH_BAO)] * 2


def test_a_sheet_that_is_not_there_leaves_its_annex_out(make: Make) -> None:
    doc = read_job(make(nhiem_vu=None))
    assert doc.job.thong_tin.phan == ("chi_tieu",)
    assert [each.code for each in doc.problems] == ["HL05"]


def test_what_is_only_doubtful_is_told(make: Make) -> None:
    doc = read_job(
        make(
            xa=[("Tên xã", "Nhom xa A", "Đơn vi"), ("Hoa Lộc", "x", "")],
            chi_tieu=[("Tên", "Giá trị", "Đơn vị tnh"), ("A", 1, "%")],
            edit=lambda book: book["chi_tieu"].merge_cells("A5:A6"),
        )
    )
    assert sorted({each.code for each in doc.problems}) == ["HL20", "HL27"]
    assert any(each.near == ("Đơn vị tính",) for each in doc.problems)


def test_values_of_formulas_are_used(make: Make) -> None:
    path = make(xa=[("Tên xã", "Số hộ", "Trống"), ("Hoa Lộc", "=600*2", '=""')])
    shape(
        path,
        "xl/worksheets/sheet2.xml",
        lambda xml: xml.replace(b"<f>600*2</f><v></v>", b"<f>600*2</f><v>1200</v>").replace(
            b'<c r="C2"><f>""</f><v></v>', b'<c r="C2" t="str"><f>""</f><v></v>'
        ),
    )
    assert rows(read_job(path))[0].gia_tri == {"so_ho": "1.200"}
