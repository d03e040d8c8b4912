"""Soạn mới: choosing what to draft, and the addresses of the editor."""

from datetime import date
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kehoach import api
from kehoach.problems import KehoachError
from kehoach.web.app import khong_gian
from kehoach.web.loi import cho
from kehoach.web.nhan_chon import nhan_chon
from kehoach.web.tra_loi import doc_form, gan_day, mau_hoi
from kehoach.web.trang import sua

bp = Blueprint("soan", __name__)
MAX_TOLD: Final = 4
"""So many remarks on a draft are told; all of them are among the findings too"""

bp.add_url_rule("/viec/<ma>", "sua", sua.sua)
bp.add_url_rule("/viec/<ma>/hien", "hien", sua.hien)
bp.add_url_rule("/viec/<ma>/phien", "phien", sua.phien)
bp.add_url_rule("/viec/<ma>/sua", "lam", sua.lam, methods=["POST"])
bp.add_url_rule("/viec/<ma>/hoan-tac", "hoan_tac", sua.hoan_tac, methods=["POST"])
bp.add_url_rule("/viec/<ma>/lam-lai", "lam_lai", sua.lam_lai, methods=["POST"])
bp.add_url_rule("/viec/<ma>/can-cu", "tim_can_cu", sua.tim_can_cu)
bp.add_url_rule("/viec/<ma>/xem-truoc.css", "kieu", sua.kieu)
bp.add_url_rule("/viec/<ma>/tai/<dang>", "tai", sua.tai)


@bp.get("/soan/")
def trang_dau() -> str:
    """What to draft; the commune and who signs are those of the last plan until others are chosen."""
    return _form(gan_day(), [])


@bp.post("/soan/")
def soan() -> Response | tuple[str, int]:
    """Draft it, keep it in the workspace and open the editor; what is wrong is told on the filled form."""
    try:
        wanted = doc_form(request.form)
        made = api.draft(wanted.khung, wanted.xa, None, wanted.nam, wanted.linh_vuc, wanted.tra_loi)
    except KehoachError as error:
        return _form(request.form.to_dict(flat=False), error.problems), 400
    ma = khong_gian().tao(made.ke_hoach, ghi_chu=made.ghi_chu)
    for each in made.problems[:MAX_TOLD]:
        flash(f"{f'{cho(each)}: ' if cho(each) else ''}{each.message}.", "luu_y")
    return redirect(url_for("soan.sua", ma=ma), 303)


def _form(given: dict[str, Any], problems: list[Any]) -> str:
    return render_template(
        "soan/trang_dau.html", chon=api.draft_choices(), hoi=mau_hoi(), da_chon=given, cac_loi=problems,
        nam_nay=date.today().year, nhan_chon=nhan_chon,
    )  # fmt: skip
