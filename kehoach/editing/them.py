"""A node comes in."""

from typing import Any, Final

from kehoach.editing.cap import cap_o, khuon
from kehoach.editing.cay import CON, Cho, Data, tim
from kehoach.editing.loi import loi
from kehoach.editing.mau import nut_moi
from kehoach.editing.truong import CAP, NUT, TEN_NUT, Loai
from kehoach.editing.viec import Them

BANG: Final[Data] = {"loai": "", "cot": ["[[tên cột]]", "[[tên cột]]"], "hang": [["", ""]]}
_MOI: Final[dict[Loai, Data]] = {
    "can_cu": {"nguyen_van": "[[Căn cứ]]", "dan": "Căn cứ"},
    "noi_nhan": {"ten": "[[nơi nhận]]"},
    "chi_tieu": {"ten": "[[tên chỉ tiêu]]"},
    "nhiem_vu": {"ten": "[[tên nhiệm vụ]]"},
}
_LUU: Final = "[[đơn vị soạn thảo]]"


def them(data: Data, viec: Them) -> None:
    """Put the new node in its place."""
    if viec.loai == "bang":
        _table(data, viec)
        return
    loai = viec.loai
    known = {each.ten for each in NUT[loai] if each.ten}
    if odd := set(viec.gia_tri) - known - {"id"}:
        raise loi("SU03", f"{TEN_NUT[loai].capitalize()} không có “{min(odd)[:60]}”", "tải lại trang rồi làm lại")
    nodes, index, parent = _where(data, viec, loai)
    if loai == "muc":
        node: Any = _muc(data, viec, nodes, index, parent)
    elif loai == "luu":
        node = _LUU
    elif loai == "phan_khac":
        raise loi("SU02", "Không thêm được dòng loại này", "thêm một mục")
    elif loai == "phu_luc":
        row = _new_muc("1", None) if viec.kieu == "muc" else nut_moi(viec.kieu, **_MOI[viec.kieu])
        node = nut_moi(loai, **({"tieu_de": "[[tên phụ lục]]", viec.kieu: [row]} | viec.gia_tri))
    else:
        node = nut_moi(loai, **(viec.gia_tri or _MOI[loai]))
        if loai == "chi_tieu" and nodes and "nhom" not in viec.gia_tri:
            node["nhom"] = nodes[index - 1 if index else 0]["nhom"]
    nodes.insert(index, node)


def _where(data: Data, viec: Them, loai: Loai) -> tuple[list[Any], int, Data | None]:
    """The list that the node goes into, where in it, and what that is the list of."""
    near = viec.truoc or viec.sau
    if near:
        place = tim(data, near)
        if place.loai != loai:
            raise loi("SU05", f"Cạnh {TEN_NUT[place.loai]} không thêm {TEN_NUT[loai]} được", "chọn chỗ khác", near)
        return place.danh_sach, place.vi_tri + bool(viec.sau), place.cha.nut if place.cha else None
    if viec.trong and viec.trong != f"@{loai}":
        return _inside(tim(data, viec.trong), viec.trong, loai)
    if loai in ("chi_tieu", "nhiem_vu"):
        raise loi("SU05", "Chưa rõ thêm vào phụ lục nào", "chọn phụ lục")
    return data[loai], len(data[loai]), None


def _inside(place: Cho, name: str, loai: Loai) -> tuple[list[Any], int, Data]:
    if loai not in CON.get(place.loai, ()) or (place.loai == "phu_luc" and not place.nut[loai]):
        raise loi("SU05", f"{TEN_NUT[place.loai].capitalize()} này không nhận {TEN_NUT[loai]}", "chọn chỗ khác", name)
    return place.nut[loai], len(place.nut[loai]), place.nut


def _muc(data: Data, viec: Them, nodes: list[Any], index: int, parent: Data | None) -> Data:
    """A node as its nearest sibling is: a heading or a paragraph."""
    if viec.cap is not None and viec.cap not in dict(CAP):
        raise loi("SU03", f"Không có kiểu đánh số “{viec.cap[:20]}”", "chọn trong danh sách")
    near = nodes[index - 1] if index else nodes[0] if nodes else None
    if viec.cap is not None:
        cap = viec.cap
    elif near is not None and (viec.truoc or viec.sau):
        cap = near["cap"] if viec.sau else nodes[index]["cap"]
    else:
        cap = cap_o(nodes, index, parent, khuon(data))
    node = _new_muc(cap, near if near is not None and near["cap"] == cap else None)
    if viec.gia_tri:
        node |= {"tieu_de": "", "loi_van": "", **viec.gia_tri}
    return node


def _new_muc(cap: str, like: Data | None) -> Data:
    heading = bool(like["tieu_de"] and not like["loi_van"]) if like else cap in ("I", "1", "1.1")
    words = {"tieu_de": "[[tiêu đề]]"} if heading else {"loi_van": "[[nội dung]]"}
    return nut_moi("muc", cap=cap, **words)


def _table(data: Data, viec: Them) -> None:
    place = tim(data, viec.trong or "")
    if place.loai != "muc":
        raise loi("SU05", "Chỉ mục trong nội dung mới có bảng", "chọn một mục", viec.trong or "")
    if place.nut["bang"]:
        raise loi("SU05", "Mục này đã có bảng", "thêm hàng vào bảng ấy, hoặc thêm một mục mới", viec.trong or "")
    place.nut["bang"] = {**BANG, "cot": list(BANG["cot"]), "hang": [list(each) for each in BANG["hang"]]}
