"""What stands in a workbook of a job, as plain text: filled from the catalogue or from last year, written by ``write_job``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bang:
    """The rows of a sheet.

    ``cot`` are keys of columns (:mod:`.cot`: ``ten``, ``gia_tri``, ``ap_dung``...; in the sheet xa also ``ct01``,
    ``nv03.kinh_phi``, or any title of the clerk's own such as ``Số hộ``). ``hang`` are the rows, a text for each column;
    a shorter row ends in empty cells. Known columns that are not named are written too, empty, in their usual place.
    A row whose ``ghi_chu`` is :data:`.cot.VI_DU` is an example that reading skips.
    """

    cot: Sequence[str] = ()
    hang: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class NoiDungJob:
    """The four sheets. ``thong_tin``: key (``nam``, ``tinh``, ``trich_yeu``, ``ngay``, ``phan``...; see
    :data:`.cot.THONG_TIN`) -> text. A value ``phan`` is names of parts separated by ``;`` ("phụ lục chỉ tiêu")."""

    thong_tin: Mapping[str, str] = field(default_factory=dict)
    xa: Bang = Bang()
    chi_tieu: Bang = Bang()
    nhiem_vu: Bang = Bang()
