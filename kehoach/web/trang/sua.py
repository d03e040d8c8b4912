"""The editor of one plan. Every change is an operation of :func:`kehoach.api.edit` and is saved at once."""

from typing import Any, Final

from flask import Response, jsonify, render_template, request

from kehoach import api
from kehoach.problems import KehoachError, Problem
from kehoach.web.app import khong_gian
from kehoach.web.ban_sua import de_cuong, nhin, tat_ca
from kehoach.web.loi import CONFLICT
from kehoach.web.tai_len import gui

DANG: Final = ("docx", "pdf", "yaml")
MAX_TYPED: Final = 200


def sua(ma: str) -> str:
    """The page."""
    now = khong_gian().doc(ma)
    return render_template("soan/sua.html", viec=now, de_cuong=de_cuong(now.ke_hoach), co_pdf=api.pdf_available())


def hien(ma: str) -> Response:
    """The plan as it is now; with ``?nhanh=1`` without the findings."""
    now = khong_gian().doc(ma)
    return jsonify(nhin(now) if request.args.get("nhanh") else tat_ca(now))


def phien(ma: str) -> Response:
    """Which version it is at."""
    return jsonify({"phien": khong_gian().phien(ma)})


def lam(ma: str) -> Response:
    """Carry out operations on the version that the page knows: ``{"phien": 3, "viec": [...]}``."""
    asked = _asked()
    now = khong_gian().doc(ma)
    if now.phien != asked["phien"]:
        mend = "xem bản mới rồi chọn cách ghép"
        raise KehoachError(Problem(CONFLICT, "Kế hoạch đã được sửa ở nơi khác sau khi mở trang này", mend))
    plan = api.edit(now.ke_hoach, asked.get("viec", []))
    return jsonify(tat_ca(khong_gian().ghi(ma, plan, now.phien)))


def hoan_tac(ma: str) -> Response:
    """Undo the last change."""
    return jsonify(tat_ca(khong_gian().hoan_tac(ma, _asked()["phien"])))


def lam_lai(ma: str) -> Response:
    """Redo what was undone."""
    return jsonify(tat_ca(khong_gian().lam_lai(ma, _asked()["phien"])))


def tim_can_cu(ma: str) -> Response:
    """Documents to pick as a basis."""
    plan = khong_gian().doc(ma).ke_hoach
    found = api.basis_search(plan, request.args.get("q", "")[:MAX_TYPED])
    return jsonify(
        [
            {
                "ma": each.ma, "ten": each.ten, "tinh_trang": each.tinh_trang.chu,
                "dung_duoc": each.tinh_trang.dung_duoc, "da_co": each.da_co,
            }
            for each in found
        ]
    )  # fmt: skip


def kieu(ma: str) -> Response:
    """The rules of the preview's styles."""
    return Response(api.preview(khong_gian().doc(ma).ke_hoach).css, content_type="text/css; charset=utf-8")


def tai(ma: str, dang: str) -> Response:
    """The plan as a file."""
    if dang not in DANG:
        raise KehoachError(Problem("WEB20", "Không có loại tệp này", "chọn .docx, .pdf hoặc .yaml"))
    now = khong_gian().doc(ma)
    return gui(api.document(now.ke_hoach, f".{dang}"), f"{ma}.{dang}")


def _asked() -> dict[str, Any]:
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict) or not isinstance(asked.get("phien"), int):
        raise KehoachError(Problem("WEB22", "Trang nhận được yêu cầu không đúng dạng", "tải lại trang rồi làm lại"))
    return asked
