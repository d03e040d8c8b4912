"""Soạn mới."""

from flask import Blueprint, render_template

bp = Blueprint("soan", __name__, url_prefix="/soan")


@bp.get("/")
def trang_dau() -> str:
    """The first page of this job."""
    return render_template("soan/trang_dau.html")
