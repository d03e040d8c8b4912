"""Dùng lại: a neighbour's plan, or last year's own, becomes ours, looked through item by item."""

import shutil
from dataclasses import replace
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from kehoach import api
from kehoach.problems import KehoachError, Place, Problem
from kehoach.web.app import khong_gian
from kehoach.web.tai_len import TepTai, gui, lay, nhan
from kehoach.web.trang import _duyet

bp = Blueprint("dung_lai", __name__, url_prefix="/dung-lai")
NOI: Final = "dung-lai"
"""The private folder of uploads"""
MAX_TYPED: Final = 200
_MEND: Final = {
    "RB01": "chọn xã của tệp nguồn ở ô “Tệp này của xã nào”",
    "RB02": "chỉ làm lại được kế hoạch của xã, phường, đặc khu; nếu vẫn muốn, chọn xã ở ô “Tệp này của xã nào”",
    "RB03": "chọn xã khác, hoặc ghi năm khác (năm sau, nếu làm kế hoạch năm sau của chính mình)",
    "DP34": "xem lại xã và năm đã chọn",
}
"""What to do on this page, where the problem says it for the command line"""


@bp.get("/")
def trang_dau() -> str:
    """The first page of this job: choose a file, or go on with what was begun."""
    return _first([])


@bp.post("/")
def nhan_tep() -> str | tuple[str, int] | Response:
    """Take the neighbour's file."""
    kept = None
    try:
        kept = nhan(request.files.get("tep"), NOI)
        api.recognise_source(kept.duong_dan)
    except KehoachError as error:
        if kept is not None:
            shutil.rmtree(kept.thu_muc, ignore_errors=True)
        return _first(error.problems), 400
    return redirect(url_for("dung_lai.nguon", ma=kept.ma))


@bp.get("/<ma>/")
def nguon(ma: str) -> str:
    """What was recognised of the file, and for whom it is to be."""
    return _source(lay(ma, NOI), {}, [])


@bp.post("/<ma>/")
def chon(ma: str) -> str | tuple[str, int] | Response:
    """Take for whom it is to be, and whose it is."""
    file = lay(ma, NOI)
    form = {name: value[:MAX_TYPED].strip() for name, value in request.form.items()}
    try:
        opened = api.start_review(file.duong_dan, file.thu_muc, _options(form))
    except KehoachError as error:
        return _source(file, form, error.problems), 400
    session["xa_minh"] = opened.bao_cao.den  # the same the next time
    return redirect(url_for("dung_lai.duyet", ma=ma))


@bp.get("/<ma>/duyet")
def duyet(ma: str) -> str | Response:
    """One item of the review, and the list of all."""
    opened = _opened(ma)
    if opened is None:
        return redirect(url_for("dung_lai.nguon", ma=ma))
    return render_template("dung_lai/duyet.html", ma=ma, **_duyet.khung_nhin(opened, request.args))


@bp.post("/<ma>/duyet")
def quyet(ma: str) -> Response:
    """Take a decision on an item, on all that are alike, or on all of a kind; show what comes next."""
    file = lay(ma, NOI)
    opened = _opened(ma)
    if opened is None:
        return redirect(url_for("dung_lai.nguon", ma=ma))
    chosen = _duyet.quyet_dinh(opened, request.form)
    opened = api.decide_kept(file.duong_dan, file.thu_muc, chosen)
    following = _duyet.ke_tiep(opened, request.form)
    return redirect(
        url_for("dung_lai.duyet", ma=ma, muc=following, loc=request.form.get("loc") or None, xong=len(chosen))
    )


@bp.get("/<ma>/ket-qua")
def ket_qua(ma: str) -> str | Response:
    """What came out, to take home."""
    opened = _opened(ma)
    if opened is None:
        return redirect(url_for("dung_lai.nguon", ma=ma))
    made = api.finish_rebase(opened)
    return render_template(
        "dung_lai/ket_qua.html", ma=ma, phien=opened, ket_qua=made, cho_trong=api.blanks(made.ke_hoach),
        luu_y=[_no_command(each) for each in made.luu_y],
    )  # fmt: skip


@bp.get("/<ma>/tai/<loai>")
def tai(ma: str, loai: str) -> Response:
    """A file of the result."""
    opened = _opened(ma)
    if opened is None:
        return redirect(url_for("dung_lai.nguon", ma=ma))
    made = api.finish_rebase(opened)
    if loai == "theo-doi" and made.theo_doi is not None:
        return gui(made.theo_doi, made.ten("theo-doi.docx"))
    if loai == "bao-cao":
        return gui(made.html, made.ten("bao-cao.html"))
    if loai == "docx":
        return gui(made.docx, made.ten(".docx"))
    raise KehoachError(
        Problem("WEB62", "Không có bản tải về này", "tệp nguồn không phải Word thì không có bản theo dõi")
    )


@bp.post("/<ma>/sua-tiep")
def sua_tiep(ma: str) -> Response:
    """Keep the result as a plan of the workspace and open it."""
    opened = _opened(ma)
    if opened is None:
        return redirect(url_for("dung_lai.nguon", ma=ma))
    made = api.keep_rebase(khong_gian(), api.finish_rebase(opened))
    flash("Đã đưa kế hoạch vào Việc của tôi; tệp nguồn và báo cáo nằm trong Hồ sơ của nó.")
    return redirect(url_for("soan.sua", ma=made))


@bp.post("/<ma>/bo")
def bo(ma: str) -> Response:
    """Forget a review that was begun."""
    shutil.rmtree(lay(ma, NOI).thu_muc, ignore_errors=True)
    flash("Đã bỏ phần duyệt dở ấy; tệp trên máy của bạn còn nguyên.")
    return redirect(url_for("dung_lai.trang_dau"))


# ------------------------------------------------------------------ what the above share


def _opened(ma: str) -> "api.PhienChuyen | None":
    file = lay(ma, NOI)
    return api.load_review(file.duong_dan, file.thu_muc)


def _first(problems: list[Problem]) -> str:
    begun = api.begun_reviews(khong_gian().rieng(NOI))
    return render_template("dung_lai/trang_dau.html", cac_loi=[_of_page(each) for each in problems], dang_do=begun)


def _source(file: TepTai, form: dict[str, str], problems: list[Problem]) -> str:
    told = api.recognise_source(file.duong_dan)
    before: dict[str, Any] = api.review_target(file.thu_muc) or {}
    return render_template(
        "dung_lai/nguon.html", ma=file.ma, nguon=told, form=form, truoc=before,
        cac_loi=[_of_page(each) for each in problems], loi_nguon=[_of_page(each) for each in told.loi],
        nghi_ngo=[_of_page(each) for each in told.nghi_ngo],
    )  # fmt: skip


def _options(form: dict[str, str]) -> "api.TuyChonChuyen":
    """The wishes of the form. Raises :class:`KehoachError` WEB60, WEB61 for what is none."""
    xa = form.get("xa") or form.get("xa_chu", "")
    if not xa:
        raise KehoachError(
            Problem("WEB60", "Chưa chọn xã, phường, đặc khu của mình", "gõ vài chữ rồi chọn trong danh sách")
        )
    typed = form.get("nam", "")
    if typed and not (typed.isdecimal() and len(typed) == 4):
        raise KehoachError(Problem("WEB61", f"Năm “{typed[:20]}” không đúng", "viết bốn chữ số, như 2026"))
    tu = form.get("tu") or form.get("tu_chu", "")
    return api.TuyChonChuyen(*_unit(xa), int(typed) if typed else None, _unit(tu) if tu else None)


def _unit(words: str) -> tuple[str, str | None]:
    """A code alone, or name and province as typed: ``xã Hoa Lộc, tỉnh Thanh Hóa``."""
    name, _, province = words.rpartition(",")
    return (name.strip(), province.strip()) if name.strip() else (words, None)


def _of_page(problem: Problem) -> Problem:
    """A problem as this page tells it: no options of a command, no path of a file."""
    mend = _MEND.get(problem.code) or _no_command(problem.mend)
    return replace(problem, mend=mend, place=Place(line=problem.place.line))


def _no_command(words: str) -> str:
    for option, name in (
        ("--tu-xa TÊN --tu-tinh TỈNH", "xã của tệp nguồn"),
        ("--nam", "năm"),
        ("--xa", "xã"),
        ("--tinh", "tỉnh"),
    ):
        words = words.replace(option, name)
    return words
