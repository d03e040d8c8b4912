"""What our province is called where its type word is not wanted: the name of a person is never left alone."""

from kehoach.catalog.dia_phuong import Tinh


def goi(tinh: Tinh) -> str:
    """``Thanh Hóa``; ``Thành phố Hồ Chí Minh``."""
    return tinh.day_du if tinh.ten == "Hồ Chí Minh" else tinh.ten


def dang_uy(tinh: Tinh) -> str:
    """``Tỉnh ủy Thanh Hóa``, ``Thành ủy Huế``."""
    return f"{'Thành ủy' if tinh.loai == 'thành phố' else 'Tỉnh ủy'} {goi(tinh)}"
