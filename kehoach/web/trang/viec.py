"""Việc của tôi: the plans of the workspace."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kehoach import api
from kehoach.problems import KehoachError
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


@bp.get("/viec/<ma>/ho-so")
def ho_so(ma: str) -> str:
    """What belongs to a plan beside its text: its name, files, history."""
    space = khong_gian()
    history, phien = space.lich_su(ma), space.phien(ma)
    try:
        name, problems = space.doc(ma).ten, []
    except KehoachError as error:  # an older version can be taken back
        name, problems = ma, error.problems
    return render_template(
        "viec/ho_so.html", ma=ma, ten=name, cac_loi=problems, phien=phien, cac_tep=space.tep(ma), lich_su=history
    )


@bp.post("/viec/<ma>/tep")
def them_tep(ma: str) -> Response:
    """Keep files with a plan."""
    given = [each for each in request.files.getlist("tep") if each.filename]
    for each in given:
        khong_gian().them_tep(ma, each.filename or "", each.stream.read())
    flash(f"Đã thêm {len(given)} tệp." if given else "Chưa chọn tệp nào.")
    return redirect(url_for("viec.ho_so", ma=ma))


@bp.post("/viec/<ma>/khoi-phuc")
def khoi_phuc(ma: str) -> Response:
    """Make an older version the plan again."""
    khong_gian().khoi_phuc(ma, request.form.get("so", -1, int), request.form.get("phien", -1, int))
    flash("Đã lấy lại bản cũ; bản vừa thay vẫn còn trong lịch sử.")
    return redirect(url_for("soan.sua", ma=ma))


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
    return redirect(url_for("viec.ho_so", ma=ma))


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
