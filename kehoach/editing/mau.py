"""New nodes, whole: what is not given is as the model has it."""

import copy
from typing import Any, Final

from pydantic import BaseModel

from kehoach.editing.cay import Data
from kehoach.editing.truong import Loai
from kehoach.model.plan import CanCu, ChiTieu, Muc, NhiemVu, NoiNhan, PhuLuc

_MODEL: Final[dict[Loai, type[BaseModel]]] = {
    "can_cu": CanCu, "muc": Muc, "noi_nhan": NoiNhan, "phu_luc": PhuLuc, "chi_tieu": ChiTieu, "nhiem_vu": NhiemVu,
}  # fmt: skip


def nut_moi(loai: Loai, **given: Any) -> Data:
    """A node with ``given`` and the defaults of its model; its id is given by the plan."""
    fields = _MODEL[loai].model_fields.items()
    usual = {name: copy.copy(field.default) for name, field in fields if not field.is_required()}
    return usual | ({"cap": ""} if loai == "muc" else {}) | given
