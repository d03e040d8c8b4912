"""What goes wrong, told on a page (or as JSON to a script): the cause and the mend, never a traceback."""

import logging
from pathlib import Path
from typing import Final

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from kehoach.problems import KehoachError, Problem
from kehoach.web.an_toan import TuChoi
from kehoach.web.dang_nhap import QuaNhieu

_log = logging.getLogger(__name__)

_HTTP: Final = {
    404: Problem("WEB20", "Không có trang này", "về trang chính, chọn lại"),
    405: Problem("WEB20", "Không mở thẳng được địa chỉ này", "về trang chính, chọn lại"),
    413: Problem("WEB21", "Tệp quá lớn", "kiểm tra lại tệp: mỗi lần gửi tối đa 60 MB"),
}
_ODD: Final = Problem("WEB22", "Trang nhận được yêu cầu không đúng dạng", "tải lại trang rồi làm lại")
_OURS: Final = Problem(
    "WEB50",
    "Chương trình gặp lỗi của chính nó",
    "công việc đã lưu vẫn còn; tải lại trang, nếu lặp lại xin báo người phụ trách",
)

CONFLICT: Final = "VT10"
"""Code of a change that met another one"""


def gan(app: Flask) -> None:
    """Answer every error with its page."""

    @app.errorhandler(KehoachError)
    def told(error: KehoachError) -> tuple[Response | str, int]:
        return answer(error.problems, _status(error))

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[Response | str, int]:
        code = error.code or 500
        return answer([_HTTP.get(code, _ODD)], code)

    @app.errorhandler(Exception)
    def crashed(error: Exception) -> tuple[Response | str, int]:
        _log.exception("%s %s", request.method, request.path, exc_info=error)
        return answer([_OURS], 500)


def _status(error: KehoachError) -> int:
    if isinstance(error, TuChoi):
        return 403
    if isinstance(error, QuaNhieu):
        return 429
    return 409 if any(each.code == CONFLICT for each in error.problems) else 400


def answer(problems: list[Problem], status: int) -> tuple[Response | str, int]:
    """The problems as the asker wants them."""
    if muon_json():
        return jsonify({"loi": [as_json(each) for each in problems]}), status
    return render_template("loi.html", cac_loi=problems, ma=status), status


def muon_json() -> bool:
    """Whether a script asks, not a person."""
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def as_json(problem: Problem) -> dict[str, str | list[str]]:
    """A problem for a script."""
    return {
        "ma": problem.code,
        "cho": cho(problem),
        "thong_diep": problem.message,
        "cach_sua": problem.mend,
        "gan": list(problem.near),
    }


def cho(problem: Problem) -> str:
    """Where it is, without the folders of this machine."""
    place = problem.place
    parts = [
        Path(place.file.replace("\\", "/")).name if place.file else "",
        f"dòng {place.line}" + (f", cột {place.column}" if place.column else "") if place.line else "",
        place.path or "",
    ]
    return ": ".join(filter(None, parts))
