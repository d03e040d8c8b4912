"""Document numbers and citations: the one door to so_ky_hieu, ten_loai, vien_dan and citation_finder."""

from kehoach.text.so_ky_hieu import SoKyHieu, SoKyHieuError, cac_co_quan_theo_ky_hieu, co_quan_theo_ky_hieu
from kehoach.text.ten_loai import TEN_LOAI, TEN_LOAI_KHAC, TEN_LUAT, VIET_TAT
from kehoach.text.vien_dan import DangNgay, VienDan, VienDanHit, lan_dau, lan_sau

__all__ = [
    "TEN_LOAI", "TEN_LOAI_KHAC", "TEN_LUAT", "VIET_TAT", "DangNgay", "SoKyHieu", "SoKyHieuError", "VienDan",
    "VienDanHit", "cac_co_quan_theo_ky_hieu", "co_quan_theo_ky_hieu", "find_citations", "lan_dau", "lan_sau",
]  # fmt: skip


def find_citations(text: str) -> list[VienDanHit]:
    """The citations in NFC text, in order and without overlap; see citation_finder. Never raises."""
    # Its patterns take longer to compile than all the rest of kehoach.text; formatting does not need them.
    from kehoach.text import citation_finder

    return citation_finder.find_citations(text)
