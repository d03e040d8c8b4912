"""The operations, as the JSON that a browser sends; unknown keys are refused."""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from kehoach.editing.loi import loi, viec_sai
from kehoach.editing.truong import Loai

MAX_CHARS: Final = 1_000_000
"""Letters of one text: a whole workbook pasted is far below this"""
MAX_VIEC: Final = 500
"""Operations of one request"""

Van = Annotated[str, Field(max_length=MAX_CHARS)]
Ma = Annotated[str, Field(max_length=300)]
So = Annotated[int, Field(ge=-1, le=100_000)]


class _Viec(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Cho(_Viec):
    """Where something goes: before, after or inside a node; nowhere named: at the end."""

    truoc: Ma | None = None
    sau: Ma | None = None
    trong: Ma | None = None

    @model_validator(mode="after")
    def _one_place(self) -> "_Cho":
        if sum(each is not None for each in (self.truoc, self.sau, self.trong)) > 1:
            raise ValueError("chỉ một trong truoc, sau, trong")
        return self


class Dat(_Viec):
    """A field gets a value."""

    viec: Literal["dat"]
    nut: Ma
    """Id of a node, or ``@so``, ``@chu_ky.ho_ten``, ``@luu.0``"""
    truong: Ma = ""
    gia_tri: Van | bool | int | list[Van] | None


class Them(_Cho):
    """A node comes in; what is not given begins as ``[[...]]``."""

    viec: Literal["them"]
    loai: Loai | Literal["bang"]
    """``bang``: a table for the node ``trong``"""
    cap: Ma | None = None
    """Level of a ``muc``; none given: as its siblings"""
    kieu: Literal["chi_tieu", "nhiem_vu", "muc"] = "nhiem_vu"
    """What a new annex holds"""
    gia_tri: dict[Ma, Any] = {}


class Bo(_Viec):
    """A node goes, and what is below it; ``ID#bang``: its table."""

    viec: Literal["bo"]
    nut: Ma


class Chuyen(_Cho):
    """A node goes elsewhere: up, down, in, out, or to a place."""

    viec: Literal["chuyen"]
    nut: Ma
    huong: Literal["len", "xuong", "vao", "ra"] | None = None


class LamBang(_Viec):
    """A table changes. Rows and columns count from 0, row -1 are the titles."""

    viec: Literal["bang"]
    nut: Ma
    """The node that the table is of, or the annex"""
    lam: Literal["o", "dan", "them_hang", "bo_hang", "chuyen_hang", "them_cot", "bo_cot", "chuyen_cot"]
    hang: So = 0
    cot: So = 0
    toi: So = 0
    """Where a row or column goes"""
    chu: Van = ""
    """What a cell says, or what is pasted: cells parted by tabs, rows by line ends"""


class BoQuaPhatHien(_Viec):
    """A finding is accepted, with why."""

    viec: Literal["bo_qua"]
    ma: Ma
    ly_do: Van
    trich: Van = ""


class ThoiBoQua(_Viec):
    """The ``thu``-th accepted finding, from 0, counts again."""

    viec: Literal["thoi_bo_qua"]
    thu: So


class ThemCanCu(_Viec):
    """A document of the catalogue becomes a basis, after ``sau`` or where drafting would put it."""

    viec: Literal["them_can_cu"]
    van_ban: Ma
    sau: Ma | None = None


class ChoSua(_Viec):
    """The mend of a finding: in the line ``doan_van`` that ``ma_nut`` prints, the ``lan``-th ``trich`` becomes ``sua``."""

    ma_nut: Ma
    trich: Van
    sua: Van
    lan: Annotated[int, Field(ge=1, le=100_000)] = 1
    doan_van: Van


class Thay(_Viec):
    """Mends of findings are made, as sure as the checker is of them."""

    viec: Literal["thay"]
    sua: ChoSua | list[ChoSua]


MotViec = Dat | Them | Bo | Chuyen | LamBang | BoQuaPhatHien | ThoiBoQua | ThemCanCu | Thay
_ADAPTER: Final[TypeAdapter[MotViec]] = TypeAdapter(Annotated[MotViec, Field(discriminator="viec")])


def doc_viec(viec: Any) -> list[MotViec]:
    """Operations from plain data, one or several. Raises :class:`KehoachError` SU02."""
    wanted = viec if isinstance(viec, list | tuple) else [viec]
    if len(wanted) > MAX_VIEC:
        raise loi("SU02", f"Quá {MAX_VIEC} việc một lần", "chia thành nhiều lần")
    try:
        return [_ADAPTER.validate_python(each) for each in wanted]
    except ValidationError as error:
        raise viec_sai(error) from None
