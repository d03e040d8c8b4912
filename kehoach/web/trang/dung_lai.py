"""Dùng lại."""

from flask import Blueprint, render_template

bp = Blueprint("dung_lai", __name__, url_prefix="/dung-lai")


@bp.get("/")
def trang_dau() -> str:
    """The first page of this job."""
    return render_template("dung_lai/trang_dau.html")
