"""``kehoach rebase``: what a clerk types, what is answered, what is written; nothing half done, nothing lost."""

import json
import os
import re
import sys
from pathlib import Path

import pytest
from docx import Document

from kehoach.__main__ import main
from kehoach.api import provenance, rebasing
from kehoach.files import write_bytes
from kehoach.problems import KehoachError, Problem

TEXT = """ỦY BAN NHÂN DÂN
XÃ HOA LỘC

Số: 87/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hoa Lộc, ngày 15 tháng 5 năm 2026

KẾ HOẠCH
Triển khai công tác chuyển đổi số năm 2026 trên địa bàn xã Hoa Lộc

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Ủy ban nhân dân xã Hoa Lộc, tỉnh Thanh Hóa ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Nâng cao hiệu quả phục vụ Nhân dân xã Hoa Lộc trong năm 2026.
2. Yêu cầu
Các thôn trên địa bàn xã Hoa Lộc chủ động thực hiện.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội chủ trì, báo cáo trước ngày 15/12/2026.
2. Các thôn phối hợp thực hiện./.

Nơi nhận:
- UBND tỉnh Thanh Hóa;
- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Minh
"""
OURS = ("--xa", "Vĩnh Thông", "--tinh", "An Giang")
SAME = ("--xa", "Hoa Lộc", "--tinh", "Thanh Hóa")


class Run:
    """The command as typed, in a folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._capsys, self._monkeypatch = folder, capsys, monkeypatch

    def __call__(self, *arguments: object, code: int = 0) -> str:
        """What it says on stderr."""
        self._monkeypatch.chdir(self.folder)
        self._monkeypatch.setattr(sys, "argv", ["kehoach", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        said = self._capsys.readouterr()
        assert int(left.value.code or 0) == code, said.err
        assert "Traceback" not in said.err
        assert "Lỗi của chương trình" not in said.err
        if code == 2:
            assert "cách sửa: " in said.err or "xem cách dùng: " in said.err
        if arguments[0] == "rebase":
            assert said.out == ""
        return said.err

    def rebase(self, *arguments: object, code: int = 0) -> str:
        return self("rebase", *arguments, code=code)

    def refused(self, *arguments: object) -> str:
        """As :meth:`rebase`, of what cannot be done: nothing is written, nothing goes."""
        before = self.files()
        said = self.rebase(*arguments, code=2)
        assert self.files() == before
        return said

    def files(self) -> dict[str, bytes]:
        return {
            str(each.relative_to(self.folder)): each.read_bytes() for each in self.folder.rglob("*") if each.is_file()
        }

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    made = Run(tmp_path, capsys, monkeypatch)
    made.write("a.txt", TEXT)
    return made


def head(co_quan: str, mo_dau: str, text: str = TEXT) -> str:
    """The plan of another body."""
    text = text.replace("ỦY BAN NHÂN DÂN\nXÃ HOA LỘC", co_quan, 1)
    return text.replace("Ủy ban nhân dân xã Hoa Lộc, tỉnh Thanh Hóa", mo_dau)


def named(hoa: str, thuong: str, text: str = TEXT) -> str:
    """The plan of another commune, or of none."""
    return text.replace("HOA LỘC", hoa).replace("Hoa Lộc", thuong)


NO_ONE = head("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân xã").replace("xã Hoa Lộc", "xã").replace("Hoa Lộc, ", "")


def test_a_neighbours_plan_becomes_ours(run: Run) -> None:
    said = run.rebase("a.txt", *OURS, "-o", "ra.yaml", "--bao-cao", "r.json")
    assert "Đã ghi ra.yaml\nĐã ghi r.json\n" in said
    assert "a.txt: xã Hoa Lộc, tỉnh Thanh Hóa → phường Vĩnh Thông, tỉnh An Giang; năm 2026" in said
    made = run.read("ra.yaml")
    assert not re.search("Hoa Lộc|Thanh Hóa|Trần Văn Minh|'87'", made, re.IGNORECASE)
    assert "phục vụ Nhân dân phường Vĩnh Thông" in made
    assert {"thay", "can_xem", "con_sot"} <= set(json.loads(run.read("r.json")))
    assert run.read("a.txt") == TEXT
    assert sorted(run.files()) == ["a.txt", "ke-hoach.schema.json", "nguon-goc.yaml", "r.json", "ra.yaml"]


@pytest.mark.parametrize("kind", [".yaml", ".json", ".docx", ".txt"])
def test_sources_and_results_of_every_kind(run: Run, kind: str) -> None:
    source = f"nguon{kind}"
    run.rebase("a.txt", "--xa", "Hậu Lộc", "--tinh", "Thanh Hóa", "-o", source)
    said = run.rebase(source, *OURS, "-o", f"ra{kind}", "--bao-cao", "r.html")
    assert "xã Hậu Lộc, tỉnh Thanh Hóa → phường Vĩnh Thông" in said
    run(
        "render" if kind in (".yaml", ".json") else "import",
        f"ra{kind}",
        "-o",
        "x.txt" if kind in (".yaml", ".json") else "x.yaml",
    )
    text = run.read("x.txt" if kind in (".yaml", ".json") else "x.yaml")
    assert "Vĩnh Thông" in text
    assert not re.search("Hậu Lộc|Hoa Lộc|Thanh Hóa", text, re.IGNORECASE)


UNKNOWN = {
    "none": (NO_ONE, "đã thử tên cơ quan “Ủy ban nhân dân”"),
    "no document": ("Hôm nay trời đẹp.\n", "tên cơ quan (trống), địa danh (trống)"),
    "no such commune": (named("TÂN MẪU", "Tân Mẫu"), "đã thử “xã Tân Mẫu, Thanh Hóa”"),
    "school": (head("UBND XÃ HOA LỘC\nTRƯỜNG TIỂU HỌC HOA LỘC", "Trường Tiểu học Hoa Lộc"), "của Trường Tiểu học Hoa Lộc"),
    "department": (
        head("UBND TỈNH THANH HÓA\nSỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo").replace("Hoa Lộc", "Thanh Hóa"),
        "của Sở Giáo dục và Đào tạo, không phải của cơ quan cấp xã",
    ),
    "district": (
        head("UỶ BAN NHÂN DÂN\nHUYỆN HẬU LỘC", "Uỷ ban nhân dân huyện Hậu Lộc").replace("xã Hoa", "huyện Hậu"),
        "huyện Hậu Lộc, không phải của cơ quan cấp xã",
    ),
    "city": (
        head("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ THANH HÓA", "Ủy ban nhân dân thành phố Thanh Hóa").replace(
            "xã Hoa Lộc", "thành phố Thanh Hóa"
        ),
        "không phải của cơ quan cấp xã",
    ),
    "province": (
        head("UỶ BAN NHÂN DÂN\nTỈNH THANH HÓA", "Uỷ ban nhân dân tỉnh Thanh Hóa").replace("xã Hoa Lộc", "tỉnh Thanh Hóa"),
        "tỉnh Thanh Hóa, không phải của cơ quan cấp xã",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_source_of_no_commune(run: Run, name: str) -> None:
    text, words = UNKNOWN[name]
    run.write("b.txt", text)
    said = run.refused("b.txt", *OURS, "-o", "ra.yaml")
    assert "b.txt: " in said
    assert words in said
    assert "--tu-xa" in said


def test_the_user_says_whose_it_is(run: Run) -> None:
    run.write("b.txt", NO_ONE)
    said = run.refused("b.txt", *OURS, "-o", "ra.yaml", "--tu-xa", "Hoa Lôk", "--tu-tinh", "Thanh Hóa")
    assert "b.txt: --tu-xa: Không có đơn vị cấp xã nào tên “Hoa Lôk”" in said
    assert "gần nhất: xã Hoa Lộc" in said
    assert "5 nơi cùng tên" in run.refused("a.txt", *OURS, "-o", "ra.yaml", "--tu-xa", "Hòa Bình")
    assert "nơi cùng tên" in run.refused("a.txt", *OURS, "-o", "ra.yaml", "--tu-xa", "{{ 7 }}\x01")
    said = run.rebase("b.txt", *OURS, "-o", "ra.yaml", "--tu-xa", "hoa loc", "--tu-tinh", "38")
    assert "xã Hoa Lộc, tỉnh Thanh Hóa → phường Vĩnh Thông" in said
    # a commune of the time before July 2025
    run.rebase("b.txt", *OURS, "-o", "rb.yaml", "--tu-xa", "xã Liên Lộc", "--tu-tinh", "Thanh Hóa")
    # again: as then
    assert "ra.yaml giữ nguyên" in run.rebase("b.txt", "--lai", "-o", "ra.yaml", "--ghi-de")


def test_asked_at_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run.write("b.txt", NO_ONE)
    answers = iter(["Hoa Lôk", "Thanh Hóa", "Hoa Lộc", ""])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
    said = run.rebase("b.txt", *OURS, "-o", "ra.yaml")
    assert "Không rõ tệp nguồn là của xã nào" in said
    assert "Không có đơn vị cấp xã nào tên “Hoa Lôk”" in said
    assert "Đã ghi ra.yaml" in said


def test_left_by_ctrl_c(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run.write("b.txt", NO_ONE)
    before = run.files()

    def leave(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("click.prompt", leave)
    assert "Đã dừng." in run.rebase("b.txt", *OURS, "-o", "ra.yaml", code=130)
    monkeypatch.setattr(provenance, "make", leave)
    assert "Đã dừng." in run.rebase("a.txt", *OURS, "-o", "ra.yaml", code=130)
    assert run.files() == before


def test_both_wrong_are_told_at_once(run: Run) -> None:
    run.write("b.txt", NO_ONE)
    said = run.refused("b.txt", "--xa", "Vĩnh Thôgn", "-o", "ra.yaml")
    assert "“Vĩnh Thôgn”" in said
    assert "Không rõ tệp nguồn" in said


TARGETS = [
    (("--xa", "Vĩnh Thôgn", "--tinh", "An Giang"), ["gần nhất: phường Vĩnh Thông, tỉnh An Giang"]),
    (("--xa", "Tân Lập"), ["có 4 nơi cùng tên", "xã Tân Lập, tỉnh Quảng Trị"]),
    (("--xa", "xã Vĩnh Thông", "--tinh", "An Giang"), ["Không có xã Vĩnh Thông; có phường Vĩnh Thông"]),
    (("--xa", "Vĩnh Thông", "--tinh", "An Giangg"), ["gần nhất: tỉnh An Giang"]),
    (("--xa", "phường Cống Vị", "--tinh", "Hà Nội"), ["nay chia về", "phường Ngọc Hà", "phường Giảng Võ"]),
    (("--xa", "huyện Hậu Lộc", "--tinh", "Thanh Hóa"), ["Không có đơn vị cấp xã"]),
    (("--xa", "99999"), ["mã 5 chữ số"]),
    (("--xa", "  "), ["Thiếu tên xã"]),
    (("--xa", "{{ 7*7 }}<script>\x1b[31m"), ["Không có đơn vị cấp xã"]),
    (("--xa", "x" * 5000), ["Không có đơn vị cấp xã"]),
    ((), ["Chưa nói kế hoạch làm lại cho xã nào"]),
    (("--tinh", "An Giang"), ["Có tỉnh “An Giang” mà chưa có xã", "thêm --xa"]),
    ((*OURS, "--tu-tinh", "Cà Mau"), ["Có tỉnh “Cà Mau” mà chưa có xã", "thêm --tu-xa"]),
    (SAME, ["Nguồn và đích là một", "--nam 2027"]),
    ((*OURS, "--nam", "2024"), ["chỉ có từ 01/7/2025", "xem lại --nam"]),
    ((*OURS, "--nam", "20"), ["từ 1945 đến 2200"]),
    ((*OURS, "--nam", "abc"), ["--nam"]),
    ((*OURS, "--danh-muc", "khong-co"), ["khong-co"]),
    ((*OURS, "--lai"), ["Không có nguồn gốc của ra.yaml", "bỏ --lai"]),
    ((*OURS, "--theo-doi"), ["chỉ ghi được vào tệp .docx", "ra.docx"]),
]


@pytest.mark.parametrize(("arguments", "words"), TARGETS, ids=lambda each: " ".join(each)[:40])
def test_wishes_that_cannot_be(run: Run, arguments: tuple[str, ...], words: list[str]) -> None:
    said = run.refused("a.txt", *arguments, "-o", "ra.yaml")
    assert [each for each in words if each not in said] == []


def test_a_target_that_is_no_more(run: Run) -> None:
    said = run.rebase("a.txt", "--xa", "thị trấn Ba Chúc", "--tinh", "An Giang", "-o", "a.yaml")
    assert "Lưu ý: thị trấn Ba Chúc, An Giang không còn từ 01/7/2025; lấy đơn vị nay có: xã Ba Chúc" in said
    said = run.rebase("a.txt", "--xa", "xã Ea Bá", "--tinh", "Phú Yên", "-o", "b.yaml")
    assert "lấy đơn vị nay có: xã Ea Bá, tỉnh Đắk Lắk" in said


def test_years(run: Run) -> None:
    run.write("cu.txt", TEXT.replace("2026", "2024"))
    said = run.refused("cu.txt", *OURS, "-o", "ra.yaml")
    assert re.search(r"thêm --nam 20\d\d \(năm 2024 theo tệp nguồn\)", said)
    assert "năm 2024 → 2026" in run.rebase("cu.txt", *OURS, "--nam", "2026", "-o", "ra.yaml")
    assert "sau năm của tệp nguồn (2026) 173 năm: xem lại --nam" in run.rebase(
        "a.txt", *OURS, "--nam", "2199", "-o", "xa.yaml"
    )
    run.write("sau.txt", TEXT.replace("2026", "2027"))
    said = run.rebase("sau.txt", *OURS, "--nam", "2026", "-o", "truoc.yaml")
    assert "(2026) ở trước năm của tệp nguồn (2027)" in said


STATUS = """Phụ lục
DANH MỤC NHIỆM VỤ

TT\tTên nhiệm vụ\tĐơn vị chủ trì\tThời hạn\tTình trạng
1\tTập huấn kỹ năng số\tPhòng Văn hóa - Xã hội\tTháng 9/2026\tĐã hoàn thành
2\tNâng cấp trang thông tin\tVăn phòng\tTháng 10/2026\tĐang thực hiện 60%
3\tBáo cáo kết quả\tVăn phòng\tTháng 12/2026\t

Nơi nhận:"""


def test_next_years_plan_of_the_same_commune(run: Run) -> None:
    run.write("b.txt", TEXT.replace("Nơi nhận:", STATUS))
    said = run.rebase("b.txt", *SAME, "--nam", "2027", "-o", "ra.yaml", "--bao-cao", "r.json")
    assert "b.txt: xã Hoa Lộc, tỉnh Thanh Hóa; năm 2026 → 2027" in said
    assert "việc chưa xong năm trước (Đang thực hiện 60%): chuyển sang, xem lại thời hạn" in said
    assert "không rõ đã xong chưa: quyết định giữ hay bỏ" in said
    made = run.read("ra.yaml")
    assert "Tập huấn" not in made
    assert "Tình trạng" not in made
    assert "Nâng cấp trang thông tin" in made
    assert "xã Hoa Lộc trong năm 2027" in made
    assert "15/12/2027" in made
    assert "Tập huấn kỹ năng số" in run.read("r.json")


TWO = {
    "two letterheads": TEXT + "\n\n" + named("HẬU LỘC", "Hậu Lộc"),
    "another body": TEXT.replace("xã Hoa Lộc", "xã Hậu Lộc"),
    "of another province": TEXT.replace("xã Hoa Lộc", "xã Tân Hưng").replace("Thanh Hóa", "Cà Mau"),
    "our letterhead": TEXT.replace("XÃ HOA LỘC", "PHƯỜNG VĨNH THÔNG").replace("Hoa Lộc, ngày", "Vĩnh Thông, ngày"),
}


@pytest.mark.parametrize("name", TWO)
def test_two_communes_in_one_file(run: Run, name: str) -> None:
    run.write("b.txt", TWO[name])
    said = run.rebase("b.txt", *OURS, "-o", "ra.yaml")
    assert "tự nhận là của 2 nơi (xã Hoa Lộc" in said or "đầu tệp nguồn đã ghi phường Vĩnh Thông" in said
    assert "CÓ THỂ CÒN SÓT" not in said
    assert not re.search("Hoa Lộc|Hậu Lộc|Tân Hưng|Thanh Hóa|Cà Mau", run.read("ra.yaml"), re.IGNORECASE)


def test_last_years_own_plan_with_a_neighbours_name_left_in(run: Run) -> None:
    run.write("b.txt", TEXT.replace("trên địa bàn xã Hoa Lộc", "trên địa bàn xã Hậu Lộc").replace("Nơi nhận:", STATUS))
    said = run.rebase("b.txt", *SAME, "--nam", "2027", "-o", "ra.yaml")
    assert "tự nhận là của 2 nơi (xã Hoa Lộc, tỉnh Thanh Hóa; xã Hậu Lộc, tỉnh Thanh Hóa)" in said
    made = run.read("ra.yaml")
    assert not re.search("Hậu Lộc|Tập huấn", made)
    assert "Trần Văn Minh" in made
    assert "Tình trạng" not in made


def test_a_neighbours_signature(run: Run) -> None:
    run.write("b.txt", TEXT.replace("TM. ỦY BAN NHÂN DÂN", "TM. UBND XÃ HẬU LỘC"))
    assert "tự nhận là của 2 nơi" in run.rebase("b.txt", *OURS, "-o", "ra.txt")
    assert "HẬU LỘC" not in run.read("ra.txt")


def test_a_neighbour_that_is_only_mentioned_stays(run: Run) -> None:
    words = "Phối hợp với UBND xã Hậu Lộc tổ chức hội thảo; các thôn phối hợp"
    run.write("b.txt", TEXT.replace("Các thôn phối hợp", words))
    said = run.rebase("b.txt", *OURS, "-o", "ra.yaml")
    assert "2 nơi" not in said
    assert "UBND xã Hậu Lộc" in run.read("ra.yaml")


@pytest.mark.parametrize("blank", ["........", "…………", "______", "[[tên xã]]", "(tên xã)"])
def test_a_model_plan_with_the_name_left_blank(run: Run, blank: str) -> None:
    run.write("b.txt", named(blank.upper(), blank))
    said = run.rebase("b.txt", *OURS, "-o", "ra.txt")
    assert "xã (tên để trống), tỉnh Thanh Hóa → phường Vĩnh Thông" in said
    made = run.read("ra.txt")
    assert "PHƯỜNG VĨNH THÔNG" in made
    assert "Ủy ban nhân dân phường Vĩnh Thông, tỉnh An Giang ban hành" in made
    assert not re.search("Thanh Hóa|tên xã", made)


def test_no_plan_is_told(run: Run) -> None:
    run.write("q.txt", TEXT.replace("KẾ HOẠCH\nTri", "QUYẾT ĐỊNH\nVề việc tri").replace("KH-UBND", "QĐ-UBND"))
    assert "Lưu ý: tệp nguồn là quyết định, có lẽ không phải kế hoạch" in run.rebase("q.txt", *OURS, "-o", "q.yaml")
    run.write("t.txt", TEXT.replace("KẾ HOẠCH\nTriển", "V/v triển").replace("KH-UBND", "UBND-VHXH"))
    assert "Lưu ý: tệp nguồn không ghi tên loại KẾ HOẠCH" in run.rebase("t.txt", *OURS, "-o", "t.yaml")


UNREADABLE = {
    "khong-co.txt": None, "trong.txt": b"", "trong.docx": b"", "hong.docx": b"PK\x03\x04" + b"\x00" * 200,
    "nhi-phan.txt": bytes(range(256)) * 40, "sai.yaml": b"a: [", "khac.yaml": b"a: 1\n", "sai.json": b"{", "loi.docx": b'{"loi": 1}',
    "cu.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_sources_that_cannot_be_read(run: Run, name: str) -> None:
    data = UNREADABLE[name]
    if data is not None:
        (run.folder / name).write_bytes(data)
    assert name in run.refused(name, *OURS, "-o", "ra.yaml")


def test_a_folder_as_source(run: Run) -> None:
    (run.folder / "co").mkdir()
    assert "thư mục" in run.refused("co", *OURS, "-o", "ra.yaml")


OUTPUTS = [
    (("-o", "a.txt"), "trùng với tệp nguồn"),
    (("-o", "a.txt", "--ghi-de"), "trùng với tệp nguồn"),
    (("-o", "./cu/../a.txt", "--ghi-de"), "trùng với tệp nguồn"),
    (("-o", "cu/co.yaml"), "không ghi đè"),
    (("-o", "khong/ra.yaml"), "Chưa có thư mục"),
    (("-o", "cu.yaml"), "thư mục"),
    (("-o", "nguon-goc.yaml", "--ghi-de"), "dành cho tệp ghi nguồn gốc"),
    (("-o", "Nguon-Goc.YAML"), "dành cho tệp ghi nguồn gốc"),
    (("-o", "ke-hoach.schema.json", "--ghi-de"), "dành cho lược đồ"),
    (("-o", "ra.doc"), "đuôi “.doc”"),
    (("-o", "ra"), "đuôi trống"),
    (("-o", "d" * 300 + ".yaml"), "quá dài"),
    (("-o", "ra.json", "--bao-cao", "ra.json"), "Báo cáo trùng tên với kết quả"),
    (("-o", "ra.json", "--bao-cao", "cu/../ra.json"), "Báo cáo trùng tên với kết quả"),
    (("-o", "ra.yaml", "--bao-cao", "ke-hoach.schema.json"), "dành cho lược đồ"),
    (("-o", "ra.yaml", "--bao-cao", "r.txt"), "đặt tên r.html"),
    (("-o", "ra.yaml", "--bao-cao", "khong/r.html"), "Chưa có thư mục"),
    (("-o", "ra.yaml", "--bao-cao", "cu/co.html"), "không ghi đè"),
    (("-o", "ra.docx", "--theo-doi"), "khi tệp nguồn là .docx"),
    (("-o", "ra.docx", "--theo-doi", "--lai"), "bỏ --theo-doi, hoặc bỏ --lai"),
    ((), "thêm -o a-moi.yaml"),
    (("-o", "ra.yaml", "thừa"), "thừa tham số"),
]


@pytest.mark.parametrize(("arguments", "words"), OUTPUTS, ids=lambda each: " ".join(each)[:40])
def test_results_that_cannot_be_written(run: Run, arguments: tuple[str, ...], words: str) -> None:
    for folder in ("cu", "cu.yaml"):
        (run.folder / folder).mkdir()
    for name in ("cu/co.yaml", "cu/co.html"):
        run.write(name, "của người dùng")
    assert words in run.refused("a.txt", *OURS, *arguments)


def test_a_folder_that_may_not_be_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda _, mode: mode != os.W_OK)
    assert "Không có quyền ghi" in run.refused("a.txt", *OURS, "-o", "ra.yaml")


def test_a_source_that_may_not_be_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr("os.access", lambda _, mode: mode != os.R_OK)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "a.txt: Không đọc được tệp (không có quyền)" in run.rebase("a.txt", *OURS, "-o", "ra.yaml", code=2)


def test_nothing_is_written_when_the_record_cannot_be(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = run.write("nguon-goc.yaml.khoa", "")
    monkeypatch.setattr(provenance, "WAIT", 0.05)
    assert "nguon-goc.yaml.khoa" in run.refused("a.txt", *OURS, "-o", "ra.yaml", "--bao-cao", "r.html")
    lock.unlink()
    monkeypatch.setattr("kehoach.model.yaml_reader.MAX_BYTES", 500)
    assert "quá lớn" in run.refused("a.txt", *OURS, "-o", "ra.yaml", "--bao-cao", "r.html")


def test_nothing_is_written_when_the_report_fails(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise KehoachError(Problem("X", "hỏng", "cách sửa"))

    monkeypatch.setattr(rebasing, "rebase_report", fail)
    run.refused("a.txt", *OURS, "-o", "ra.yaml", "--bao-cao", "r.html")


def test_the_record_is_written_after_the_result(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes, overwrite: bool = False) -> None:
        if path.name == "ra.yaml":
            raise KehoachError(Problem("TEP08", "đĩa đầy", "giải phóng đĩa"))
        write_bytes(path, data, overwrite)

    monkeypatch.setattr(rebasing, "write_bytes", full)
    run.refused("a.txt", *OURS, "-o", "ra.yaml")


def test_a_report_that_fails_last_says_what_is_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes, overwrite: bool = False) -> None:
        if path.name == "r.html":
            raise KehoachError(Problem("TEP08", "đĩa đầy", "giải phóng đĩa"))
        write_bytes(path, data, overwrite)

    monkeypatch.setattr(rebasing, "write_bytes", full)
    said = run.rebase("a.txt", *OURS, "-o", "ra.yaml", "--bao-cao", "r.html", code=2)
    assert "đĩa đầy; kết quả ra.yaml thì đã ghi xong" in said
    assert "nguon-goc.yaml" in run.files()


HOSTILE = (
    TEXT.replace("Nâng cao", '{{ 7*7 }} {% for x in y %} [[ chèn ]] <script>alert(1)</script> & "x" {# c #} Nâng cao')
    .replace("Trần Văn Minh", "{{ ho_ten }}")
    .replace("Các thôn phối hợp", "Các \x00 thôn \x08 \u202e phối \ufffe hợp ]] [[ }} {{ phối hợp")
)


@pytest.mark.parametrize("kind", [".yaml", ".docx", ".txt"])
def test_hostile_words(run: Run, kind: str) -> None:
    run.write("{{ x }} <b>.txt", HOSTILE)
    out = "{% if %}" + kind
    run.rebase("{{ x }} <b>.txt", *OURS, "-o", out, "--bao-cao", "r.html")
    assert not re.search("<script>|<b>.txt", run.read("r.html"))
    run("import" if kind != ".yaml" else "render", out, "-o", "x.yaml" if kind != ".yaml" else "x.txt")
    text = run.read("x.yaml" if kind != ".yaml" else "x.txt")
    assert "{{ 7*7 }} {% for x in y %} [[ chèn ]] <script>alert(1)</script>" in " ".join(text.split())
    said = run.rebase("{{ x }} <b>.txt", "--lai", "-o", out, "--ghi-de")
    assert f"{out} giữ nguyên" in said


def word_file(run: Run) -> Path:
    """A foreign Word file."""
    document = Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    path = run.folder / "a.docx"
    document.save(str(path))
    return path


def test_tracked_in_the_word_file(run: Run) -> None:
    source = word_file(run).read_bytes()
    run.rebase("a.docx", *OURS, "-o", "ra.docx", "--theo-doi")
    assert (run.folder / "a.docx").read_bytes() == source
    xml = str(Document(str(run.folder / "ra.docx")).element.xml)
    assert "w:ins " in xml
    assert "w:del " in xml
    run("import", "ra.docx", "-o", "x.yaml")
    assert not re.search("Hoa Lộc|Thanh Hóa", run.read("x.yaml"), re.IGNORECASE)


NEWER = TEXT.replace("2. Các thôn phối hợp", "2. Công an xã bảo đảm an ninh mạng.\n3. Các thôn phối hợp")
CLASH = NEWER.replace("chủ động thực hiện", "chủ động thực hiện nghiêm túc")


def test_again_into_a_plan_edited_since(run: Run) -> None:
    run.write("b.txt", NEWER)
    run.write("c.txt", CLASH)
    run.rebase("a.txt", *OURS, "-o", "ra.yaml")
    edited = run.read("ra.yaml").replace("chủ động thực hiện", "chủ động, tích cực thực hiện")
    run.write("ra.yaml", edited)
    assert "thêm --ghi-de" in run.refused("b.txt", "--lai", "-o", "ra.yaml")
    said = run.rebase("b.txt", "--lai", "-o", "ra.yaml", "--ghi-de")
    assert "1 chỗ đã đưa vào" in said
    made = run.read("ra.yaml")
    assert "Công an phường bảo đảm an ninh mạng." in made
    assert "chủ động, tích cực thực hiện" in made
    said = run.rebase("b.txt", "--lai", "-o", "ra.yaml", "--ghi-de")
    assert "ra.yaml giữ nguyên" in said
    assert "không có gì mới" in said
    assert run.read("ra.yaml") == made
    # both sides changed the same words
    said = run.rebase("c.txt", "--lai", "-o", "ra.yaml", "--ghi-de", "--bao-cao", "r.json", code=1)
    assert "nguồn mới: Các tổ dân phố trên địa bàn phường Vĩnh Thông chủ động thực hiện nghiêm túc." in said
    assert "của mình:  Các tổ dân phố trên địa bàn phường Vĩnh Thông chủ động, tích cực thực hiện." in said
    assert "nghiêm túc" in run.read("r.json")
    assert run.read("ra.yaml") == made
    run.rebase("c.txt", "--lai", "-o", "ra.yaml", "--ghi-de")
    assert run.read("ra.yaml") == made
    # for another commune: no
    assert "Lần trước ra.yaml làm cho phường Vĩnh Thông" in run.refused(
        "b.txt", *SAME, "--lai", "-o", "ra.yaml", "--ghi-de"
    )


def test_again_keeps_comments_and_formatting(run: Run) -> None:
    run.write("b.txt", NEWER)
    run.rebase("a.txt", *OURS, "-o", "ra.yaml")
    noted = run.read("ra.yaml").replace("mo_dau:", "# ghi chú của tôi\nmo_dau:")
    run.write("ra.yaml", noted)
    run.rebase("a.txt", "--lai", "-o", "ra.yaml", "--ghi-de")
    assert run.read("ra.yaml") == noted
    assert "bản trước giữ ở ra-truoc.yaml" in run.rebase("b.txt", "--lai", "-o", "ra.yaml", "--ghi-de")
    assert run.read("ra-truoc.yaml") == noted
    run.rebase("a.txt", *OURS, "-o", "ra.docx")
    path = run.folder / "ra.docx"
    document = Document(str(path))
    for paragraph in document.paragraphs:
        for piece in paragraph.runs:
            piece.text = piece.text.replace("chủ động", "chủ động, tích cực")
    document.save(str(path))
    before = path.read_bytes()
    assert "bản trước giữ ở ra-truoc.docx" in run.rebase("b.txt", "--lai", "-o", "ra.docx", "--ghi-de")
    assert (run.folder / "ra-truoc.docx").read_bytes() == before
    words = "\n".join(each.text for each in Document(str(path)).paragraphs)
    assert "chủ động, tích cực thực hiện" in words
    assert "Công an phường bảo đảm an ninh mạng" in words
    after = path.read_bytes()
    run.rebase("b.txt", "--lai", "-o", "ra.docx", "--ghi-de")
    assert path.read_bytes() == after


def test_again_without_a_sound_record(run: Run) -> None:
    run.rebase("a.txt", *OURS, "-o", "ra.yaml")
    record = run.read("nguon-goc.yaml")
    for text, words in ((f"{record}# của tôi\n", "đã bị sửa tay"), ("rác: [", "Tệp nguồn gốc hỏng")):
        run.write("nguon-goc.yaml", text)
        assert words in run.refused("a.txt", "--lai", "-o", "ra.yaml", "--ghi-de")
        assert words in run.refused("a.txt", *OURS, "-o", "moi.yaml")
    run.write("nguon-goc.yaml", record)
    run.write("ra.yaml", "hỏng: [")
    assert "ra.yaml" in run.refused("a.txt", "--lai", "-o", "ra.yaml", "--ghi-de")
    (run.folder / "ra.yaml").unlink()
    assert "Chưa có tệp này" in run.refused("a.txt", "--lai", "-o", "ra.yaml", "--ghi-de")
