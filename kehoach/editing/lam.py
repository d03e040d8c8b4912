"""The operations carried out, one after another, on a copy; the plan that comes out is validated as any other."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from kehoach.editing.bang import bang
from kehoach.editing.cay import Data
from kehoach.editing.chuyen import bo, chuyen
from kehoach.editing.dat import dat
from kehoach.editing.loi import gia_tri_sai, loi
from kehoach.editing.them import them
from kehoach.editing.viec import Bo, BoQuaPhatHien, Chuyen, Dat, LamBang, MotViec, Them, ThoiBoQua
from kehoach.model.plan import KeHoach


def ap_dung(plan: KeHoach, viec: Sequence[MotViec]) -> KeHoach:
    """``plan`` after ``viec``. Raises :class:`KehoachError` SU01-SU08 for what cannot be done; ``plan`` stays as it was.

    What needs the catalogue or the mender (ThemCanCu, Thay) is not done here: see :mod:`kehoach.api.editing`.
    """
    data: Data = plan.model_dump(mode="json")
    for each in viec:
        _one(data, each)
    return kiem(data, viec[-1] if viec else None)


def kiem(data: Any, viec: MotViec | None = None) -> KeHoach:
    """``data`` as a plan; what is wrong with it is told at the place of ``viec``."""
    try:
        return KeHoach.model_validate(data)
    except ValidationError as error:
        raise gia_tri_sai(error, str(getattr(viec, "nut", ""))) from None


def _one(data: Data, viec: MotViec) -> None:
    match viec:
        case Dat():
            dat(data, viec)
        case Them():
            them(data, viec)
        case Bo():
            bo(data, viec)
        case Chuyen():
            chuyen(data, viec)
        case LamBang():
            bang(data, viec)
        case BoQuaPhatHien():
            data["bo_qua"].append({"ma": viec.ma, "ly_do": viec.ly_do, "trich": viec.trich})
        case ThoiBoQua():
            if not 0 <= viec.thu < len(data["bo_qua"]):
                raise loi("SU01", "Không có phát hiện đã chấp nhận này", "tải lại trang rồi làm lại")
            del data["bo_qua"][viec.thu]
        case _:
            raise loi("SU02", "Việc này cần danh mục hoặc bộ sửa lỗi", "làm qua kehoach.api.edit")
