"""Each operation: what it does to a plan, and what it refuses in which words."""

from typing import Any

import pytest

from kehoach import api
from kehoach.model.numbers import danh_so
from kehoach.model.plan import Bang, ChiTieu, KeHoach, Muc, NhanManh, NhiemVu, PhuLuc
from kehoach.problems import KehoachError
from kehoach.text.numbering import Kieu


def _muc(ma: str, cap: str, *children: Muc, **more: Any) -> Muc:
    return Muc(id=ma, cap=Kieu(cap), tieu_de=ma.upper(), muc=list(children), **more)


@pytest.fixture
def plan(ke_hoach: KeHoach) -> KeHoach:
    """I (1 (a, b), 2), II (1 (- -)); a table below 2; two annexes."""
    ke_hoach.muc = [
        _muc("i", "I", _muc("i1", "1", _muc("i1a", "a"), _muc("i1b", "a")), _muc("i2", "1", bang=_bang())),
        _muc("ii", "I", _muc("ii1", "1", _muc("g1", "-"), _muc("g2", "-"))),
    ]
    ke_hoach.phu_luc = [
        PhuLuc(id="pl-ct", tieu_de="Chỉ tiêu", chi_tieu=[ChiTieu(id="ct1", ten="Tỷ lệ hồ sơ", nhom="Chính quyền số")]),
        PhuLuc(id="pl-nv", tieu_de="Nhiệm vụ", nhiem_vu=[NhiemVu(id="nv1", ten="Tập huấn")]),
    ]
    return ke_hoach


def _bang() -> Bang:
    return Bang(cot=["A", "B"], hang=[["1", "2"], ["3", "4"]])


def _shape(plan: KeHoach) -> str:
    return " ".join(f"{'.' * each.sau}{each.so}{each.muc.id}" for each in danh_so(plan.muc))


SHAPES = [
    ({"nut": "i2", "huong": "len"}, "I.i .1.i2 .2.i1 ..a)i1a ..b)i1b II.ii .1.ii1 ..-g1 ..-g2"),
    ({"nut": "i1", "huong": "xuong"}, "I.i .1.i2 .2.i1 ..a)i1a ..b)i1b II.ii .1.ii1 ..-g1 ..-g2"),
    ({"nut": "i2", "huong": "vao"}, "I.i .1.i1 ..a)i1a ..b)i1b ..c)i2 II.ii .1.ii1 ..-g1 ..-g2"),
    ({"nut": "i1b", "huong": "ra"}, "I.i .1.i1 ..a)i1a .2.i1b .3.i2 II.ii .1.ii1 ..-g1 ..-g2"),
    ({"nut": "ii", "huong": "vao"}, "I.i .1.i1 ..a)i1a ..b)i1b .2.i2 .3.ii ..a)ii1 ...-g1 ...-g2"),
    ({"nut": "ii1", "trong": "i1"}, "I.i .1.i1 ..a)i1a ..b)i1b ..c)ii1 ...-g1 ...-g2 .2.i2 II.ii"),
    ({"nut": "g2", "truoc": "i1b"}, "I.i .1.i1 ..a)i1a ..b)g2 ..c)i1b .2.i2 II.ii .1.ii1 ..-g1"),
    ({"nut": "i1", "sau": "ii"}, "I.i .1.i2 II.ii .1.ii1 ..-g1 ..-g2 III.i1 .1.i1a .2.i1b"),
    ({"nut": "i1a", "trong": "i2"}, "I.i .1.i1 ..a)i1b .2.i2 ..-i1a II.ii .1.ii1 ..-g1 ..-g2"),
    ({"nut": "ii", "truoc": "i"}, "I.ii .1.ii1 ..-g1 ..-g2 II.i .1.i1 ..a)i1a ..b)i1b .2.i2"),
    ({"nut": "i1", "trong": "@muc"}, "I.i .1.i2 II.ii .1.ii1 ..-g1 ..-g2 III.i1 .1.i1a .2.i1b"),
]


@pytest.mark.parametrize(("viec", "shape"), SHAPES, ids=[str(each[0]) for each in SHAPES])
def test_a_node_goes_elsewhere_and_its_levels_follow(plan: KeHoach, viec: dict[str, str], shape: str) -> None:
    assert _shape(api.edit(plan, {"viec": "chuyen", **viec})) == shape


def test_in_and_out_again_is_nothing(plan: KeHoach) -> None:
    once = api.edit(plan, {"viec": "chuyen", "nut": "ii1", "trong": "i1"})
    assert once != plan
    assert api.edit(once, {"viec": "chuyen", "nut": "ii1", "trong": "ii"}) == plan


def test_a_paragraph_stays_a_paragraph(plan: KeHoach) -> None:
    plan.muc[0].muc.append(Muc(id="p", loi_van="Đoạn văn."))
    moved = api.edit(plan, {"viec": "chuyen", "nut": "p", "trong": "i1"})
    assert moved.muc[0].muc[0].muc[2].cap is Kieu.DOAN


SETS = [
    ("@so", "", "88", lambda plan: plan.so == "88"),
    ("@ngay", "", "20/4/2026", lambda plan: plan.ngay.iso() == "2026-04-20"),
    ("@nam", "", "2027", lambda plan: plan.nam == 2027),
    ("@trich_yeu", "", "Về việc khác", lambda plan: plan.trich_yeu == "Về việc khác"),
    ("@chu_ky.ho_ten", "", "Trần Thị B", lambda plan: plan.chu_ky.ho_ten == "Trần Thị B"),
    (
        "@chu_ky.quyen_han",
        "",
        "TM. UBND\nKT. CHỦ TỊCH",
        lambda plan: plan.chu_ky.quyen_han == ["TM. UBND", "KT. CHỦ TỊCH"],
    ),
    ("@luu", "", "VT, VHXH", lambda plan: plan.luu == ["VT", "VHXH"]),
    ("@luu.0", "", "VP", lambda plan: plan.luu[0] == "VP"),
    ("@xa.ten", "", "Tân Mẫu", lambda plan: plan.xa.ten == "Tân Mẫu"),
    ("i1", "tieu_de", "Mới", lambda plan: plan.muc[0].muc[0].tieu_de == "Mới"),
    ("i1", "loi_van", "Lời", lambda plan: plan.muc[0].muc[0].loi_van == "Lời"),
    ("i1a", "cap", "-", lambda plan: plan.muc[0].muc[0].muc[0].cap is Kieu.GACH),
    (
        "nv1",
        "phoi_hop",
        "Công an xã; các thôn",
        lambda plan: plan.phu_luc[1].nhiem_vu[0].phoi_hop == ["Công an xã", "các thôn"],
    ),
    ("nv1", "phoi_hop", ["Công an xã, các thôn"], lambda plan: len(plan.phu_luc[1].nhiem_vu[0].phoi_hop) == 1),
    ("ct1", "nam", "2027", lambda plan: plan.phu_luc[0].chi_tieu[0].nam == 2027),
    ("ct1", "nam", "", lambda plan: plan.phu_luc[0].chi_tieu[0].nam is None),
    ("pl-nv", "tong", True, lambda plan: plan.phu_luc[1].tong),
    ("pl-nv", "tong", "", lambda plan: not plan.phu_luc[1].tong),
]


@pytest.mark.parametrize(("nut", "truong", "gia_tri", "holds"), SETS, ids=[f"{each[0]} {each[1]}" for each in SETS])
def test_a_field_is_set(plan: KeHoach, nut: str, truong: str, gia_tri: Any, holds: Any) -> None:
    before = plan.model_copy(deep=True)
    assert holds(api.edit(plan, {"viec": "dat", "nut": nut, "truong": truong, "gia_tri": gia_tri}))
    assert plan == before


def test_words_that_stand_out_change_with_the_text(plan: KeHoach) -> None:
    plan.muc[0].muc[0].loi_van = "Trước hết tập huấn cho cán bộ."
    plan.muc[0].muc[0].nhan_manh = [NhanManh(cum="tập huấn", kieu="đậm")]
    edited = api.edit(
        plan, {"viec": "dat", "nut": "i1", "truong": "loi_van", "gia_tri": "Trước hết tập luyện cho mọi cán bộ."}
    )
    assert [each.cum for each in edited.muc[0].muc[0].nhan_manh] == ["tập luyện"]
    apart = api.edit(plan, {"viec": "dat", "nut": "i1", "truong": "loi_van", "gia_tri": "Khác hẳn"})
    assert apart.muc[0].muc[0].loi_van == "Khác hẳn"


ADDS = [
    ({"loai": "muc", "sau": "i1"}, "I.i .1.i1 ..a)i1a ..b)i1b .2.tieu-de .3.i2 II.ii .1.ii1 ..-g1 ..-g2"),
    ({"loai": "muc", "truoc": "g1"}, "I.i .1.i1 ..a)i1a ..b)i1b .2.i2 II.ii .1.ii1 ..-tieu-de ..-g1 ..-g2"),
    ({"loai": "muc", "trong": "i2"}, "I.i .1.i1 ..a)i1a ..b)i1b .2.i2 ..a)noi-dung II.ii .1.ii1 ..-g1 ..-g2"),
    ({"loai": "muc", "trong": "i1", "cap": "+"}, "I.i .1.i1 ..a)i1a ..b)i1b ..+noi-dung .2.i2 II.ii .1.ii1 ..-g1 ..-g2"),
    ({"loai": "muc", "trong": "@muc"}, "I.i .1.i1 ..a)i1a ..b)i1b .2.i2 II.ii .1.ii1 ..-g1 ..-g2 III.tieu-de"),
    ({"loai": "muc"}, "I.i .1.i1 ..a)i1a ..b)i1b .2.i2 II.ii .1.ii1 ..-g1 ..-g2 III.tieu-de"),
]  # fmt: skip


@pytest.mark.parametrize(("viec", "shape"), ADDS, ids=[str(each[0]) for each in ADDS])
def test_a_section_comes_in_as_its_neighbours_are(plan: KeHoach, viec: dict[str, str], shape: str) -> None:
    assert _shape(api.edit(plan, {"viec": "them", **viec})) == shape


def test_other_nodes_come_in(plan: KeHoach) -> None:
    added = api.edit(
        plan,
        [
            {"viec": "them", "loai": "can_cu"},
            {"viec": "them", "loai": "noi_nhan", "truoc": plan.noi_nhan[0].id},
            {"viec": "them", "loai": "luu"},
            {"viec": "them", "loai": "chi_tieu", "sau": "ct1"},
            {"viec": "them", "loai": "nhiem_vu", "trong": "pl-nv"},
            {"viec": "them", "loai": "phu_luc", "kieu": "muc"},
            {"viec": "them", "loai": "bang", "trong": "i1a"},
        ],
    )
    assert len(added.can_cu) == len(plan.can_cu) + 1
    assert added.noi_nhan[0].ten == "[[nơi nhận]]"
    assert added.luu[-1] == "[[đơn vị soạn thảo]]"
    assert added.phu_luc[0].chi_tieu[1].nhom == "Chính quyền số"
    assert [each.ten for each in added.phu_luc[1].nhiem_vu] == ["Tập huấn", "[[tên nhiệm vụ]]"]
    assert added.phu_luc[2].muc[0].cap is Kieu.A_RAP
    assert added.muc[0].muc[0].muc[0].bang is not None


def test_nodes_go(plan: KeHoach) -> None:
    wanted = [{"viec": "bo", "nut": nut} for nut in ("i1", "i2#bang", plan.can_cu[0].id, "@luu.0", "pl-ct")]
    left = api.edit(plan, wanted)
    assert _shape(left) == "I.i .1.i2 II.ii .1.ii1 ..-g1 ..-g2"
    assert left.muc[0].muc[0].bang is None
    assert [each.id for each in left.phu_luc] == ["pl-nv"]


REFUSED = [
    ("SU01", {"viec": "dat", "nut": "khong-co", "truong": "ten", "gia_tri": ""}),
    ("SU01", {"viec": "dat", "nut": "@khong_co", "gia_tri": ""}),
    ("SU01", {"viec": "bo", "nut": "@luu.99"}),
    ("SU01", {"viec": "bo", "nut": ""}),
    ("SU01", {"viec": "bo", "nut": "i1#bang"}),
    ("SU01", {"viec": "bang", "nut": "i1", "lam": "o"}),
    ("SU01", {"viec": "bang", "nut": "i2", "lam": "o", "hang": 2}),
    ("SU01", {"viec": "bang", "nut": "i2", "lam": "o", "cot": 2}),
    ("SU01", {"viec": "bang", "nut": "i2", "lam": "them_hang", "hang": 9}),
    ("SU02", {"viec": "lạ"}),
    ("SU02", {}),
    ("SU02", "dat"),
    ("SU02", None),
    ("SU02", {"viec": "bo", "nut": "i1", "them": 1}),
    ("SU02", {"viec": "dat", "nut": "i1", "truong": "tieu_de", "gia_tri": {"a": 1}}),
    ("SU02", {"viec": "dat", "nut": "i1", "truong": "tieu_de", "gia_tri": "x" * 1_000_001}),
    ("SU02", [{"viec": "bo", "nut": "i1"}] * 501),
    ("SU02", {"viec": "chuyen", "nut": "i1"}),
    ("SU02", {"viec": "chuyen", "nut": "i1", "huong": "len", "sau": "i2"}),
    ("SU02", {"viec": "chuyen", "nut": "i1", "truoc": "i2", "sau": "i2"}),
    ("SU03", {"viec": "dat", "nut": "i1", "truong": "muc", "gia_tri": ""}),
    ("SU03", {"viec": "dat", "nut": "@so", "truong": "x", "gia_tri": ""}),
    ("SU03", {"viec": "them", "loai": "muc", "cap": "IX"}),
    ("SU03", {"viec": "them", "loai": "noi_nhan", "gia_tri": {"la": "x"}}),
    ("SU04", {"viec": "dat", "nut": "i1", "truong": "tieu_de", "gia_tri": ""}),
    ("SU04", {"viec": "dat", "nut": "i1", "truong": "tieu_de", "gia_tri": "a\x01b"}),
    ("SU04", {"viec": "dat", "nut": "i1", "truong": "tieu_de", "gia_tri": True}),
    ("SU04", {"viec": "dat", "nut": "i1", "truong": "cap", "gia_tri": "IX"}),
    ("SU04", {"viec": "dat", "nut": "@ngay", "gia_tri": "31/2/2026"}),
    ("SU04", {"viec": "dat", "nut": "@so", "gia_tri": "87/KH"}),
    ("SU04", {"viec": "dat", "nut": "@nam", "gia_tri": "hai nghìn"}),
    ("SU05", {"viec": "them", "loai": "noi_nhan", "sau": "i1"}),
    ("SU05", {"viec": "them", "loai": "nhiem_vu"}),
    ("SU05", {"viec": "them", "loai": "nhiem_vu", "trong": "pl-ct"}),
    ("SU05", {"viec": "them", "loai": "bang", "trong": "i2"}),
    ("SU05", {"viec": "them", "loai": "bang", "trong": "pl-ct"}),
    ("SU05", {"viec": "chuyen", "nut": "i1", "trong": "i1a"}),
    ("SU05", {"viec": "chuyen", "nut": "i1", "truoc": "i1b"}),
    ("SU05", {"viec": "chuyen", "nut": "i1", "sau": "nv1"}),
    ("SU05", {"viec": "chuyen", "nut": "nv1", "trong": "pl-ct"}),
    ("SU06", {"viec": "bo", "nut": "nv1"}),
    ("SU06", [{"viec": "bo", "nut": "i"}, {"viec": "bo", "nut": "ii"}]),
    ("SU06", [{"viec": "bang", "nut": "i2", "lam": "bo_cot"}] * 2),
    ("SU07", {"viec": "chuyen", "nut": "i", "huong": "len"}),
    ("SU07", {"viec": "chuyen", "nut": "ii", "huong": "xuong"}),
    ("SU07", {"viec": "chuyen", "nut": "i1", "huong": "vao"}),
    ("SU07", {"viec": "chuyen", "nut": "i", "huong": "ra"}),
    ("SU07", {"viec": "chuyen", "nut": "nv1", "huong": "ra"}),
    ("SU08", {"viec": "bang", "nut": "i2", "lam": "dan", "chu": "a" + "\t" * 30}),
    ("SU08", {"viec": "bang", "nut": "i2", "lam": "dan", "chu": "x\n" * 5_001}),
    ("SU08", {"viec": "bang", "nut": "pl-ct", "lam": "dan", "cot": 2, "chu": "a\tb\tc"}),
    ("SU09", {"viec": "thay", "sua": {"ma_nut": "i1", "trich": "không có", "sua": "x", "doan_van": "không có"}}),
    ("DM02", {"viec": "them_can_cu", "van_ban": "khong-co-that"}),
]


@pytest.mark.parametrize(("ma", "viec"), REFUSED, ids=[f"{ma} {viec!r:.60}" for ma, viec in REFUSED])
def test_what_cannot_be_done_is_told_and_nothing_is_changed(plan: KeHoach, ma: str, viec: Any) -> None:
    before = plan.model_copy(deep=True)
    with pytest.raises(KehoachError) as caught:
        api.edit(plan, viec)
    assert [each.code for each in caught.value.problems][:1] == [ma]
    assert plan == before
    assert all(
        not any(name in each.message for name in ("loi_van", "tieu_de", "chi_tieu")) for each in caught.value.problems
    )


def test_none_of_several_is_done_when_one_cannot_be(plan: KeHoach) -> None:
    before = plan.model_copy(deep=True)
    with pytest.raises(KehoachError):
        api.edit(plan, [{"viec": "dat", "nut": "@so", "gia_tri": "9"}, {"viec": "bo", "nut": "khong-co"}])
    assert plan == before


def test_a_mend_is_made_in_the_text(plan: KeHoach) -> None:
    plan.muc[0].muc[0].loi_van = "Phân đầu năm 2026; phân đầu nữa."
    line = {"ma_nut": "i1", "doan_van": "1. I1: Phân đầu năm 2026; phân đầu nữa."}
    mends = [
        {**line, "trich": "Phân đầu", "sua": "Phấn đấu"},
        {**line, "trich": "phân đầu", "sua": "phấn đấu"},
    ]
    mended = api.edit(plan, {"viec": "thay", "sua": mends})
    assert mended.muc[0].muc[0].loi_van == "Phấn đấu năm 2026; phấn đấu nữa."


def test_a_document_becomes_a_basis_where_drafting_puts_it(plan: KeHoach) -> None:
    first = api.edit(plan, [{"viec": "bo", "nut": each.id} for each in plan.can_cu])
    for ma in ("nd30", "l91", "nq57"):
        first = api.edit(first, {"viec": "them_can_cu", "van_ban": ma})
    assert [each.id for each in first.can_cu] == ["can-cu.l91", "can-cu.nq57", "can-cu.nd30"]
    with pytest.raises(KehoachError, match="đã có"):
        api.edit(first, {"viec": "them_can_cu", "van_ban": "nq57"})
    placed = api.edit(
        first, [{"viec": "bo", "nut": "can-cu.nq57"}, {"viec": "them_can_cu", "van_ban": "nq57", "sau": "can-cu.nd30"}]
    )
    assert [each.id for each in placed.can_cu] == ["can-cu.l91", "can-cu.nd30", "can-cu.nq57"]
