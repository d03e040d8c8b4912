"""What a look-up of a place says when it finds no single answer. Each function gives the error to raise.

Codes are those of the checker's rules on places where one says the same: DP01 not in the catalogue on that day, DP02,
DP03 wrong type, DP06 old province, DP16 several of one name, DP17 old commune. What only a look-up can meet begins at
DP31: nothing written, DP32 unknown province, DP33 code and place contradict, DP34 not there yet.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from kehoach.catalog.dia_phuong_bang import (
    Tinh,
    Xa,
    co_hieu_luc,
    cung_tinh,
    danh_sach_tinh,
    danh_sach_xa,
    ke_thua,
    khoa,
    xa_dang_co,
)
from kehoach.catalog.dia_phuong_ten import CauHoi
from kehoach.problems import KehoachError, Problem

_LONGEST = 60  # letters of a name worth comparing; longer input is not a name


def viet_ngay(day: dt.date) -> str:
    """``"01/7/2025"``, see :meth:`kehoach.text.dates.Ngay.gach`."""
    from kehoach.text.dates import Ngay  # its patterns cost milliseconds, and a look-up that succeeds writes no date

    return Ngay.from_date(day).gach()


def _gan(hoi: CauHoi, keys: Iterable[str], n: int) -> list[str]:
    """The keys nearest to the name asked for, best first."""
    from difflib import get_close_matches  # only errors need it

    return get_close_matches(hoi.cach_doc[-1].khoa[:_LONGEST], list(keys), n)


def goi_ten(xa: Xa, *, ma: bool = True) -> str:
    """``"xã Xuân Trường, tỉnh Ninh Bình (mã 14089)"``; an old one ``"xã Hòa Phong (thị xã Mỹ Hào, tỉnh Hưng Yên)"``."""
    if xa.huyen:
        return f"{xa.day_du} ({xa.huyen}, {xa.tinh.day_du}{f', mã {xa.ma}' if ma else ''})"
    return f"{xa.day_du}, {xa.tinh.day_du}" + (f" (mã {xa.ma})" if ma else "")


def _goi_tinh(unit: Tinh) -> str:
    return f"{unit.day_du} (mã {unit.ma})"


def _trich(hoi: CauHoi) -> str:
    return f"“{hoi.goc[:_LONGEST]}{'…' if len(hoi.goc) > _LONGEST else ''}”"


def trong(what: str) -> KehoachError:
    """Nothing was written."""
    return KehoachError(Problem("DP31", f"Thiếu tên {what}", f"ghi tên hoặc mã số {what}"))


# Provinces


def tinh_la(hoi: CauHoi, ngay: dt.date) -> KehoachError:
    """No province has this name or code."""
    by_key = {khoa(unit.ten): unit for unit in danh_sach_tinh(ngay)}
    by_key |= {unit.ma.lstrip("0"): unit for unit in by_key.values() if hoi.ma}
    near = _gan(hoi, by_key, 3)
    mend = "ghi tên một tỉnh, thành phố hiện có, hoặc mã 2 chữ số (giữ số 0 đầu)"
    message = f"Không có tỉnh, thành phố nào tên {_trich(hoi)} ở ngày {viet_ngay(ngay)}"
    return KehoachError(Problem("DP32", message, mend, near=tuple(_goi_tinh(by_key[key]) for key in near)))


def tinh_sai_loai(hoi: CauHoi, unit: Tinh) -> KehoachError:
    """The province is there, but of the other type."""
    right = _goi_tinh(unit)
    return KehoachError(Problem("DP03", f"Không có {hoi.goc}; có {right}", "sửa loại, hoặc chỉ ghi tên", near=(right,)))


def tinh_luc_khac(units: Sequence[Tinh], ngay: dt.date) -> KehoachError:
    """The province (in these states) is gone, or not there yet: tells of the state nearest to the day."""
    gone = [unit for unit in units if unit.den and unit.den <= ngay]
    unit = max(gone, key=lambda u: u.den or ngay) if gone else min(units, key=lambda u: u.tu or ngay)
    now = sorted((u for u in danh_sach_tinh(ngay) if cung_tinh(u, unit)), key=lambda u: u.ten != unit.ten)[:1]
    name = now[0].day_du if now else "đơn vị khác"
    code = "DP03" if now and now[0].ten == unit.ten else "DP06"
    if gone:
        message = f"{unit.day_du} không còn từ {viet_ngay(unit.den or ngay)}; nay là {name}"
    else:
        message = f"{unit.day_du} chỉ có từ {viet_ngay(unit.tu or ngay)}; ngày {viet_ngay(ngay)} là {name}"
    return KehoachError(Problem(code, message, f"ghi {name}", near=tuple(map(_goi_tinh, now))))


# Communes


def xa_la(hoi: CauHoi, tinh: Tinh | None, ngay: dt.date, elsewhere: Sequence[Xa]) -> KehoachError:
    """No commune has this name or code (in the province given). ``elsewhere``: who bears it in other provinces."""
    by_key = _theo_khoa(ngay, tinh.ma if tinh else None)
    close = [] if len(hoi.ma or "") == 5 else _gan(hoi, by_key, 5)  # no name is like a code
    names = [goi_ten(xa) for xa in elsewhere]
    where = (
        "tên này có ở nơi khác" if all(co_hieu_luc(xa, ngay) for xa in elsewhere) else "tên này có ở lúc khác, nơi khác"
    )
    message = f"Không có đơn vị cấp xã nào tên {_trich(hoi)}" + (f" ở {tinh.day_du}" if tinh else "")
    message += f", ngày {viet_ngay(ngay)}" + (f"; {where}: {'; '.join(names)}" if names else "")
    mend = "xem lại chính tả và tỉnh, hoặc ghi mã 5 chữ số"
    padded = (hoi.ma or "").zfill(5)
    right = [goi_ten(xa) for xa in xa_dang_co(ngay, ma=padded) if not tinh or xa.tinh.ma == tinh.ma] if hoi.ma else []
    if right:
        mend = f"mã phải đủ 5 chữ số, kể cả số 0 đầu: {padded}"
    near = [*right, *(goi_ten(xa) for key in close for xa in by_key[key]), *names]
    return KehoachError(Problem("DP01", message, mend, near=tuple(dict.fromkeys(near))))


@lru_cache(maxsize=8)
def _theo_khoa(ngay: dt.date, tinh_ma: str | None) -> Mapping[str, Sequence[Xa]]:
    """The communes of a day by the key of their name: a workbook may have thousands of wrong rows."""
    by_key: dict[str, list[Xa]] = {}
    for xa in danh_sach_xa(ngay, tinh_ma):
        by_key.setdefault(khoa(xa.ten), []).append(xa)
    return by_key


def nhieu_xa(hoi: CauHoi, units: Sequence[Xa]) -> KehoachError:
    """Several communes bear the name."""
    mend = "ghi thêm tỉnh" + (", huyện" if units[0].huyen else "") + ", loại (xã, phường) hoặc dùng mã số"
    message = f"{_trich(hoi)} có {len(units)} nơi cùng tên"
    return KehoachError(Problem("DP16", message, mend, near=tuple(map(goi_ten, units))))


def xa_sai_loai(hoi: CauHoi, units: Sequence[Xa]) -> KehoachError:
    """The commune is there, but of another type."""
    right = tuple(map(goi_ten, units))
    return KehoachError(Problem("DP02", f"Không có {hoi.goc}; có {right[0]}", "sửa loại, hoặc chỉ ghi tên", near=right))


def khong_khop(xa: Xa, what: str) -> KehoachError:
    """The code is of a commune that is not in the province (or district) given."""
    message = f"Mã {xa.ma} là {goi_ten(xa, ma=False)}, không thuộc {what}"
    return KehoachError(Problem("DP33", message, "sửa mã hoặc tỉnh", near=(goi_ten(xa),)))


def so_phan(xa: Xa, ngay: dt.date) -> str:
    """What became of a commune that is gone on the day, or since when there is one that was not there yet."""
    now = ke_thua(xa, ngay)
    if xa.den and xa.den <= ngay:
        text = f"{goi_ten(xa, ma=False)} không còn từ {viet_ngay(xa.den)}; nay "
        if not now:
            return text + "chưa rõ thuộc đơn vị nào"
        how = "là" if not xa.huyen else "thuộc" if len(now) == 1 else "chia về"
        return f"{text}{how} {' và '.join(map(goi_ten, now))}"
    text = f"{goi_ten(xa)} chỉ có từ {viet_ngay(xa.tu or ngay)}"
    return f"{text}; ngày {viet_ngay(ngay)} là {now[0].day_du}" if now and now[0].huyen is None else text


def xa_luc_khac(hoi: CauHoi, units: Sequence[Xa], ngay: dt.date) -> KehoachError:
    """The communes of this name are gone on the day, or not there yet."""
    told = tuple(so_phan(xa, ngay) for xa in units)
    gone = all(xa.den and xa.den <= ngay for xa in units)
    code = "DP34" if not gone else "DP17" if units[0].huyen else "DP02"
    mend = "ghi tên đơn vị nay có" if gone else "xem lại ngày ban hành, hoặc ghi tên đơn vị có ở ngày ấy"
    if len(told) == 1:
        # On the older map the same code was often another commune: no help.
        near = tuple(goi_ten(xa) for xa in ke_thua(units[0], ngay) if not xa.huyen)
        return KehoachError(Problem(code, told[0], mend, near=near))
    message = f"{_trich(hoi)} không có ở ngày {viet_ngay(ngay)}; {len(told)} đơn vị mang tên này vào lúc khác"
    return KehoachError(Problem(code, message, mend + "; ghi thêm tỉnh", near=told))
