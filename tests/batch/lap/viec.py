"""Made-up jobs: a few communes of Thanh Hóa, indicators and tasks."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from kehoach.api.checking import TuyChon, check_bytes
from kehoach.batch.job import ApDung, Cho, DongChiTieu, DongNhiemVu, Hang, Job, ThongTin
from kehoach.model.phat_hien import PhatHien

XA = [
    ("14923", "xã", "Hoa Lộc"),
    ("14917", "xã", "Vạn Lộc"),
    ("14758", "phường", "Hạc Thành"),
    ("14896", "xã", "Hậu Lộc"),
]


def chi_tieu(number: int, **changes: Any) -> DongChiTieu:
    usual = DongChiTieu(
        Cho("chi_tieu", number + 1),
        f"ct{number:02}",
        f"Tỷ lệ hồ sơ lĩnh vực số {number} được giải quyết trên môi trường mạng",
        "Chính quyền số" if number <= 3 else "Kinh tế số, xã hội số",
        "%",
        str(40 + number % 50),
    )
    return replace(usual, **changes)


def nhiem_vu(number: int, **changes: Any) -> DongNhiemVu:
    usual = DongNhiemVu(
        Cho("nhiem_vu", number + 1),
        f"nv{number:02}",
        f"Tổ chức tập huấn kỹ năng số đợt {number} cho cán bộ, công chức",
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
        "Báo cáo kết quả",
        str(5 * number),
        "Tháng 9/2026",
    )
    return replace(usual, **changes)


def job(rows: int = 6, *, ct: Any = None, nv: Any = None, cot: tuple[str, ...] = ("so_ho",), **info: Any) -> Job:
    """A job of so many rows a table."""
    indicators = [chi_tieu(each) for each in range(1, rows + 1)] if ct is None else ct
    tasks = [nhiem_vu(each) for each in range(1, rows + 1)] if nv is None else nv
    return Job("viec.xlsx", ThongTin(2026, **info), tuple(indicators), tuple(tasks), cot)


def hang(number: int = 0, **changes: Any) -> Hang:
    """A row of the sheet xa."""
    ma, loai, ten = XA[number % len(XA)]
    usual = Hang(number + 2, ma, loai, ten, "Thanh Hóa", "tỉnh Thanh Hóa", so=str(80 + number), ngay="2026-05-15")
    return replace(usual, **changes)


def im_lang(data: bytes, name: str) -> list[PhatHien]:
    """A checker that finds nothing."""
    return []


def kiem_that(data: bytes, name: str) -> list[PhatHien]:
    """The rules."""
    return check_bytes(data, Path(name), TuyChon()).phat_hien


def cho(**whom: Any) -> ApDung:
    """Whom a row is for; lists become sets."""
    given: dict[str, Any] = {key: frozenset(value) if isinstance(value, list) else value for key, value in whom.items()}
    return ApDung(**given)
