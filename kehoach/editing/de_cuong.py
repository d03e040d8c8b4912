"""The outline: what an editor shows of a plan, part by part in reading order, and what may be done with each node."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import BaseModel

from kehoach.editing.truong import KE_HOACH, NUT, Loai, Truong
from kehoach.model.numbers import danh_so, so_phu_luc
from kehoach.model.plan import Bang, CanCu, ChiTieu, KeHoach, Muc, NhiemVu, PhuLuc
from kehoach.text.numbering import roman
from kehoach.text.vien_dan import lan_dau

DuocLam = Literal["len", "xuong", "vao", "ra", "bo", "them_sau", "them_trong", "them_bang"]
_TEN: Final = {
    "dau": "Phần đầu", "can_cu": "Căn cứ", "mo_dau": "Câu mở đầu", "muc": "Nội dung", "noi_nhan": "Nơi nhận",
    "chu_ky": "Chữ ký", "phan_khac": "Dòng giữ nguyên từ tệp gốc",
}  # fmt: skip
_DAU: Final = (
    "co_quan.chu_quan", "co_quan.ten", "so", "ky_hieu", "dia_danh", "ngay", "nam", "ten_loai", "trich_yeu", "kem_theo",
)  # fmt: skip
_CHU_KY: Final = ("chu_ky.quyen_han", "chu_ky.chuc_vu", "chu_ky.ho_ten")


@dataclass(frozen=True, slots=True)
class OTruong:
    """A field to fill in."""

    nut: str
    """Whose it is: id of a node, or ``@so``"""
    truong: Truong
    gia_tri: str
    """Its text; of a yes or no ``co`` or nothing"""


@dataclass(frozen=True, slots=True)
class NutDeCuong:
    """A node: what it is, how deep, its computed number, its fields, what may be done with it."""

    ma: str
    loai: Loai
    sau: int
    so: str
    o: tuple[OTruong, ...]
    duoc: frozenset[DuocLam]
    bang: Bang | None = None
    nhom: str = ""
    """Name of the group that begins with this indicator"""
    cap: str = ""
    cau: str = ""
    """A basis as one sentence"""


@dataclass(frozen=True, slots=True)
class PhanDeCuong:
    """A part of the plan: its own fields, then its nodes; an annex is one."""

    ma: str
    """dau, can_cu, mo_dau, muc, noi_nhan, chu_ky, phan_khac; an annex: its id"""
    ten: str
    o: tuple[OTruong, ...] = ()
    nut: tuple[NutDeCuong, ...] = ()
    them: tuple[Loai, ...] = ()
    """What may be put at its end"""
    phu_luc: Literal["", "chi_tieu", "nhiem_vu", "muc"] = ""
    """What an annex holds"""
    duoc: frozenset[DuocLam] = frozenset()


def de_cuong(plan: KeHoach) -> list[PhanDeCuong]:
    """The parts of ``plan``."""
    head = [_field(plan, name) for name in _DAU]
    shown = tuple(each for each in head if each.gia_tri or each.truong.ten not in ("co_quan.chu_quan", "kem_theo"))
    parts = [
        PhanDeCuong("dau", _TEN["dau"], shown),
        _list(plan, "can_cu", ("can_cu",)),
        PhanDeCuong("mo_dau", _TEN["mo_dau"], (_field(plan, "mo_dau"),)),
        PhanDeCuong("muc", _TEN["muc"], (), tuple(_body(plan.muc, True)), ("muc",)),
        _list(plan, "noi_nhan", ("noi_nhan",), (_field(plan, "luu"),)),
    ]
    if plan.chu_ky or not plan.kem_theo:
        parts.append(PhanDeCuong("chu_ky", _TEN["chu_ky"], tuple(_field(plan, name) for name in _CHU_KY)))
    if plan.phan_khac:
        parts.append(_list(plan, "phan_khac", ()))
    return [*parts, *(_annex(plan, index) for index in range(len(plan.phu_luc)))]


def _field(plan: KeHoach, name: str) -> OTruong:
    field = next(each for each in KE_HOACH if each.ten == name)
    value: Any = plan
    for part in name.split("."):
        value = getattr(value, part, None)
    return OTruong(f"@{name}", field, _text(field, value))


def _text(field: Truong, value: Any) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, list):
        return field.noi.join(value)
    if value is True:
        return "co"
    return str(value.gach() if hasattr(value, "gach") else value)


def _fields(node: BaseModel, ma: str, loai: Loai) -> tuple[OTruong, ...]:
    return tuple(OTruong(ma, each, _text(each, getattr(node, each.ten))) for each in NUT[loai])


def _list(plan: KeHoach, loai: Loai, them: tuple[Loai, ...], own: tuple[OTruong, ...] = ()) -> PhanDeCuong:
    nodes: Sequence[Any] = getattr(plan, loai)
    made = tuple(
        NutDeCuong(ma, loai, 0, "", _fields(each, ma, loai), _moves(index, len(nodes), loai), cau=_cited(each))
        for index, each in enumerate(nodes)
        for ma in [getattr(each, "id", "") or f"@{loai}.{index}"]
    )
    return PhanDeCuong(loai, _TEN[loai], own, made, them)


def _cited(node: Any) -> str:
    if not isinstance(node, CanCu):
        return ""
    return node.nguyen_van or f"{node.dan} {lan_dau(node.vien_dan)}".strip()


def _moves(index: int, count: int, loai: Loai, required: bool = False) -> frozenset[DuocLam]:
    allowed: list[tuple[DuocLam, bool]] = [
        ("len", index > 0),
        ("xuong", index + 1 < count),
        ("bo", not required or count > 1),
        ("them_sau", loai != "phan_khac"),
    ]
    return frozenset(name for name, yes in allowed if yes)


def _body(nodes: Sequence[Muc], required: bool) -> Iterator[NutDeCuong]:
    places = {id(each): place for each, *place in _places(nodes)}
    for numbered in danh_so(nodes):
        muc = numbered.muc
        index, count = places[id(muc)]
        moves = _moves(index, count, "muc", required and not numbered.sau)
        extra: list[tuple[DuocLam, bool]] = [
            ("them_trong", True), ("vao", index > 0), ("ra", numbered.sau > 0), ("them_bang", muc.bang is None)
        ]  # fmt: skip
        may = moves.union(name for name, yes in extra if yes)
        yield NutDeCuong(
            muc.id, "muc", numbered.sau, numbered.so, _fields(muc, muc.id, "muc"), may, muc.bang, cap=muc.cap.value
        )


def _places(nodes: Sequence[Muc]) -> Iterator[tuple[Muc, int, int]]:
    for index, each in enumerate(nodes):
        yield each, index, len(nodes)
        yield from _places(each.muc)


def _annex(plan: KeHoach, index: int) -> PhanDeCuong:
    annex = plan.phu_luc[index]
    fields = tuple(each for each in _fields(annex, annex.id, "phu_luc") if _fits(each, annex))
    nodes = tuple(_body(annex.muc, True)) if annex.loai == "muc" else tuple(_rows(annex))
    title = f"Phụ lục {so_phu_luc(plan, annex)}".strip()
    moves = _moves(index, len(plan.phu_luc), "phu_luc")
    return PhanDeCuong(annex.id, title, fields, nodes, (annex.loai,), annex.loai, moves)


def _fits(o: OTruong, annex: PhuLuc) -> bool:
    return annex.loai == "nhiem_vu" or o.truong.ten != "tong"


def _rows(annex: PhuLuc) -> Iterator[NutDeCuong]:
    loai: Literal["chi_tieu", "nhiem_vu"] = "chi_tieu" if annex.chi_tieu else "nhiem_vu"
    rows: Sequence[ChiTieu | NhiemVu] = annex.chi_tieu or annex.nhiem_vu
    groups, current = 0, ""
    for index, each in enumerate(rows):
        group = getattr(each, "nhom", "")
        begins = group if group != current else ""
        groups += bool(begins)
        current = group
        may = _moves(index, len(rows), loai, required=True)
        yield NutDeCuong(
            each.id, loai, 0, str(index + 1), _fields(each, each.id, loai), may,
            nhom=f"{roman(groups)}. {begins}" if begins else "",
        )  # fmt: skip
