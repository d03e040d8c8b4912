"""Danh mục: search, lists, entries; the commune's own pack is in danh_muc_rieng."""

import datetime as dt

from flask import Blueprint, render_template, request

from kehoach import api
from kehoach.api import catalog_view
from kehoach.api.catalog_labels import TEN_LOAI
from kehoach.web.trang import danh_muc_rieng

bp = Blueprint("danh_muc", __name__, url_prefix="/danh-muc")
danh_muc_rieng.gan(bp)
MAX_TYPED = 100


@bp.get("/")
def trang_dau() -> str:
    """Search over everything; without words, the kinds."""
    words = request.args.get("q", "")[:MAX_TYPED].strip()
    kinds = [each for each in request.args.getlist("loai") if each in TEN_LOAI]
    found = catalog_view.find(words, kinds) if words else {}
    return render_template(
        "danh_muc/trang_dau.html", q=words, loai=kinds, thay=found, ten_loai=TEN_LOAI,
        dem={} if words else catalog_view.counts(),
    )  # fmt: skip


@bp.get("/<loai>/")
def danh_sach(loai: str) -> str:
    """The entries of a kind, page by page."""
    words, tinh = request.args.get("q", "")[:MAX_TYPED].strip(), request.args.get("tinh", "")[:MAX_TYPED]
    day = _day()
    page = catalog_view.browse(loai, words, tinh=tinh, ngay=day, trang=request.args.get("trang", 1, int))
    return render_template(
        "danh_muc/danh_sach.html", loai=loai, ten=TEN_LOAI[loai], q=words, tinh=tinh, ngay=day, trang=page,
        cac_tinh=api.provinces() if loai == "dia-phuong" else (),
    )  # fmt: skip


@bp.get("/<loai>/<ma>")
def muc(loai: str, ma: str) -> str:
    """One entry to read."""
    day = _day()
    entry = catalog_view.view(loai, ma, day)
    return render_template(
        "danh_muc/muc.html", muc=entry, ten_loai=TEN_LOAI[loai], ngay=day, sua_duoc=loai in danh_muc_rieng.SUA_DUOC
    )


def _day() -> dt.date:
    """The day that the page asks about; today when it is none."""
    try:
        return dt.date.fromisoformat(request.args.get("ngay", ""))
    except ValueError:
        return dt.date.today()
