"""Drafting: every khung for any commune is a plan that reads back, names its units by type and date, and invents nothing."""

import pytest

from kehoach import api
from kehoach.catalog.load import danh_muc
from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import load_text
from kehoach.model.yaml_writer import to_yaml
from kehoach.problems import ExitCode, KehoachError

CATALOG = danh_muc()
ANSWERS = {
    "phat-dong-thi-dua": {"phong_trao": "Mỗi người một sáng kiến"},
    "trien-khai-phong-trao": {"phong_trao": "Mỗi người một sáng kiến"},
    "thuc-hien-nghi-quyet-nam": {},
    "chuyen-doi-so-nam": {},
    "de-an-06-nam": {},
    "cai-cach-hanh-chinh-nam": {},
    "binh-dan-hoc-vu-so": {},
}
"""What each khung cannot do without."""


def _draft(
    khung: str, more: dict[str, str] | None = None, xa: str = "Hoa Lộc", tinh: str = "Thanh Hóa", nam: int = 2026
) -> KeHoach:
    return api.draft(khung, xa, tinh, nam, answers=ANSWERS[khung] | (more or {})).ke_hoach


def _text(plan: KeHoach) -> str:
    return plan.model_dump_json()


@pytest.mark.parametrize("khung", sorted(ANSWERS))
def test_reads_back(khung: str) -> None:
    plan = _draft(khung)
    assert load_text(to_yaml(plan), KeHoach) == plan


@pytest.mark.parametrize("khung", sorted(ANSWERS))
@pytest.mark.parametrize(
    ("xa", "tinh", "there", "not_there"),
    [
        (
            "Hoa Lộc",
            "Thanh Hóa",
            ["xã Hoa Lộc", "các thôn", "Phòng Kinh tế"],
            ["phường", "Hạ tầng và Đô thị", "Công chức Văn hóa"],
        ),
        (
            "Vĩnh Thông",
            "An Giang",
            ["phường Vĩnh Thông", "các tổ dân phố", "Phòng Kinh tế, Hạ tầng và Đô thị"],
            ["các thôn"],
        ),
        ("Côn Đảo", "Hồ Chí Minh", ["đặc khu Côn Đảo", "Ủy ban nhân dân đặc khu Côn Đảo"], ["xã Côn Đảo", "phường"]),
    ],
)
def test_bodies_are_named_by_type(khung: str, xa: str, tinh: str, there: list[str], not_there: list[str]) -> None:
    text = _text(_draft(khung, None, xa, tinh))
    assert [word for word in there if word not in text] == []
    assert [word for word in not_there if word in text] == []


def test_before_the_two_tiers() -> None:
    plan = _draft("phat-dong-thi-dua", {"ngay": "2025-06-13", "den": "2030"}, "Hòa Phong", "Hưng Yên", 2025)
    text = _text(plan)
    assert plan.xa is not None
    assert plan.xa.huyen == "thị xã Mỹ Hào"
    assert "Công chức Văn hóa - Xã hội xã" in text
    assert "Phòng Văn hóa - Xã hội" not in text
    assert plan.ngay.chu() == "ngày 13 tháng 6 năm 2025"


def test_local_name_of_a_unit() -> None:
    plan = _draft("trien-khai-phong-trao", {"don_vi.tt_dvc": "Trung tâm Dịch vụ sự nghiệp công"})
    assert "Trung tâm Dịch vụ sự nghiệp công" in _text(plan)
    assert "Trung tâm Cung ứng" not in _text(plan)


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        ({"nguoi_ky": "chu_tich"}, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ({"nguoi_ky": "pho_chu_tich"}, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ({"nguoi_ky": "quyen_chu_tich"}, ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
        ({"nguoi_ky": "chu_tich", "thay_mat": "khong"}, ["CHỦ TỊCH"]),
        ({"nguoi_ky": "pho_chu_tich", "thay_mat": "khong"}, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    ],
)
def test_signatures(answers: dict[str, str], lines: list[str]) -> None:
    chu_ky = _draft("phat-dong-thi-dua", answers).chu_ky
    assert chu_ky is not None
    assert [*chu_ky.quyen_han, chu_ky.chuc_vu] == lines
    assert chu_ky.ho_ten == "[[Họ và tên người ký]]"


def test_what_nobody_knows_is_asked_never_invented() -> None:
    plan = _draft("trien-khai-phong-trao", None, "Xuân Trường", "Cao Bằng")
    assert "[[Kế hoạch của Ủy ban nhân dân tỉnh Cao Bằng" in _text(plan)
    assert plan.so == ""
    unverified = {each.so_ky_hieu for each in CATALOG.van_ban.values() if each.tin_cay != "xac_minh"}
    for khung in ANSWERS:
        for base in _draft(khung).can_cu:
            assert base.so_ky_hieu not in unverified, base


def test_what_a_user_types_stays_literal() -> None:
    plan = _draft("phat-dong-thi-dua", {"phong_trao": "{{ 7*7 }} & <x> {% raw %}"})
    assert "{{ 7*7 }} & <x> {% raw %}" in plan.trich_yeu


def test_a_recipient_named_twice_stands_once() -> None:
    plan = _draft("phat-dong-thi-dua", {"phong_trao": "x", "noi_nhan": "to_cnscd, to_cnscd"})
    assert [each.id for each in plan.noi_nhan] == ["gui.to-cnscd"]


def test_law_as_of_the_date() -> None:
    before = {each.id for each in _draft("thuc-hien-nghi-quyet-nam", {"ngay": "2026-06-30"}).can_cu}
    after = {each.id for each in _draft("thuc-hien-nghi-quyet-nam", {"ngay": "2026-07-01"}).can_cu}
    assert "can-cu.l148" not in before
    assert "can-cu.l67" not in after


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({"khung": "phat-dong"}, "phat-dong-thi-dua"),
        ({"linh_vuc": ["ha-tang-so", "ha-tang"]}, "Không có lĩnh vực “ha-tang”"),
        ({"answers": {}}, "Thiếu “phong_trao”"),
        ({"answers": {"phong_trao": "x", "phog_trao": "y"}}, "không hỏi “phog_trao”"),
        ({"answers": {"phong_trao": "x", "nguoi_ky": "bi_thu"}}, "không nhận “bi_thu”"),
        ({"answers": {"phong_trao": "x", "ngay": "2026-02-30"}}, "Ngày “2026-02-30”"),
        ({"answers": {"phong_trao": "x", "ngay": "30/02/2026"}}, "Ngày “30/02/2026”"),
        ({"answers": {"phong_trao": "x", "tu": "2030", "den": "2026"}}, "ngược"),
        ({"answers": {"phong_trao": "x", "tu": "năm nay"}}, "cần một năm"),
        ({"answers": {"phong_trao": "x", "can_cu": "khong-co"}}, "Không có văn bản “khong-co”"),
        ({"answers": {"phong_trao": "x", "noi_nhan": "khong-co"}}, "Không có nơi nhận"),
        ({"xa": "Hòa Phong", "tinh": "Hưng Yên"}, "Thượng Hồng"),
        ({"xa": "Xuân Trường", "tinh": None}, "Cao Bằng"),
        ({"xa": "Vĩnh Thông", "tinh": None}, "An Giang"),
        ({"xa": "Không Có Đâu", "tinh": "Thanh Hóa"}, ""),
        ({"xa": "Hoa Lộc", "tinh": "Thanh Hoà Bình"}, ""),
    ],
)
def test_bad_input(call: dict[str, object], words: str) -> None:
    asked: dict[str, object] = {
        "khung": "phat-dong-thi-dua",
        "xa": "Hoa Lộc",
        "tinh": "Thanh Hóa",
        "nam": 2026,
        "answers": {"phong_trao": "x"},
    }
    with pytest.raises(KehoachError) as caught:
        api.draft(**(asked | call))  # type: ignore[arg-type]
    assert words in str(caught.value)
    assert caught.value.exit_code == ExitCode.CANNOT_RUN


def test_all_faults_at_once() -> None:
    with pytest.raises(KehoachError) as caught:
        api.draft("khong-co", "Không Có Đâu", None, 2026, ["cung-khong"])
    assert len(caught.value.problems) == 3
