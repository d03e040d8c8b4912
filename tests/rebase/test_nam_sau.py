"""Next year's plan from this year's: the same commune, another year; finished tasks go, the others are carried over."""

from pathlib import Path

import pytest

from kehoach import api
from kehoach.api.rebasing import TuyChonChuyen
from kehoach.problems import KehoachError

PLAN = """ỦY BAN NHÂN DÂN
XÃ HOA LỘC

Số: 87/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Hoa Lộc, ngày 15 tháng 01 năm 2026

KẾ HOẠCH

Cải cách hành chính năm 2026 trên địa bàn xã Hoa Lộc

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

Căn cứ Kế hoạch số 210/KH-UBND ngày 25/12/2025 của Ủy ban nhân dân tỉnh Thanh Hóa về cải cách hành chính năm 2026;

Ủy ban nhân dân xã Hoa Lộc ban hành Kế hoạch cải cách hành chính năm 2026 như sau:

I. MỤC ĐÍCH, YÊU CẦU

Nâng cao sự hài lòng của người dân; khắc phục hạn chế của năm 2025.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa - Xã hội báo cáo trước ngày 15/12/2026, gửi Sở Nội vụ./.

Nơi nhận:

- UBND tỉnh (b/c);
- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Minh

Phụ lục: DANH MỤC NHIỆM VỤ NĂM 2026
(Kèm theo Kế hoạch số 87/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân xã Hoa Lộc)

TT\tTên nhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tKết quả\tDự kiến kinh phí (triệu đồng)\tThời gian hoàn thành\tTình trạng
1\tRà soát thủ tục hành chính\tVăn phòng HĐND và UBND\tCông an xã\tBáo cáo\t\tTháng 3/2026\tĐã hoàn thành
2\tSố hóa hồ sơ lưu trữ\tVăn phòng HĐND và UBND\tCông an xã\tHồ sơ số\t\tTháng 9/2026\tĐang thực hiện
3\tĐào tạo kỹ năng số\tPhòng Văn hóa - Xã hội\tCác thôn\tLớp học\t\tTháng 11/2026\tChưa thực hiện
"""


@pytest.fixture
def last_year(tmp_path: Path) -> Path:
    path = tmp_path / "nam-nay.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def _next(path: Path, nam: int | None = 2027) -> api.KetQuaRebase:
    return api.rebase(path, path.with_name("nam-sau.yaml"), TuyChonChuyen("Hoa Lộc", "Thanh Hóa", nam))


def test_periods_and_deadlines_roll_forward(last_year: Path) -> None:
    plan = _next(last_year).ke_hoach
    assert plan.trich_yeu == "Cải cách hành chính năm 2027 trên địa bàn xã Hoa Lộc"
    assert (plan.nam, plan.so, plan.ngay.iso()) == (2027, "", "2027")
    assert "15/12/2027" in str(plan.model_dump())
    assert plan.phu_luc[0].tieu_de == "DANH MỤC NHIỆM VỤ NĂM 2027"
    assert "87" not in plan.phu_luc[0].kem_theo
    assert plan.chu_ky is not None
    assert plan.chu_ky.ho_ten == "Trần Văn Minh"


def test_unfinished_tasks_are_carried_over_and_told(last_year: Path) -> None:
    made = _next(last_year)
    tasks = made.ke_hoach.phu_luc[0].nhiem_vu
    assert [(each.ten, each.thoi_han) for each in tasks] == [
        ("Số hóa hồ sơ lưu trữ", "Tháng 9/2027"),
        ("Đào tạo kỹ năng số", "Tháng 11/2027"),
    ]
    assert [each.trich for each in made.bao_cao.can_xem if each.loai == "nhiem_vu"] == [each.ten for each in tasks]
    assert [each.tu for each in made.bao_cao.thay if each.loai == "nhiem_vu"] == ["Rà soát thủ tục hành chính"]


def test_what_needs_a_decision_is_listed(last_year: Path) -> None:
    told = [each.trich for each in _next(last_year).bao_cao.can_xem]
    assert any("210/KH-UBND" in each for each in told), told
    assert any("2025" in each and "210" not in each for each in told), told


def test_the_same_commune_and_year_is_refused(last_year: Path) -> None:
    for nam in (None, 2026):
        with pytest.raises(KehoachError) as error:
            _next(last_year, nam)
        assert error.value.problems[0].code == "RB03"
        assert "--nam 2027" in error.value.problems[0].mend
    assert not last_year.with_name("nam-sau.yaml").exists()
