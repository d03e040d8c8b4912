"""The five real plans, one by one: sections, items, bases, recipients, signature, tables, annexes; and every word kept."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from conftest import SHARED

from kehoach.api import read_plan
from kehoach.model.numbers import danh_so
from kehoach.model.plan import Muc
from kehoach.readers.stages.ket_qua import BanDoc
from kehoach.text.numbering import Kieu
from kehoach.writers.txt import to_txt

SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="không có ../shared/seeds")


@dataclass(frozen=True)
class Truth:
    """What a person counts in the file."""

    xa: str
    so: str
    ngay: str
    can_cu: Sequence[tuple[str, str]]
    """Lead word and number of each basis"""
    sections: Sequence[int]
    """Items (1., 2. ...) of each section"""
    points: int
    """a), b) ..."""
    dashes: int
    noi_nhan: int
    luu: Sequence[str]
    chu_ky: Sequence[str]
    so_goc: Sequence[str] = ()
    """Numbers as written that differ from the right ones"""
    phu_luc: Sequence[tuple[str, int]] = ()
    decimals: int = 0
    pluses: int = 0
    moved: frozenset[str] = frozenset()
    """Words that a page break tore off their row"""


TRUTHS = {
    "000": Truth(
        "Hoa Lộc, Thanh Hóa", "", "2026",
        [("Căn cứ", "57-NQ/TW"), ("", "462/QĐ-TTg"), ("", "04-NQ/TU"), ("", "02-KH/BCĐ"), ("", "116/KH-UBND")],
        [2, 6, 3, 3, 3, 6], 7, 7, 7, ["VT", "VHXH"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hoàng Việt Tuân"], ["f)"],
    ),
    "001": Truth(
        "Xuân Trường, Ninh Bình", "87", "2026-05-15", [("Thực hiện", "118/KH-UBND")],
        [2, 5, 2, 7, 2], 0, 23, 6, ["VT", "BCĐ", "VHXH"],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Ngọc Vinh"], decimals=11,
    ),
    "002": Truth(
        "Vĩnh Thông, Thái Nguyên", "", "2026-04", [("Thực hiện", "553/QĐ-UBND")],
        [2, 2, 2, 6, 4, 4, 5, 2], 8, 20, 6, ["VT", "VHXH"], ["CHỦ TỊCH", "Nguyễn Quốc Hội"],
    ),
    "003": Truth(
        "Hòa Phong, Hưng Yên", "56", "2025-06-13", [("Thực hiện", "145/KH-UBND")],
        [2, 8, 2, 3, 8], 5, 39, 7, ["VP", "VHXH"],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Đình Khánh"],
        ["IV.", "1.", "2.", "3.", "4.", "5.", "6.", "7."], pluses=6,
    ),
    "004": Truth(
        "Điền Quang, Thanh Hóa", "", "2025", [("Thực hiện", "101/KH-UBND")],
        [3, 2, 0, 7], 0, 13, 6, ["VT"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lục Xuân Thắng"],
        phu_luc=[("chi_tieu", 21), ("nhiem_vu", 9)], decimals=10, moved=frozenset({"tử"}),
    ),
}  # fmt: skip
each_seed = pytest.mark.parametrize("name", TRUTHS)


def _read(name: str) -> tuple[str, BanDoc]:
    path = next(SEEDS.glob(f"{name}_*.txt"))
    return path.read_text(encoding="utf-8"), read_plan(path)


@each_seed
def test_head_and_foot(name: str) -> None:
    truth, plan = TRUTHS[name], _read(name)[1].ke_hoach
    assert plan.xa is not None and plan.chu_ky is not None
    assert f"{plan.xa.ten}, {plan.xa.tinh}" == truth.xa
    assert plan.co_quan.ten == f"Ủy ban nhân dân xã {plan.xa.ten}"
    assert (plan.ten_loai, plan.so, plan.ky_hieu, plan.ngay.iso()) == ("KẾ HOẠCH", truth.so, "KH-UBND", truth.ngay)
    assert [(each.dan, each.so_ky_hieu) for each in plan.can_cu] == list(truth.can_cu)
    assert len(plan.noi_nhan) == truth.noi_nhan
    assert plan.luu == truth.luu
    assert [*plan.chu_ky.quyen_han, plan.chu_ky.chuc_vu, plan.chu_ky.ho_ten] == truth.chu_ky


@each_seed
def test_tree(name: str) -> None:
    truth, plan = TRUTHS[name], _read(name)[1].ke_hoach
    sections = [each for each in plan.muc if each.cap is Kieu.LA_MA]
    assert [sum(child.cap is Kieu.A_RAP for child in each.muc) for each in sections] == list(truth.sections)
    assert len(plan.muc) == len(sections), "mọi đoạn nằm trong một mục lớn"
    count = Counter(each.cap for each in _all(plan.muc))
    expected = {
        Kieu.CHU_CAI: truth.points, Kieu.GACH: truth.dashes, Kieu.THAP_PHAN: truth.decimals, Kieu.CONG: truth.pluses,
    }  # fmt: skip
    assert {kieu: count[kieu] for kieu in expected} == expected
    assert [each.so_goc for each in _all(plan.muc) if each.so_goc] == list(truth.so_goc)
    assert all(each.tieu_de for each in sections)


@each_seed
def test_annexes(name: str) -> None:
    truth, plan = TRUTHS[name], _read(name)[1].ke_hoach
    rows = [(each.loai, len(each.chi_tieu or each.nhiem_vu or each.muc)) for each in plan.phu_luc]
    assert rows == list(truth.phu_luc)
    assert all(each.tieu_de and each.kem_theo.startswith("(Kèm theo") for each in plan.phu_luc)


@each_seed
def test_every_word_in_order(name: str) -> None:
    """Source and print differ in numbers that were wrong, in the letterhead that the source lost, and in nothing else."""
    source, read = _read(name)
    assert read.coverage >= 0.99
    before, after = _split(source), _split(to_txt(read.ke_hoach))
    plan = read.ke_hoach
    letterhead = f"{plan.co_quan.ten} Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh phúc"
    computed = " ".join(each.so for each in danh_so(plan.muc) if each.muc.so_goc)
    typed = " ".join(each.so_goc for each in _all(plan.muc) if each.so_goc)
    dropped = " ".join(each.text for each in read.dropped)
    annexes = " ".join(each.so_goc or "" for each in plan.phu_luc)
    assert not Counter(before) - Counter(after) - Counter(_split(f"{typed} {annexes} {dropped}"))
    assert not Counter(after) - Counter(before) - Counter(_split(f"{letterhead} {computed} I"))
    known = set(_split(f"{typed} {computed} {annexes} {dropped} I")) | TRUTHS[name].moved
    rest = iter(after)
    lost = [word for word in before if word not in known and not any(word == each for each in rest)]
    assert not lost, "mọi chữ của nguồn đứng trong bản in theo đúng thứ tự"


def _split(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"[*|]", "", text).casefold())


def _all(nodes: Sequence[Muc]) -> Iterator[Muc]:
    for each in nodes:
        yield each
        yield from _all(each.muc)


def test_the_table_of_the_last_seed() -> None:
    plan = _read("004")[1].ke_hoach
    indicators, tasks = plan.phu_luc
    assert Counter(each.nhom for each in indicators.chi_tieu).most_common(1)[0][1] == 14
    assert indicators.chi_tieu[14].ten.endswith("môi trường điện tử"), "hàng bị ngắt trang được nối lại"
    assert (indicators.so_goc, tasks.so_goc) == ("1", None)
    assert [each.kinh_phi for each in tasks.nhiem_vu].count("100") == 1
    assert indicators.cot == ["TT", "Nội dung chỉ tiêu", "Đơn vị tính", "Chỉ tiêu"]
