"""Years of a plan, made those of another year: sentences, tables, whole drafts there and back."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from drafts import draft

from kehoach.model.chuyen import LoaiThay
from kehoach.rebase.nam import nam
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.thoi_gian import thoi_gian
from kehoach.text.citations import find_citations
from kehoach.writers.txt import to_txt
from rebase.ap_dung import ap_dung, ho_so

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("nam.yaml").read_text(encoding="utf-8"))
PLAN = """\
ỦY BAN NHÂN DÂN
XÃ AN BÌNH

Số: 12/KH-UBND

An Bình, {ngay}

KẾ HOẠCH

{tieu_de}

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;

Ủy ban nhân dân xã An Bình ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

Nâng cao chất lượng phục vụ người dân trên địa bàn xã.

II. NHIỆM VỤ

{cau}

Các đơn vị chủ động phối hợp thực hiện.

III. TỔ CHỨC THỰC HIỆN

Các phòng, đơn vị chủ động thực hiện Kế hoạch này./.

Nơi nhận:
- Các đơn vị;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Bình
"""


def plan(case: dict[str, Any]) -> str:
    year = case.get("nam", 2025)
    return PLAN.format(
        ngay=case.get("ngay", f"ngày 06 tháng 01 năm {year}"),
        tieu_de=case.get("tieu_de", f"Chuyển đổi số trên địa bàn xã An Bình năm {year}"),
        cau=case["cau"],
    )


def looked_at(found: list[Thay | Xem]) -> set[str]:
    return {each.trich if isinstance(each, Xem) else each.moi for each in found if isinstance(each, Xem) or each.xem}


@pytest.mark.parametrize("case", CASES, ids=[case["cau"] for case in CASES])
def test_a_sentence(case: dict[str, Any]) -> None:
    text = plan(case)
    new = case.get("moi_nam", case.get("nam", 2025) + 1)
    before = ho_so(text)
    assert any(each.text in case["cau"] for each in before.than)
    found = list(nam(before, new))
    made = ap_dung(text, found)
    assert case.get("moi", case["cau"]) in made
    own = [each for each in found if each.dong.text in case["cau"]]
    assert all(each.loai is LoaiThay.NAM for each in found)
    if case.get("giu"):
        assert own == []
    assert looked_at(own) == ({case["xem"]} if "xem" in case else set())
    moved = dated(made, before.ke_hoach.nam + new - thoi_gian(before).nam)
    assert not [each for each in nam(ho_so(moved), new) if isinstance(each, Thay)]


def dated(text: str, year: int) -> str:
    """The plan with the year of its date line made another: a colleague of the finder does that."""
    return re.sub(r"(?m)^([^\n,;:]+, ngày .{0,24}năm )20\d\d$", rf"\g<1>{year}", text, count=1)


TABLE = """\
Phụ lục
NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2025
(Kèm theo Kế hoạch số 12/KH-UBND ngày 06/01/2025 của Ủy ban nhân dân xã An Bình về chuyển đổi số năm 2025)

TT\tNội dung nhiệm vụ\tChủ trì\tPhối hợp\tKết quả\tKinh phí\tThời gian
1\tXây dựng Kế hoạch năm 2025\tPhòng Kinh tế\tCác thôn\tKế hoạch\t2025\tTháng 9/2025
2\tMở lớp tập huấn\tPhòng Kinh tế\tCác thôn\tBáo cáo\t\t2025
3\tSơ kết\tPhòng Kinh tế\tCác thôn\tBáo cáo\t\tQuý IV/2025 và thường xuyên
4\tSố hóa hồ sơ\tPhòng Kinh tế\tCác thôn\tBáo cáo\t\t2025 - 2026
"""


def test_an_annex_moves_with_its_plan_but_not_its_number_and_sums() -> None:
    text = plan({"cau": "Xem Phụ lục."}) + "\n" + TABLE
    found = list(nam(ho_so(text), 2026))
    made = ap_dung(text, found)
    assert "NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2026\n" in made
    assert "số 12/KH-UBND ngày 06/01/2025 của Ủy ban nhân dân xã An Bình về chuyển đổi số năm 2026)" in made
    assert "1\tXây dựng Kế hoạch năm 2026\tPhòng Kinh tế\tCác thôn\tKế hoạch\t2025\tTháng 9/2026\n" in made
    assert "Báo cáo\t\t2026\n" in made
    assert "Quý IV/2026 và thường xuyên" in made
    assert "2026 - 2027" in made
    assert looked_at(found) == {"2026 - 2027"}


def test_columns_of_years_move_and_last_years_figures_are_shown() -> None:
    table = (
        "Phụ lục\nCHỈ TIÊU NĂM 2025\n\n"
        "TT\tChỉ tiêu\tĐơn vị tính\tTH 2024\tKH 2025\n1\tTỷ lệ chữ ký số\t%\t20\t35\n2\tHộ dùng Internet\tHộ\t2025\t2025\n"
    )
    text = plan({"cau": "Xem Phụ lục."}) + "\n" + table
    found = list(nam(ho_so(text), 2026))
    made = ap_dung(text, found)
    assert "TT\tChỉ tiêu\tĐơn vị tính\tTH 2024\tKH 2026\n" in made
    assert "Hộ\t2025\t2025\n" in made
    assert looked_at(found) == {"2024"}


def test_the_plans_own_number_and_date_are_left_to_others() -> None:
    found = list(nam(ho_so(plan({"cau": "Làm ngay."})), 2026))
    assert [each.dong.vai.value for each in found] == ["trich_yeu"]


def test_a_basis_of_the_old_year_is_shown_once() -> None:
    text = plan({"cau": "Làm ngay."}).replace(
        "Căn cứ Luật",
        "Căn cứ Kế hoạch số 3/KH-UBND ngày 02/01/2025 của UBND tỉnh Lào Cai về chuyển đổi số năm 2025 (trước ngày 30/9/2025);\n\n"
        "Căn cứ Chương trình công tác năm 2025 của UBND tỉnh;\n\nCăn cứ Luật",
    )
    found = [each for each in nam(ho_so(text), 2026) if each.dong.vai.value == "can_cu"]
    assert [each.trich for each in found if isinstance(each, Xem)] == [
        "Kế hoạch số 3/KH-UBND ngày 02/01/2025 của UBND tỉnh Lào Cai", "năm 2025",
    ]  # fmt: skip
    assert all(
        isinstance(each, Xem) and each.ly_do == "văn bản của năm cũ: tìm văn bản tương ứng năm 2026" for each in found
    )


@pytest.mark.parametrize("number", range(60))
def test_a_draft_goes_to_the_next_year_and_back(number: int) -> None:
    text = to_txt(draft(number)[0])
    before = ho_so(text)
    year = before.ke_hoach.nam
    found = list(nam(before, year + 1))
    assert any(isinstance(each, Thay) for each in found) or "giai đoạn" in text
    for each in found:
        if isinstance(each, Thay):
            cited = [hit.span for hit in find_citations(each.dong.text)]
            assert not any(start < each.cuoi and each.dau < end for start, end in cited), each.tu
            assert "[[" not in each.tu
    forward = dated(ap_dung(text, found), year + 1)
    after = ho_so(forward)
    assert not [each for each in nam(after, year + 1) if isinstance(each, Thay)]
    assert dated(ap_dung(forward, nam(after, year)), year) == text
