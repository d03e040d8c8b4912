"""Việc của tôi: the plans of the workspace."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kehoach import api
from kehoach.web.app import khong_gian
from kehoach.web.tai_len import gui

bp = Blueprint("viec", __name__)
MAX_TYPED = 200


@bp.get("/")
def trang_dau() -> str:
    """The list of plans, with a search; the archived ones apart."""
    words = request.args.get("tim", "")[:MAX_TYPED]
    archived = request.args.get("luu_tru") == "1"
    found = khong_gian().danh_sach(words, luu_tru=archived)
    return render_template(
        "viec/trang_dau.html", cac_viec_da_co=found, tim=words, luu_tru=archived, thu_muc=khong_gian().thu_muc
    )


@bp.post("/viec/<ma>/chep")
def chep(ma: str) -> Response:
    """Copy a plan."""
    made = khong_gian().chep(ma)
    flash("Đã chép thành một kế hoạch mới.")
    return redirect(url_for("soan.sua", ma=made))


@bp.post("/viec/<ma>/doi-ten")
def doi_ten(ma: str) -> Response:
    """Give a plan another name in the list."""
    khong_gian().doi_ten(ma, request.form.get("ten", "")[:MAX_TYPED])
    flash("Đã đổi tên.")
    return redirect(url_for("viec.trang_dau"))


@bp.post("/viec/<ma>/luu-tru")
def luu_tru(ma: str) -> Response:
    """Put a plan away, or take it out again."""
    away = request.form.get("co", "1") == "1"
    khong_gian().luu_tru(ma, away)
    flash("Đã đưa vào lưu trữ." if away else "Đã đưa về danh sách.")
    return redirect(url_for("viec.trang_dau", luu_tru=None if away else "1"))


@bp.post("/viec/<ma>/xoa")
def xoa(ma: str) -> Response:
    """Put a plan into the bin of the workspace."""
    khong_gian().xoa(ma)
    flash("Đã chuyển vào thùng rác của thư mục làm việc.")
    return redirect(url_for("viec.trang_dau"))


@bp.get("/viec/<ma>/tep/<ten>")
def tep(ma: str, ten: str) -> Response:
    """A file that is kept with a plan, as a download."""
    path = khong_gian().duong_dan(ma, ten)
    return gui(api.read_file(path), path.name)
