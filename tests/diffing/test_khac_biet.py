"""What two plans say differently: edits planted in drafts are told as what they are, and nothing else is told."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import DATA
from drafts import draft
from hypothesis import given, settings
from strategies import plans

from kehoach import api
from kehoach.diffing.khac_biet import compare
from kehoach.model.khac_biet import KhacBiet, KieuKhac, LoaiKhac
from kehoach.model.plan import Bang, CanCu, KeHoach, Muc, NoiNhan, PhuLuc
from kehoach.text.dates import parse_iso
from kehoach.text.numbering import Kieu

SMALL = api.load_plan(DATA / "ke-hoach-nho.yaml")
NEW = "Mở lớp hướng dẫn người cao tuổi dùng điện thoại thông minh tại nhà sinh hoạt cộng đồng"

Edit = Callable[[KeHoach], None]
Told = tuple[str, str, str]
"""loai, kieu, vi_tri"""


def told(found: list[KhacBiet]) -> list[Told]:
    return [(each.loai, each.kieu, each.vi_tri) for each in found]


def edited(plan: KeHoach, edit: Edit) -> KeHoach:
    copy = plan.model_copy(deep=True)
    edit(copy)
    return KeHoach.model_validate(copy.model_dump())


def put(path: str, value: object) -> Edit:
    """An edit that sets ``muc.1.loi_van``."""

    def edit(plan: KeHoach) -> None:
        *way, last = path.split(".")
        place: object = plan
        for step in way:
            place = place[int(step)] if isinstance(place, list) else getattr(place, step)
        if isinstance(place, list):
            place[int(last)] = value
        else:
            setattr(place, last, value)

    return edit


def swap(plan: KeHoach) -> None:
    points = plan.muc[1].muc[1].muc
    points.insert(0, points.pop(3))


def nest(plan: KeHoach) -> None:
    plan.muc[0].muc[1].muc.append(plan.muc[0].muc[0].muc.pop(0))


def table(plan: KeHoach) -> Bang:
    found = plan.muc[1].muc[2].bang
    assert found
    return found


EDITS: dict[str, tuple[Edit, list[Told]]] = {
    "number": (put("so", "8"), [("dau", "sua", "Số")]),
    "number gone": (put("so", ""), [("dau", "bo", "Số")]),
    "number with a zero": (put("so", "07"), []),
    "date": (put("ngay", parse_iso("2026-02-06")), [("dau", "sua", "Ngày ban hành")]),
    "subject": (put("trich_yeu", "Trồng cây"), [("dau", "sua", "Trích yếu")]),
    "commune": (put("xa.ten", "Tân Lập"), [("dau", "sua", "Xã")]),
    "organ": (put("co_quan.ten", "Đảng ủy xã Tân Mẫu"), [("dau", "sua", "Cơ quan ban hành")]),
    "opening": (put("mo_dau", "Ủy ban nhân dân xã lập kế hoạch:"), [("mo_dau", "sua", "câu mở đầu")]),
    "opening gone": (put("mo_dau", ""), [("mo_dau", "bo", "câu mở đầu")]),
    "basis added": (
        lambda plan: plan.can_cu.insert(0, CanCu(ten_loai="Luật", trich_yeu="Lâm nghiệp")),
        [("can_cu", "them", "căn cứ 1")],
    ),
    "basis removed": (lambda plan: plan.can_cu.clear(), [("can_cu", "bo", "căn cứ 1"), ("can_cu", "bo", "căn cứ 2")]),
    "basis of another date": (put("can_cu.1.ngay", parse_iso("2026-01-10")), [("can_cu", "sua", "căn cứ 2")]),
    "basis of another number": (put("can_cu.1.so_ky_hieu", "15/KH-UBND"), [("can_cu", "sua", "căn cứ 2")]),
    "bases in another order": (
        lambda plan: plan.can_cu.reverse(),
        [("can_cu", "doi_cho", "căn cứ 2")],
    ),
    "section added": (lambda plan: plan.muc.insert(1, Muc(cap="I", tieu_de="Kinh phí")), [("muc", "them", "II")]),
    "point removed": (lambda plan: plan.muc[1].muc[1].muc.__delitem__(1), [("muc", "bo", "II.1.b")]),
    "title in capitals": (put("muc.0.tieu_de", "MỤC ĐÍCH, YÊU CẦU"), []),
    "another tone mark style": (put("muc.0.muc.1.loi_van", "Trồng  cây nào, sống cây đó"), []),
    "word changed": (put("muc.0.muc.1.loi_van", "Trồng cây nào, tốt cây đó."), [("muc", "sua", "I.2")]),
    "level changed": (put("muc.0.muc.0.muc.0.cap", Kieu.CONG), [("muc", "sua", "I.1, dấu cộng 1")]),
    "order of points": (swap, [("muc", "doi_cho", "II.1.a")]),
    "another parent": (nest, [("muc", "doi_cho", "I.2, gạch 1")]),
    "decimal": (put("muc.1.muc.2.muc.0.loi_van", "trồng trước ngày 20/02."), [("muc", "sua", "II.2.1")]),
    "cell": (lambda plan: table(plan).hang[1].__setitem__(1, "130"), [("bang", "sua", "II.2, bảng, hàng 2")]),
    "row": (
        lambda plan: table(plan).hang.insert(0, ["Thôn Trung", "7"]), [("bang", "them", "II.2, bảng, hàng 1")]
    ),
    "rows in another order": (lambda plan: table(plan).hang.reverse(), [("bang", "doi_cho", "II.2, bảng, hàng 2")]),
    "column name": (lambda plan: table(plan).cot.__setitem__(1, "Cây"), [("bang", "sua", "II.2, bảng, tên cột")]),
    "table gone": (put("muc.1.muc.2.bang", None), [("bang", "bo", "II.2, bảng")]),
    "recipient added": (
        lambda plan: plan.noi_nhan.insert(1, NoiNhan(ten="Đảng ủy xã")), [("noi_nhan", "them", "nơi nhận 2")]
    ),
    "recipient gone": (lambda plan: plan.noi_nhan.__delitem__(0), [("noi_nhan", "bo", "nơi nhận 1")]),
    "recipients gone": (
        lambda plan: plan.noi_nhan.clear(), [("noi_nhan", "bo", "nơi nhận 1"), ("noi_nhan", "bo", "nơi nhận 2")]
    ),
    "why to a recipient": (put("noi_nhan.0.de", "thay b/c"), [("noi_nhan", "sua", "nơi nhận 1")]),
    "archive": (put("luu", ["VT"]), [("luu", "sua", "dòng Lưu")]),
    "signer": (put("chu_ky.ho_ten", "Trần Thị Bình"), [("chu_ky", "sua", "chữ ký")]),
    "annex gone": (
        lambda plan: plan.phu_luc.__delitem__(1),
        [
            ("phu_luc", "bo", "Phụ lục II"), ("nhiem_vu", "bo", "Phụ lục II, nhiệm vụ 1"),
            ("nhiem_vu", "bo", "Phụ lục II, nhiệm vụ 2"),
        ],
    ),
    "annexes in another order": (lambda plan: plan.phu_luc.reverse(), [("phu_luc", "doi_cho", "Phụ lục II")]),
    "annex of text": (
        lambda plan: plan.phu_luc.append(PhuLuc(tieu_de="Biểu mẫu", muc=[Muc(cap="I", loi_van="Kính gửi:")])),
        [("phu_luc", "them", "Phụ lục III"), ("muc", "them", "Phụ lục III, I")],
    ),
    "deadline": (put("phu_luc.1.nhiem_vu.0.thoi_han", "Tháng 3/2026"), [("nhiem_vu", "sua", "Phụ lục II, nhiệm vụ 1")]),
    "who helps": (put("phu_luc.1.nhiem_vu.0.phoi_hop", []), [("nhiem_vu", "sua", "Phụ lục II, nhiệm vụ 1")]),
    "value": (put("phu_luc.0.chi_tieu.1.gia_tri", "98"), [("chi_tieu", "sua", "Phụ lục I, chỉ tiêu 2")]),
    "the year of the plan said again": (put("phu_luc.0.chi_tieu.1.nam", 2026), []),
    "what is no part of it": (put("linh_vuc", ["an-ninh"]), []),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_as_what_it_is(name: str) -> None:
    edit, expected = EDITS[name]
    assert told(compare(SMALL, edited(SMALL, edit))) == expected


def test_a_task_is_told_field_by_field() -> None:
    new = edited(SMALL, put("phu_luc.1.nhiem_vu.0.thoi_han", "Tháng 3/2026"))
    [found] = compare(SMALL, new)
    assert (found.cu, found.moi) == ("Mua cây giống", "Mua cây giống")
    assert [(each.ten, each.cu, each.moi) for each in found.truong] == [("Thời hạn", "Tháng 01/2026", "Tháng 3/2026")]


@given(plans)
@settings(max_examples=60, deadline=None)
def test_a_plan_says_what_it_says(plan: KeHoach) -> None:
    assert compare(plan, plan) == []
    again = KeHoach.model_validate_json(plan.model_dump_json())
    assert compare(plan, again) == []


def _texts(plan: KeHoach) -> Iterator[str]:
    for muc in _all(plan):
        yield f"{muc.tieu_de} {muc.loi_van}"
    for each in plan.can_cu:
        yield each.nguyen_van + each.trich_yeu
    yield from (each.ten for each in plan.noi_nhan)
    for annex in plan.phu_luc:
        yield annex.tieu_de
        yield from (each.ten for each in annex.chi_tieu)
        yield from (each.ten for each in annex.nhiem_vu)


def _all(plan: KeHoach) -> Iterator[Muc]:
    waiting = [*plan.muc, *(muc for annex in plan.phu_luc for muc in annex.muc)]
    while waiting:
        muc = waiting.pop()
        yield muc
        waiting += muc.muc


def _turned(found: list[KhacBiet]) -> Counter[tuple[object, ...]]:
    """Added and removed turned round; of moves only how many: of two that changed places either may have moved."""
    other = {KieuKhac.THEM: KieuKhac.BO, KieuKhac.BO: KieuKhac.THEM}
    return Counter(
        (each.loai, each.kieu)
        if each.kieu is KieuKhac.DOI_CHO
        else (each.loai, other.get(each.kieu, each.kieu), each.moi, each.cu, len(each.truong))
        for each in found
    )


def _plain(found: list[KhacBiet]) -> Counter[tuple[object, ...]]:
    return Counter(
        (each.loai, each.kieu)
        if each.kieu is KieuKhac.DOI_CHO
        else (each.loai, each.kieu, each.cu, each.moi, len(each.truong))
        for each in found
    )


@given(plans, plans)
@settings(max_examples=80, deadline=None)
def test_turned_round_and_true(a: KeHoach, b: KeHoach) -> None:
    found = compare(a, b)
    assert _turned(compare(b, a)) == _plain(found)
    old, new = Counter(_texts(a)), Counter(_texts(b))
    for each in found:
        assert (each.cu is None) == (each.kieu is KieuKhac.THEM)
        assert (each.moi is None) == (each.kieu is KieuKhac.BO)
        assert all(one.cu != one.moi for one in each.truong)
        if each.kieu is KieuKhac.SUA:
            assert each.cu != each.moi or each.truong
        if each.loai in (LoaiKhac.NOI_NHAN, LoaiKhac.CHI_TIEU, LoaiKhac.NHIEM_VU):
            if each.moi is None:
                assert each.cu is not None
                assert old[each.cu] > 0
            if each.cu is None:
                assert each.moi is not None
                assert new[each.moi] > 0


def _leaves(plan: KeHoach) -> list[tuple[list[Muc], int]]:
    """Where there are paragraphs that nothing hangs under, of some length, with a sibling."""
    rows = [muc.muc for muc in _all(plan)]
    return [
        (row, index)
        for row in rows
        for index, muc in enumerate(row)
        if len(row) > 2 and not muc.muc and not muc.bang and len(muc.loi_van.split()) > 8
    ]


@pytest.mark.parametrize("number", range(12))
def test_edits_planted_in_drafts(number: int) -> None:
    old = draft(number)[0]
    rng = random.Random(number)
    new = old.model_copy(deep=True)
    places = _leaves(new)
    rows: dict[int, tuple[list[Muc], int]] = {id(row): (row, index) for row, index in places}
    chosen = rng.sample(sorted(rows.values(), key=lambda each: each[0][0].id), min(4, len(rows)))
    expected: Counter[tuple[str, str]] = Counter()
    for kind, (row, index) in zip(("bo", "sua", "them", "doi_cho"), chosen, strict=False):
        expected["muc", kind] += 1
        if kind == "bo":
            del row[index]
        elif kind == "sua":
            row[index].loi_van = f"{row[index].loi_van} Làm xong trước ngày 30/11."
        elif kind == "them":
            row.insert(index, Muc(cap=row[index].cap, loi_van=NEW))
        else:
            row.insert(0 if index else len(row), row.pop(index))
    for annex in new.phu_luc:
        if annex.nhiem_vu:
            rng.choice(annex.nhiem_vu).thoi_han = "Ngày 31/12"
            expected["nhiem_vu", "sua"] += 1
        if annex.chi_tieu:
            rng.choice(annex.chi_tieu).gia_tri = "777"
            expected["chi_tieu", "sua"] += 1
    for muc in _all(new):
        muc.id = ""
    new = KeHoach.model_validate(new.model_dump())
    assert Counter((str(each.loai), str(each.kieu)) for each in compare(old, new)) == expected


@pytest.mark.parametrize("number", [0, 3, 5, 10])
def test_the_same_plan_in_other_files(number: int, tmp_path: Path) -> None:
    """What print cannot carry (ids, codes, emphasis, the province of some) is not told."""
    plan = draft(number)[0]
    found = []
    for name in ("a.docx", "a.txt"):
        api.render(plan, tmp_path / name, clean=True)
        found.append(api.read_plan(tmp_path / name).ke_hoach)
    docx, txt = found
    assert [compare(plan, docx), compare(plan, txt), compare(docx, txt)] == [[], [], []]


def test_large_tables_and_many_sections_are_fast() -> None:
    rng = random.Random(1)
    words = [f"từ{index}" for index in range(300)]
    rows = [[str(index), " ".join(rng.choices(words, k=6))] for index in range(2000)]
    plan = SMALL.model_copy(deep=True)
    plan.muc.append(Muc(cap="I", tieu_de="Bảng lớn", bang=Bang(cot=["TT", "Việc"], hang=rows)))
    other = plan.model_copy(deep=True)
    big = other.muc[-1].bang
    assert big
    del big.hang[7]
    big.hang.reverse()
    began = time.perf_counter()
    found = compare(KeHoach.model_validate(plan.model_dump()), KeHoach.model_validate(other.model_dump()))
    assert time.perf_counter() - began < 5
    assert Counter(each.kieu for each in found) == {KieuKhac.BO: 1, KieuKhac.DOI_CHO: 1998}
