"""What a file is, before it is rebased: whose plan, of which year, how much of it was understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach.api.checking import TuyChon, document_under_check
from kehoach.api.rebasing import kind_told
from kehoach.files import read_bytes
from kehoach.problems import KehoachError, Problem


@dataclass(frozen=True)
class NhanDang:
    """What was recognised of a source."""

    ten_tep: str
    dang: str
    """docx, pdf, txt..."""
    cua: str
    """Whose it is: xã Hoa Lộc, tỉnh Thanh Hóa; empty where that cannot be told"""
    ma_xa: str
    """Code of that commune; empty where it is not known"""
    con_cua: tuple[str, ...]
    """Other communes that it calls its own"""
    nam: int
    ten_loai: str
    """KẾ HOẠCH"""
    trich_yeu: str
    so_can_cu: int
    so_muc: int
    so_bang: int
    so_phu_luc: int
    luu_y: tuple[str, ...]
    """What is odd about it as a whole"""
    nghi_ngo: tuple[Problem, ...]
    """What the reading is not sure of"""
    loi: tuple[Problem, ...]
    """Why it cannot be told whose it is; none where it can"""

    @property
    def la_word(self) -> bool:
        """Whether changes can be tracked in it."""
        return self.dang == "docx"


def recognise_source(path: Path, tu: tuple[str, str | None] | None = None, packs: Sequence[Path] = ()) -> NhanDang:
    """What the file is, or what it is when it is of the commune ``tu``.

    Raises :class:`KehoachError` for what cannot be read (TEP, DOC, YAML), and the codes of places (DP) for ``tu``.
    """
    from kehoach.blocks import Table
    from kehoach.readers.stages import to_plan
    from kehoach.rebase.nguon import nguon_cua
    from kehoach.rebase.thoi_gian import thoi_gian

    data = read_bytes(path)
    ho_so = document_under_check(data, path, TuyChon(xa=tu, packs=packs))
    told = to_plan(ho_so.document)
    plan = ho_so.ke_hoach
    nguon, problems = None, list[Problem]()
    try:
        nguon = nguon_cua(ho_so)
    except KehoachError as error:
        if tu is not None:
            raise
        problems = error.problems
    return NhanDang(
        path.name, "yaml" if path.suffix.lower() in (".yaml", ".yml", ".json") else ho_so.document.format,
        nguon.day_du if nguon else "", nguon.xa.ma if nguon and nguon.xa else "",
        tuple(each.day_du for each in nguon.lan) if nguon else (),
        thoi_gian(ho_so).nam, plan.ten_loai, plan.trich_yeu, len(plan.can_cu), len(plan.muc),
        sum(isinstance(each, Table) and each.bordered for each in ho_so.document.blocks), len(plan.phu_luc),
        tuple(kind_told(ho_so)), tuple(told.doubts), tuple(problems),
    )  # fmt: skip
