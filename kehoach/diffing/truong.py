"""The fields of the parts of a plan by their Vietnamese names, as text: what is compared one by one."""

from kehoach.diffing.giong import same
from kehoach.diffing.nut import NutCoMa, cited, on_end
from kehoach.model.khac_biet import TruongKhac
from kehoach.model.mac_dinh import kem_theo
from kehoach.model.plan import CanCu, ChiTieu, ChuKy, KeHoach, Muc, NhiemVu, NoiNhan, PhuLuc
from kehoach.text.numbering import Kieu
from kehoach.text.strings import join_parts

Truong = dict[str, str]
"""Name -> text, empty where there is none."""

_CAP = {Kieu.DOAN: "đoạn văn", Kieu.GACH: "gạch đầu dòng", Kieu.CONG: "dấu cộng"}


def differing(old: Truong, new: Truong) -> tuple[TruongKhac, ...]:
    """The fields that do not say the same, in their order."""
    names = dict.fromkeys([*old, *new])
    both = [TruongKhac(name, old.get(name, ""), new.get(name, "")) for name in names]
    return tuple(each for each in both if not same(each.cu, each.moi))


def head(plan: KeHoach) -> Truong:
    """The head; the number is told with its sign only where there is one."""
    xa = plan.xa
    return {
        "Tên loại": plan.ten_loai,
        "Trích yếu": plan.trich_yeu,
        "Năm": str(plan.nam),
        "Xã": join_parts([f"{xa.loai} {xa.ten}", xa.huyen], ", ") if xa else "",
        "Tỉnh": xa.tinh if xa else "",
        "Cơ quan ban hành": plan.co_quan.ten,
        "Cơ quan chủ quản": plan.co_quan.chu_quan,
        "Số": plan.so.zfill(2) if plan.so.isdigit() else plan.so,
        "Ký hiệu": plan.ky_hieu,
        "Địa danh": plan.dia_danh,
        "Ngày ban hành": plan.ngay.gach(),
        "Kèm theo": plan.kem_theo,
    }


def signature(chu_ky: ChuKy | None) -> Truong:
    """Who signs."""
    if chu_ky is None:
        return {}
    return {"Quyền hạn": "; ".join(chu_ky.quyen_han), "Chức vụ": chu_ky.chuc_vu, "Họ và tên": chu_ky.ho_ten}


def of_pair(old: KeHoach, a: NutCoMa, new: KeHoach, b: NutCoMa) -> tuple[Truong, Truong]:
    """The fields of a node of ``old`` and of its pair of ``new`` that are to be compared."""
    match a, b:
        case Muc(), Muc():
            return _muc(a, b)
        case CanCu(), CanCu():
            return _can_cu(old, a, b), _can_cu(new, b, a)
        case PhuLuc(), PhuLuc():
            return _phu_luc(old, a, b), _phu_luc(new, b, a)
    return of_one(old, a), of_one(new, b)


def of_one(plan: KeHoach, node: NutCoMa) -> Truong:
    """All the fields of a node that print, its name first; nothing for a node that is one text."""
    match node:
        case NoiNhan():
            return {"Tên": node.ten, "Để": node.de}
        case ChiTieu():
            nam = str(node.nam) if node.nam not in (None, plan.nam) else ""
            return {
                "Chỉ tiêu": node.ten, "Nhóm": node.nhom, "Đơn vị tính": node.don_vi_tinh, "Giá trị": node.gia_tri,
                "Năm phải đạt": nam,
            }  # fmt: skip
        case NhiemVu():
            return {
                "Nhiệm vụ": node.ten, "Chủ trì": node.chu_tri, "Phối hợp": "; ".join(node.phoi_hop),
                "Sản phẩm": node.san_pham, "Kinh phí": node.kinh_phi, "Thời hạn": node.thoi_han,
            }  # fmt: skip
    return {}


def _muc(a: Muc, b: Muc) -> tuple[Truong, Truong]:
    """The level; title and text where they differ when read on end, apart where both nodes have both."""
    old, new = ({"Đánh số": _CAP.get(each.cap, str(each.cap))} for each in (a, b))
    if same(on_end(a), on_end(b)):
        return old, new
    filled = (bool(a.tieu_de), bool(a.loi_van)) == (bool(b.tieu_de), bool(b.loi_van))
    return old | _words(a, filled), new | _words(b, filled)


def _words(muc: Muc, apart: bool) -> Truong:
    return {"Tiêu đề": muc.tieu_de, "Lời văn": muc.loi_van} if apart else {"Lời văn": on_end(muc)}


def _can_cu(plan: KeHoach, node: CanCu, other: CanCu) -> Truong:
    found: Truong = {"Từ dẫn": _lead(plan, node)}
    if same(cited(node), cited(other)):
        return found
    if not node.ten_loai or not other.ten_loai or node.nguyen_van or other.nguyen_van:
        return found | {"Viện dẫn": cited(node)}
    return found | {
        "Tên loại": node.ten_loai, "Số, ký hiệu": node.so_ky_hieu, "Cơ quan": node.co_quan,
        "Ngày": node.ngay.gach() if node.ngay else "", "Trích yếu": node.trich_yeu,
    }  # fmt: skip


def _lead(plan: KeHoach, node: CanCu) -> str:
    """The lead word of the paragraph that ``node`` stands in."""
    lead = ""
    for each in plan.can_cu:
        lead = each.dan or lead
        if each is node:
            break
    return lead


def _phu_luc(plan: KeHoach, node: PhuLuc, other: PhuLuc) -> Truong:
    found: Truong = {"Tiêu đề": node.tieu_de}
    if node.kem_theo or other.kem_theo:
        found["Kèm theo"] = node.kem_theo or kem_theo(plan)
    if node.cot and other.cot:
        found["Tên các cột"] = "; ".join(node.cot)
    if node.tong or other.tong:
        found["Hàng tổng cộng"] = "có" if node.tong else ""
    return found
