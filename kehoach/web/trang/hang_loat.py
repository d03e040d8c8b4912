"""Phụ lục hằng loạt."""

from flask import Blueprint, render_template

bp = Blueprint("hang_loat", __name__, url_prefix="/hang-loat")


@bp.get("/")
def trang_dau() -> str:
    """The first page of this job."""
    return render_template("hang_loat/trang_dau.html")
