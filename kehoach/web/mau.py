"""What every page's template may use beside its own data."""

from datetime import datetime
from typing import Any

from flask import Flask
from markupsafe import Markup

from kehoach import __version__
from kehoach.model.phat_hien import TEN_MUC_DO, TEN_NHOM
from kehoach.problems import Level
from kehoach.web import an_toan
from kehoach.web.loi import cho

VIEC = (
    ("soan", "Soạn mới", "Soạn kế hoạch mới từ danh mục"),
    ("dung_lai", "Dùng lại", "Lấy kế hoạch của xã khác, hoặc của mình năm trước, làm kế hoạch của mình"),
    ("kiem_tra", "Kiểm tra", "Soát thể thức, căn cứ, chính tả, tính nhất quán của tệp có sẵn"),
    ("hang_loat", "Phụ lục hằng loạt", "Làm phụ lục cho nhiều xã từ một tệp Excel"),
    ("danh_muc", "Danh mục", "Tra căn cứ, nội dung, nhiệm vụ, xã phường; danh mục riêng của xã"),
)
"""Blueprint, name and brief of each job, in the order of the menu; each has a view ``trang_dau``."""


def gan(app: Flask) -> None:
    """Give the templates their common names."""
    app.jinja_env.globals.update(cac_viec=VIEC, phien_ban=__version__, TEN_NHOM=TEN_NHOM, csrf=csrf)
    app.jinja_env.filters.update(ngay_gio=ngay_gio, kich_thuoc=kich_thuoc, ten_muc_do=TEN_MUC_DO.__getitem__, cho=cho)

    @app.context_processor
    def common() -> dict[str, Any]:
        return {"ma_trang": an_toan.ma_trang, "Level": Level}


def csrf() -> Markup:
    """The hidden field that every form carries."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(an_toan.TOKEN_FIELD, an_toan.ma_trang())


def ngay_gio(when: datetime) -> str:
    """A moment as people write it: 14:05 ngày 22/11/2026."""
    return f"{when:%H:%M} ngày {when.day}/{when.month}/{when.year}"


def kich_thuoc(count: int) -> str:
    """A size as people read it."""
    if count < 1000:
        return f"{count} byte"
    return f"{count / 1000:.0f} KB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB".replace(".", ",")
