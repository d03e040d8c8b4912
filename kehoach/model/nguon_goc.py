"""Where the results of a rebase came from: the machine-written ``nguon-goc.yaml`` of a folder, one record a result."""

import datetime as dt
import json
import unicodedata
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError

from kehoach.model.chuyen import LoaiThay
from kehoach.model.kieu import Chu, Nut
from kehoach.model.plan import KeHoach

TEN_TEP = "nguon-goc.yaml"
"""Name of the file, beside the results."""


class TepNguon(Nut):
    """The file that was rebased."""

    ten: Chu
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class DonViGoc(Nut):
    """Whose plan it is; empty where that is not known, type and name empty for a province."""

    ma: Chu = ""
    """Mã số đơn vị hành chính của xã"""
    loai: Chu = ""
    ten: Chu = ""
    tinh: Chu = ""
    """Tên đầy đủ: tỉnh Thanh Hóa"""


class ThayThe(Nut):
    """Words that were replaced everywhere they stood."""

    model_config = ConfigDict(str_strip_whitespace=False)

    tu: Chu
    den: Chu
    loai: LoaiThay
    so_lan: int = Field(ge=1)


class LopDanhMuc(Nut):
    """A layer of the catalogue as it was: its name and the hash of its files."""

    ten: Chu
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


def plan_text(ke_hoach: KeHoach) -> str:
    """The plan as one line of JSON from which :func:`read_plan` gives the same plan."""
    data = {"phien_ban": ke_hoach.phien_ban} | ke_hoach.model_dump(mode="json", exclude_defaults=True)
    text = json.dumps(data, ensure_ascii=False)
    if unicodedata.is_normalized("NFC", text):
        return text
    return json.dumps(data)  # an accent after \n would melt with its n when the file is read


def read_plan(value: Any) -> Any:
    """The plan of such a line; anything but text is left to the model."""
    if not isinstance(value, str):
        return value
    try:
        return KeHoach.model_validate_json(value)
    except ValidationError:
        raise ValueError("bản gốc ghi trong tệp đã hỏng") from None


KeHoachGon = Annotated[
    KeHoach, BeforeValidator(read_plan), PlainSerializer(plan_text, return_type=str, when_used="json")
]
"""A whole plan as one value of the file: a folder of many results stays small, quick to read, and no one's to edit."""


class BanGhi(Nut):
    """How one result was made."""

    kehoach: Chu
    """Phiên bản của kehoach"""
    ngay: dt.date
    nguon: TepNguon
    tu: DonViGoc
    den: DonViGoc
    nam_cu: int | None = None
    nam_moi: int | None = None
    thay: list[ThayThe] = []
    danh_muc: list[LopDanhMuc] = []
    """Lớp thấp nhất đứng trước"""
    ban_goc: KeHoachGon
    """Kế hoạch như lúc vừa chuyển xong, trước khi có người sửa: gốc để so khi chuyển lại"""


class NguonGoc(Nut):
    """The file."""

    phien_ban: Literal["1"] = "1"
    tep: dict[Chu, BanGhi] = {}
    """Tên tệp kết quả -> nguồn gốc của nó"""
