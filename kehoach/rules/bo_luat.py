"""The words of the rules, one data file a rule, one folder a regime: a new decree is a new folder."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import Field, PlainValidator

from kehoach.model.kieu import Chu, Nut
from kehoach.model.phat_hien import CachSua
from kehoach.problems import KehoachError, Level, Problem
from kehoach.text.nfc import fold

NGHI_DINH_30 = "nd30"
"""The regime in force: Nghị định 30/2020/NĐ-CP."""
FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ViDu(Nut):
    """A bad and a good example, which are documentation and test at once (tests/rules/vi_du.py puts them into a plan)."""

    xau: Annotated[str, PlainValidator(str)] = ""
    """The bad words; several lines are several paragraphs. Kept exactly, white space too"""
    tot: Annotated[str | None, PlainValidator(lambda v: v)] = None
    """The good words; absent: what ``thay`` says"""
    thay: Annotated[str, PlainValidator(str)] = ""
    """The words of the clean plan in whose place the example stands; absent: the example is a paragraph of its body"""
    dinh_dang: dict[str, dict[str, Any]] = {}
    """Looks of the bad plan: role of lines (or ``trang``) -> field of the format -> value"""
    ghi_chu: Chu = ""
    """How the fault looks, where words do not show it"""
    giai_doan: Literal["du-thao", "ban-hanh"] = "du-thao"
    sua_duoc: bool | None = None
    """Whether mending the bad words gives the good ones; absent: as ``cach_sua`` of the rule says"""
    so_lan: int = 1
    """How many findings the bad words give"""
    ban_goc: Chu = ""
    """From whose plan this one was made by rebase: xã Hoa Lộc, tỉnh Thanh Hóa"""
    nen: str = "co-ban"
    """Which clean plan of tests/rules/nen the example stands in"""


class MoTa(Nut):
    """What a rule says."""

    ten: Chu
    """The rule in a few words, as a demand"""
    muc_do: Level
    can_cu: Chu
    """The clause; nội bộ for practice without one"""
    tin_cay: Literal["xac_minh", "suy_luan", "chua_chac"]
    thong_diep: Chu
    """The cause; ``{name}`` is filled by the rule"""
    huong_dan: Chu
    """What to do; may be filled too"""
    cach_sua: CachSua = CachSua.CHI_GOI_Y
    vi_sao: Chu
    """Why it matters, for the rule's page"""
    tham_so: dict[str, Any] = {}
    """Numbers and words that the rule measures by"""
    ma_cu: list[Chu] = []
    """Codes that it had before"""
    vi_du: list[ViDu] = Field(min_length=1)


@cache
def mo_ta(ma: str, che_do: str = NGHI_DINH_30) -> MoTa:
    """What the rule ``ma`` says in a regime."""
    path = FOLDER / che_do / f"{ma}.yaml"
    return MoTa.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER))  # noqa: S506 - safe, in C


def tham_so(ma: str, che_do: str = NGHI_DINH_30) -> Mapping[str, Any]:
    """The parameters of a rule."""
    return mo_ta(ma, che_do).tham_so


@cache
def cac_ma(che_do: str = NGHI_DINH_30) -> tuple[str, ...]:
    """The codes that a regime has."""
    names = (path.stem for path in (FOLDER / che_do).glob("*.yaml"))
    return tuple(sorted(names, key=lambda ma: (ma[:2], int(ma[2:]))))


def tim_ma(ma: str, che_do: str = NGHI_DINH_30) -> str:
    """The code of a rule as a person gives it, old codes too. Raises :class:`KehoachError` KT01 with the nearest."""
    import difflib

    wanted = fold(ma).upper()
    known = cac_ma(che_do)
    if wanted in known:
        return wanted
    for each in known:
        if wanted in mo_ta(each, che_do).ma_cu:
            return each
    near = tuple(difflib.get_close_matches(wanted, known, n=5, cutoff=0.4))
    raise KehoachError(Problem("KT01", f"Không có luật “{ma[:20]}”", "xem danh sách: kehoach explain", near=near))
