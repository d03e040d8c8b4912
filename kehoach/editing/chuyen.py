"""A node goes: away, or elsewhere."""

from typing import Any

from kehoach.editing.cap import cap_o, khuon, theo
from kehoach.editing.cay import Cho, Data, duoi, tim
from kehoach.editing.loi import khong_thay, loi
from kehoach.editing.truong import TEN_NUT
from kehoach.editing.viec import Bo, Chuyen


def bo(data: Data, viec: Bo) -> None:
    """Take the node out, or its table. The last of what a plan or an annex must have stays."""
    name, hash_sign, part = viec.nut.partition("#")
    place = tim(data, name)
    if hash_sign:
        if part != "bang" or place.loai != "muc" or not place.nut["bang"]:
            raise khong_thay(viec.nut)
        if not (place.nut["tieu_de"] or place.nut["loi_van"]):
            bo(data, Bo(viec="bo", nut=name))
            return
        place.nut["bang"] = None
        return
    _not_the_last(place, viec.nut)
    del place.danh_sach[place.vi_tri]


def _not_the_last(place: Cho, nut: str) -> None:
    if len(place.danh_sach) > 1:
        return
    if place.cha is None and place.loai == "muc":
        raise loi("SU06", "Kế hoạch cần ít nhất một mục", "thêm mục khác trước rồi bỏ mục này", nut)
    if place.cha is not None and place.cha.loai == "phu_luc":
        what = TEN_NUT[place.loai]
        raise loi("SU06", f"Phụ lục cần ít nhất một {what}", "không dùng phụ lục nữa thì bỏ cả phụ lục", nut)


def chuyen(data: Data, viec: Chuyen) -> None:
    """Put the node in its new place."""
    place = tim(data, viec.nut)
    to = viec.truoc or viec.sau or viec.trong
    if (to is None) == (viec.huong is None):
        raise loi("SU02", "Chưa rõ chuyển đi đâu", "chọn Lên, Xuống, Vào, Ra hoặc kéo tới chỗ mới", viec.nut)
    if viec.huong in ("len", "xuong"):
        _among_siblings(place, -1 if viec.huong == "len" else 1, viec.nut)
    elif viec.huong == "vao":
        _in(data, place, viec.nut)
    elif viec.huong == "ra":
        _out(data, place, viec.nut)
    elif to is not None:
        _to(data, place, viec, to)


def _among_siblings(place: Cho, step: int, nut: str) -> None:
    nodes, at = place.danh_sach, place.vi_tri
    if not 0 <= at + step < len(nodes):
        end = "đầu" if step < 0 else "cuối"
        raise loi("SU07", f"Đã ở {end} danh sách", "", nut)
    nodes[at], nodes[at + step] = nodes[at + step], nodes[at]


def _in(data: Data, place: Cho, nut: str) -> None:
    if place.loai != "muc" or not place.vi_tri:
        raise loi("SU07", "Không có mục đứng trước để chuyển vào", "chuyển xuống dưới một mục khác trước", nut)
    parent = place.danh_sach[place.vi_tri - 1]
    _move(data, place, parent["muc"], len(parent["muc"]), parent)


def _out(data: Data, place: Cho, nut: str) -> None:
    parent = place.cha
    if place.loai != "muc" or parent is None or parent.loai != "muc":
        raise loi("SU07", "Mục này đã ở ngoài cùng", "", nut)
    _move(data, place, parent.danh_sach, parent.vi_tri + 1, parent.cha.nut if parent.cha else None)


def _to(data: Data, place: Cho, viec: Chuyen, to: str) -> None:
    if to == viec.nut:
        return
    if viec.trong == f"@{place.loai}":
        nodes, index, parent = data[place.loai], len(data[place.loai]), None
    else:
        nodes, index, parent = _target(place, tim(data, to), viec, to)
    if place.loai == "muc" and parent is not None and any(each is parent for each in duoi(place.nut)):
        raise loi("SU05", "Không chuyển một mục vào trong chính nó được", "chọn chỗ khác", viec.nut)
    if nodes is not place.danh_sach and place.cha is not None and place.cha.loai == "phu_luc":
        _not_the_last(place, viec.nut)
    _move(data, place, nodes, index, parent)


def _target(place: Cho, at: Cho, viec: Chuyen, to: str) -> tuple[list[Any], int, Data | None]:
    if viec.trong is None and at.loai == place.loai:
        return at.danh_sach, at.vi_tri + bool(viec.sau), at.cha.nut if at.cha else None
    if viec.trong is not None and at.loai in ("muc", "phu_luc") and place.loai in at.nut and at.nut is not place.nut:
        holds = at.nut[place.loai]
        if at.loai == "muc" or holds:
            return holds, len(holds), at.nut
    what, where = TEN_NUT[place.loai], TEN_NUT[at.loai]
    side = "trong" if viec.trong else "cạnh"
    raise loi("SU05", f"Không chuyển {what} vào {side} {where} này được", "chọn chỗ khác", to)


def _move(data: Data, place: Cho, nodes: list[Any], index: int, parent: Data | None) -> None:
    """From its list into ``nodes`` at ``index``; in another list its level follows the place."""
    node = place.nut
    same = nodes is place.danh_sach
    if same and place.vi_tri < index:
        index -= 1
    del place.danh_sach[place.vi_tri]
    if place.loai == "muc" and not same:
        forms = khuon(data, node)
        theo(node, cap_o(nodes, index, parent, forms, node["cap"]), list(nodes), forms)
    nodes.insert(index, node)
