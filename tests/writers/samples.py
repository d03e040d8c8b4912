"""The plans on which format and gates are tested, and their .docx and PDF, each made once a session."""

import functools
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach.model.plan import KeHoach
from kehoach.resources import templates_dir
from kehoach.writers.docx import to_docx
from kehoach.writers.pdf import docx_to_pdf
from writers import plans


def _long() -> KeHoach:
    return plans.plan(
        trich_yeu="Phát động và tổ chức thực hiện Phong trào thi đua đổi mới sáng tạo, phát triển khoa học, công nghệ, "
        "chuyển đổi số, chuyển đổi xanh gắn với thực hiện Đề án 06 trên địa bàn phường giai đoạn 2026 – 2030",
        co_quan={"ten": "Ủy ban nhân dân phường Phan Rang - Tháp Chàm Đô Vinh"},
        dia_danh="Thành phố Hồ Chí Minh",
        ngay="2026-05",
        so="",
        phu_luc=plans.annexes(30)[:1],
        chu_ky={"quyen_han": ["TM. Ủy ban nhân dân"], "chuc_vu": "Chủ tịch", "ho_ten": "[[Họ và tên]]"},
    )


def _short() -> KeHoach:
    return plans.plan(
        trich_yeu="Ra quân đầu năm",
        can_cu=[],
        mo_dau="",
        noi_nhan=[],
        muc=[{"cap": "I", "tieu_de": "Nội dung", "muc": [{"loi_van": "Ra quân ngày 05 tháng 01."}]}],
    )


PLANS: dict[str, Callable[[], KeHoach]] = {
    "thuong": plans.plan,
    "day-du": plans.full,
    "dai": _long,
    "ngan": _short,
    "nhieu-hang": lambda: plans.plan(phu_luc=plans.annexes(60)[:2]),
}
SETS = {"14": "ke-hoach", "13": "ke-hoach-13"}


@functools.cache
def docx(name: str, size: str = "14") -> bytes:
    """The .docx of a sample plan in one of the two size sets."""
    return to_docx(PLANS[name](), templates_dir() / f"{SETS[size]}.docx")


@functools.cache
def pdf(name: str, size: str = "14") -> bytes:
    """Its PDF; skips the test where LibreOffice is missing."""
    return convert(docx(name, size))


def convert(data: bytes) -> bytes:
    """A PDF of ``data``; without LibreOffice the test is skipped, in continuous integration it fails."""
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        message = "chưa có LibreOffice (soffice) nên không xem được trang in"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return docx_to_pdf(data)


def built_in() -> list[Path]:
    """The built-in templates."""
    return sorted(templates_dir().glob("*.docx"))
