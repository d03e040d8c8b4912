"""The small types that the model is made of: text in NFC, ids, dates that may be partly known."""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)

from kehoach.text.dates import Ngay, doc_ngay

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DATE_PATTERN = r"^(\d{4}(-\d{2}(-\d{2})?)?|(\d{1,2}/)?\d{1,2}/\d{4})$"
_ID = re.compile(r"[a-z0-9][a-z0-9.-]*")


def _text(value: str) -> str:
    if _CONTROL.search(value):
        raise ValueError("có ký tự điều khiển không in được")
    return unicodedata.normalize("NFC", value)


def _id(value: str) -> str:
    if value and not _ID.fullmatch(value):
        raise ValueError("mã chỉ gồm chữ thường không dấu, chữ số, dấu chấm và gạch nối")
    return value


def _date(value: Any) -> Any:
    return doc_ngay(value) if isinstance(value, str) else value


Chu = Annotated[str, AfterValidator(_text)]
"""Text, always NFC and printable."""

ChuSo = Annotated[str, AfterValidator(_text), WithJsonSchema({"type": ["string", "number"]})]
"""Text that often looks like a number; an editor should accept it with and without quotes."""

MaNut = Annotated[str, AfterValidator(_id)]
"""The stable id of a node; empty means that the program gives one (see :mod:`kehoach.model.ids`)."""

NgayBanHanh = Annotated[
    Ngay,
    BeforeValidator(_date),
    PlainSerializer(lambda ngay: ngay.iso(), return_type=str),
    WithJsonSchema({"type": ["string", "number"], "pattern": _DATE_PATTERN, "examples": ["2026-05-15"]}),
]
"""A date in ISO order, possibly without its day or month: 2026-05-15, 2026-05, 2026."""


class Nut(BaseModel):
    """Base of every part of a plan: unknown keys are refused; a key without a value counts as absent."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        coerce_numbers_to_str=True,
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value is not None}
        return data
