"""A field gets a value."""

from typing import Any

from kehoach.editing.cay import Cho, Data, tim
from kehoach.editing.loi import chu, khong_thay, loi
from kehoach.editing.truong import Truong, truong_cua, truong_ke_hoach
from kehoach.editing.viec import Dat
from kehoach.text.changes import Change, changes, made

_CHU_KY: Data = {"quyen_han": [], "chuc_vu": "[[chức vụ người ký]]", "ho_ten": ""}


def dat(data: Data, viec: Dat) -> None:
    """Set the field in place."""
    if viec.nut.startswith("@") and (field := truong_ke_hoach(viec.nut[1:])):
        if viec.truong:
            raise _unknown(viec)
        _set_path(data, field, viec)
        return
    place = tim(data, viec.nut)
    own = truong_cua(place.loai, viec.truong or ("loi_van" if place.loai == "phan_khac" else ""))
    if own is None:
        raise _unknown(viec)
    value = _value(own, viec)
    if place.loai == "luu":
        place.danh_sach[place.vi_tri] = value
        return
    if place.loai == "muc":
        _keep_emphasis(place, own.ten, str(value))
    place.nut[own.ten] = value


def _set_path(data: Data, field: Truong, viec: Dat) -> None:
    *above, last = field.ten.split(".")
    for name in above:
        if data.get(name) is None:
            if name != "chu_ky":
                raise khong_thay(viec.nut)
            data[name] = dict(_CHU_KY)
        data = data[name]
    data[last] = _value(field, viec)


def _value(field: Truong, viec: Dat) -> Any:
    value = viec.gia_tri
    if field.dang == "danh_sach":
        return tach(field, value) if isinstance(value, str) else value or []
    if isinstance(value, list) or (isinstance(value, bool) and field.dang != "co"):
        raise loi("SU04", f"“{field.nhan}” không nhận {chu(value)}", "gõ lại", viec.nut)
    if field.dang == "co":
        return False if value is None or value == "" else value
    if value is None or (value == "" and field.bo_trong):
        return None if field.bo_trong else ""
    return value


def tach(field: Truong, text: str) -> list[str]:
    """The texts of a list that were typed as one."""
    for line_end in ("\r\n", "\r", "\n"):
        text = text.replace(line_end, field.noi)
    return [part.strip() for part in text.split(field.noi.strip() or field.noi) if part.strip()]


def _unknown(viec: Dat) -> Exception:
    return loi("SU03", f"Chỗ này không có “{viec.truong[:60]}”", "tải lại trang rồi làm lại", viec.nut)


def _keep_emphasis(place: Cho, ten: str, value: str) -> None:
    """Words that stand out in print change with the text that they stand in."""
    if ten not in ("tieu_de", "loi_van") or not place.nut["nhan_manh"]:
        return
    old = str(place.nut[ten])
    parts = changes(old, value)
    for each in place.nut["nhan_manh"]:
        words = str(each["cum"])
        at = old.find(words)
        inner = [
            Change(part.start - at, part.end - at, part.new)
            for part in parts
            if at <= part.start
            and part.end <= at + len(words)
            and (at < part.start < at + len(words) or part.end > part.start)
        ]
        if at >= 0 and inner:
            each["cum"] = made(words, inner).strip() or words
