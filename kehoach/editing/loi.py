"""What can go wrong with an operation, in words."""

import re
from itertools import chain
from typing import Any, Final

from pydantic import ValidationError

from kehoach.editing.truong import KE_HOACH, NUT, TEN_NUT
from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import faults
from kehoach.problems import KehoachError, Place, Problem

_FIELDS: Final = (*chain.from_iterable(NUT.values()), *KE_HOACH, *NUT["muc"])
_NAMES: Final[dict[str, str]] = {str(key): name for key, name in TEN_NUT.items()} | {
    each.ten.rpartition(".")[2]: each.nhan for each in _FIELDS
}
_NAME: Final = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b|^[a-z]+\b|(?<=“)[a-z]+(?=”)", re.ASCII)
"""The name of a key inside a sentence; one of a single word only where it cannot be another word."""
MAX_SHOWN: Final = 60


def loi(code: str, message: str, mend: str = "", nut: str = "") -> KehoachError:
    """An error at the node ``nut``."""
    return KehoachError(Problem(code, message, mend, Place(path=nut or None)))


def khong_thay(nut: str) -> KehoachError:
    """SU01: there is no such node."""
    mend = "tải lại trang: có thể mục đã được bỏ ở nơi khác"
    return loi("SU01", f"Không có “{nut[:MAX_SHOWN]}” trong kế hoạch", mend, nut)


def viec_sai(error: ValidationError) -> KehoachError:
    """SU02: what is asked is no operation."""
    first = error.errors()[0]
    where = ".".join(str(each) for each in first["loc"]) or "viec"
    return loi("SU02", f"Không hiểu việc cần làm: “{where[:MAX_SHOWN]}” không đúng", "tải lại trang rồi làm lại")


def gia_tri_sai(error: ValidationError, nut: str) -> KehoachError:
    """SU04: the plan would not be one; the reasons are the model's own."""
    told = faults(error, KeHoach, lambda _loc, _key: Place(path=nut or None))
    return KehoachError([Problem("SU04", _plain(each.message), "", each.place, near=each.near) for each in told])


def _plain(message: str) -> str:
    """The names of keys as a form calls them."""
    said = _NAME.sub(lambda found: _NAMES.get(found[0], found[0]).lower(), message)
    return said[:1].upper() + said[1:]


def chu(value: Any) -> str:
    """A value, short enough to show."""
    text = str(value)
    return f"{text[:MAX_SHOWN]}…" if len(text) > MAX_SHOWN else text
