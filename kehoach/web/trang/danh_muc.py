"""Danh mục."""

from flask import Blueprint, render_template

bp = Blueprint("danh_muc", __name__, url_prefix="/danh-muc")


@bp.get("/")
def trang_dau() -> str:
    """The first page of this job."""
    return render_template("danh_muc/trang_dau.html")
