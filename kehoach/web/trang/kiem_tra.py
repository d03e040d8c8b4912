"""Kiểm tra."""

from flask import Blueprint, render_template

bp = Blueprint("kiem_tra", __name__, url_prefix="/kiem-tra")


@bp.get("/")
def trang_dau() -> str:
    """The first page of this job."""
    return render_template("kiem_tra/trang_dau.html")
