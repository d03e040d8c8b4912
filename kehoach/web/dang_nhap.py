"""Logging in, where colleagues may come in over the office's network. At one's own machine nobody is asked."""

from typing import Final
from urllib.parse import urlsplit

from flask import Flask, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from kehoach.problems import KehoachError, Problem
from kehoach.web import mat_khau
from kehoach.web.cai_dat import CaiDat
from kehoach.web.gioi_han import GioiHan

WRONG: Final = (8, 300.0)
"""So many wrong passwords in so many seconds, from one address or for one name"""
ASKED: Final = (1200, 60.0)
"""So many requests in so many seconds from one address"""
MAX_TYPED: Final = 200


class QuaNhieu(KehoachError):  # noqa: N818 - named as what it is
    """Someone asks too often."""


def gan(app: Flask, settings: CaiDat) -> None:
    """Ask everyone to log in, where the settings name a file of passwords."""
    if settings.mat_khau is None:
        return
    path = settings.mat_khau
    mat_khau.doc(path)  # a file that is wrong is told at once
    wrong, asked = GioiHan(*WRONG), GioiHan(*ASKED)

    @app.before_request
    def known() -> Response | None:
        address = request.remote_addr or ""
        _wait(asked.con_cho(address))
        asked.dem(address)
        if request.endpoint in ("static", "dang_nhap") or session.get("nguoi") in mat_khau.doc(path):
            return None
        back = request.full_path if request.method == "GET" else "/"
        return redirect(url_for("dang_nhap", ve=back))

    @app.route("/dang-nhap", methods=["GET", "POST"], endpoint="dang_nhap")
    def dang_nhap() -> Response | str | tuple[str, int]:
        back = _own(request.values.get("ve", "/"))
        if request.method == "GET":
            return render_template("dang_nhap.html", ve=back)
        name = request.form.get("ten", "")[:MAX_TYPED].strip()
        keys = (f"may {request.remote_addr}", f"ten {name}")
        _wait(max(map(wrong.con_cho, keys)))
        if not mat_khau.dung(mat_khau.doc(path), name, request.form.get("mat_khau", "")[:MAX_TYPED]):
            for key in keys:
                wrong.dem(key)
            return render_template("dang_nhap.html", ve=back, sai=True, ten=name), 403
        wrong.bo(keys[1])
        session.clear()
        session["nguoi"] = name
        return redirect(back)

    @app.post("/dang-xuat", endpoint="dang_xuat")
    def dang_xuat() -> Response:
        session.clear()
        return redirect(url_for("dang_nhap"))


def _wait(seconds: float) -> None:
    if seconds > 0:
        raise QuaNhieu(Problem("WEB04", "Hỏi quá nhiều lần", f"chờ {int(seconds) + 1} giây rồi làm lại"))


def _own(back: str) -> str:
    """A path of this page only: nobody is led elsewhere by a link to the login."""
    parts = urlsplit(back)
    fine = back.startswith("/") and not back.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return back if fine and "\\" not in back else "/"
