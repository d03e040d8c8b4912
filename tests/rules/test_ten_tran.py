"""Names of another commune without their type word, addresses, names of the source of a rebase (DP28, DP29, NQ32)."""

import datetime as dt
from pathlib import Path

import pytest

from kehoach.api.checking import TuyChon, check, of_bytes
from kehoach.api.provenance import make, record
from kehoach.model.chuyen import BaoCaoChuyen
from kehoach.model.nguon_goc import TEN_TEP, DonViGoc
from kehoach.rules.kiem import kiem
from rules import pha_hoai
from rules import vi_du as put

OWN = ["DP28", "DP29", "NQ32"]

DUNG = """\
UBND Hoa Lộc giao các đơn vị.
UBND Liên Lộc trước đây đã làm.
Nhân dân Quang Lộc hưởng ứng.
UBND Hậu Lộc giao.
UBND Thanh Hóa chỉ đạo.
Nhân dân Tây Bắc đoàn kết.
Nhân dân Đoàn Kết.
Chủ tịch UBND Nguyễn Văn An phát động.
Chủ tịch UBND Hoàng Sơn phát biểu.
Chủ tịch UBND Lê Lợi.
Phối hợp với UBND Điền Quang giữ gìn an ninh.
Kết quả học tập UBND Điền Quang được báo cáo.
Năm 2023, UBND Điền Quang đã làm.
Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND Điền Quang về chuyển đổi số.
Đưa Điền Quang vào danh sách các nơi đã học hỏi.
THAM GIA PHONG TRÀO VÀ NHÂN DÂN THAM GIA PHONG TRÀO
NHÂN DÂN AN TOÀN GIAO THÔNG
Công an Nhân dân; Công an Điện Biên Phủ.
Nhân dân Điền Quang Thượng Hạ vui mừng.
Cán bộ Hà Trung được cử đi.
Nộp hồ sơ tại dichvucong.gov.vn, https://chinhphu.vn, https://www.moha.gov.vn, dichvucong.thanhhoa.gov.vn.
Thư: xahoaloc@thanhhoa.gov.vn, haulocthon@gmail.com, hoangson@thanhhoa.gov.vn, nguyenvana.hoaloc@thanhhoa.gov.vn.
Trang hoaloc.thanhhoa.gov.vn, lienloc.hauloc.thanhhoa.gov.vn, xahoaloc.vn, hauloc.thanhhoa.gov.vn.
Tham khảo tại https://soyte.hanoi.gov.vn và học tập.
Xem xahoi.vn, xaydungdang.org, phuongnam.vn, phuonganh.com, vnexpress.net, a.b@gmail.com, phuongthanhha@gmail.com.
Cổng https://sonoivu.thanhhoa.gov.vn/web/trang-chu.htm, soytethanhhoa.gov.vn.
Tổ chức kế hoạch Văn hóa - Xã hội; UBND Mặt trận Tổ quốc.
Ủy ban nhân dân Xã Hoa Lộc; UBND Phường Hạc Thành phối hợp.
"""

SAI = """\
UBND Điền Quang giao các đơn vị thực hiện.
HĐND, UBND Điền Quang quan tâm chỉ đạo.
Ủy ban nhân dân Xuân Trường ban hành.
Cán bộ và Nhân dân Điền Quang hưởng ứng.
Quyết tâm đưa Điền Quang trở thành xã thông minh.
Triển khai trên địa bàn Điền Quang.
Triển khai trên địa bàn Nga Sơn đến hết năm 2026.
Công an Điền Quang tuần tra.
NHIỆM VỤ TRÊN ĐỊA BÀN ĐIỀN QUANG NĂM 2026
Văn phòng HĐND&UBND Điền Quang tổng hợp.
Gửi ubnd.dienquang@thanhhoa.gov.vn theo dõi.
Gửi ubnd.dienquang@gmail.com theo dõi.
Gửi dienquang@thanhhoa.gov.vn theo dõi.
Gửi phongvhxh.dienquang@thanhhoa.gov.vn theo dõi.
Xem https://dichvucong.nghean.gov.vn/ hằng ngày.
Xem http://ninhbinh.gov.vn hằng ngày.
Xem xadienquang.thanhhoa.gov.vn, hằng ngày.
Xem ubndxadienquang.vn hằng ngày.
Xem dienquang.bathuoc.thanhhoa.gov.vn hằng ngày.
“Điền Quang thi đua xây dựng nông thôn mới” là chủ đề của năm.
"""


def found(lines: str, ban_goc: tuple[str, str] | None = None) -> list[tuple[str, str, str]]:
    """Rule, words and line of what is said of the clean plan with these paragraphs in its body."""
    text = put.text("co-ban").replace(put.CHO, f"{put.CHO}\n{lines.strip()}")
    ho_so = of_bytes(text.encode(), "thu.txt", TuyChon(xa=("xã Hoa Lộc", "Thanh Hóa")))
    ho_so.ban_goc = ban_goc
    return [(each.ma, each.trich, each.doan_van) for each in kiem(ho_so, OWN)[0]]


def test_right_sentences_give_no_alarm() -> None:
    assert not found(DUNG)


def test_wrong_sentences_are_found() -> None:
    seen = {line for _, _, line in found(SAI)}
    assert not [line for line in SAI.strip().split("\n") if line not in seen]


@pytest.mark.parametrize(
    ("goc", "chu", "thay"),
    [
        (("xã Điền Quang", "tỉnh Thanh Hóa"), "Tổ chức ở Điền Quang.", ["Điền Quang"]),
        (("xã Điền Quang", "tỉnh Thanh Hóa"), "Nhà văn hóa xã Điền Thượng; UBND huyện Bá Thước.", ["xã Điền Thượng", "huyện Bá Thước"]),
        (("xã Điền Quang", "tỉnh Thanh Hóa"), "UBND tỉnh Thanh Hóa; ông Lê Điền Quang; điền quang.", []),
        (("xã Hoa Lộc", "tỉnh Thanh Hóa"), "UBND xã Hoa Lộc; xã Liên Lộc cũ; huyện Hậu Lộc.", []),
        (("xã Xuân Trường", "tỉnh Ninh Bình"), "Kế hoạch của UBND tỉnh Ninh Bình, nay thay Nam Định.", ["tỉnh Ninh Bình", "Nam Định"]),
        (("", "tỉnh Nghệ An"), "Sở Nội vụ Nghệ An; Chủ tịch Hồ Chí Minh.", ["Nghệ An"]),
        (("xã Không Có", "tỉnh Lạ"), "Tổ chức ở Điền Quang.", []),
        (None, "Tổ chức ở Điền Quang, tỉnh Ninh Bình.", []),
    ],
)  # fmt: skip
def test_names_of_the_source(goc: tuple[str, str] | None, chu: str, thay: list[str]) -> None:
    assert [words for ma, words, _ in found(chu, goc) if ma == "NQ32"] == thay


@pytest.mark.parametrize(
    "piece", ["UBND Điền Quang ", "“Điền Quang thi ", "a@", "a.", "x@ninhbinh.gov.vn;", "ĐIỀN QUANG "]
)
def test_an_endless_line_crashes_no_rule(piece: str) -> None:
    ho_so = put.ho_so(pha_hoai.line(piece, 20_000), ban_goc="xã Điền Quang, tỉnh Thanh Hóa")
    assert not [each for each in kiem(ho_so, OWN)[0] if each.ma == "KH00"]


def _recorded(folder: Path) -> Path:
    """A plan of Hoa Lộc, a school of the source left in, with the record that it was made from a plan of Điền Quang."""
    path = folder / "ket-qua.txt"
    path.write_text(put.text("co-ban").replace(put.CHO, f"{put.CHO}\nTổ chức ở Trường Điền Quang."), encoding="utf-8")
    report = BaoCaoChuyen("nguon.docx", "xã Điền Quang", "xã Hoa Lộc", 2025, 2026, [])
    source = DonViGoc(loai="xã", ten="Điền Quang", tinh="tỉnh Thanh Hóa")
    record(
        path, make(report, b"data", source, DonViGoc(tinh="tỉnh Thanh Hóa"), put.plan("co-ban"), dt.date(2026, 1, 5))
    )
    return path


def test_a_record_beside_the_file_tells_the_source(tmp_path: Path) -> None:
    path = _recorded(tmp_path)
    assert [each.trich for each in check(path).phat_hien if each.ma == "NQ32"] == ["Điền Quang"]
    other = path.rename(tmp_path / "khac.txt")
    assert not [each for each in check(other).phat_hien if each.ma == "NQ32"]


def test_a_damaged_record_is_not_used(tmp_path: Path) -> None:
    path = _recorded(tmp_path)
    (tmp_path / TEN_TEP).write_text("tep: [", encoding="utf-8")
    assert not [each for each in check(path).phat_hien if each.ma == "NQ32"]
