"""Kiểm tra: files in, findings out; copies with comments, mended copies, reports."""

from pathlib import Path

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kehoach import api
from kehoach.api import findings, pack
from kehoach.problems import KehoachError, Level, Problem
from kehoach.web.app import khong_gian
from kehoach.web.loi import as_json, muon_json
from kehoach.web.tai_len import TepTai, gui, lay, nhan_nhieu
from kehoach.web.trang import kiem_tra_tep as lam
from kehoach.web.trang.kiem_tra_tep import GIAI_DOAN, MUC_DICH, DaKiem

bp = Blueprint("kiem_tra", __name__, url_prefix="/kiem-tra")
TAI = {
    "chu-thich": "-chu-thich",
    "da-sua": "-da-sua",
    "theo-doi": "-theo-doi",
    "bao-cao": "-kiem-tra",
    "json": "-kiem-tra",
}
"""Downloads -> what their names end with"""


@bp.get("/")
def trang_dau() -> str:
    """Where files are dropped."""
    own = pack.own_commune()
    return render_template("kiem_tra/trang_dau.html", giai_doan=GIAI_DOAN, xa=own, xa_ten=pack.commune_name(own))


@bp.post("/")
def gui_len() -> AnyResponse:
    """Take the files; they are checked when their page is open."""
    files = nhan_nhieu(request.files.getlist("tep"), MUC_DICH)
    how = lam.cach(request.form)
    if len(files) == 1:
        return redirect(url_for(".tep", ma=files[0].ma, **how.url()))
    return redirect(url_for(".nhieu", tep=[each.ma for each in files], **how.url()))


@bp.get("/nhieu")
def nhieu() -> str:
    """Several files: one line each, checked one after another by the page's script."""
    how = lam.cach(request.args)
    rows, gone = [], 0
    for ma in dict.fromkeys(request.args.getlist("tep")):
        try:
            tep = lay(ma, MUC_DICH)
        except KehoachError:
            gone += 1
            continue
        rows.append((tep, lam.da_kiem(tep, how)))
    return render_template("kiem_tra/nhieu.html", cac_tep=rows, mat=gone, cach=how, giai_doan=GIAI_DOAN)


@bp.get("/tep/<ma>")
def tep(ma: str) -> str:
    """What was found in one file; or, when it was not looked at yet, a page that asks for it."""
    file, how = lay(ma, MUC_DICH), lam.cach(request.args)
    done = lam.da_kiem(file, how)
    if done is None:
        return render_template("kiem_tra/cho.html", tep=file, cach=how, viec="kiem")
    return render_template(
        "kiem_tra/ket_qua.html", tep=file, cach=how, da=done, co_the=findings.can_do(file.duong_dan),
        giai_doan=GIAI_DOAN, **_shown(done),
    )  # fmt: skip


@bp.post("/tep/<ma>/kiem")
def kiem(ma: str) -> AnyResponse:
    """Check one file now."""
    file, how = lay(ma, MUC_DICH), lam.cach(request.form)
    done = lam.kiem(file, how, lai=request.form.get("lai") == "1")
    if muon_json():
        return jsonify(_summary(done))
    return redirect(url_for(".tep", ma=ma, **how.url()))


@bp.get("/tep/<ma>/sua")
def sua(ma: str) -> str:
    """What mending does: what was mended, what was not and why, what is left."""
    file, how = lay(ma, MUC_DICH), lam.cach(request.args)
    agreed = request.args.get("dong_y") == "1"
    done = lam.da_sua(file, how, dong_y=agreed)
    if done is None:
        return render_template("kiem_tra/cho.html", tep=file, cach=how, viec="sua", dong_y=agreed)
    can = findings.can_do(file.duong_dan)
    return render_template("kiem_tra/sua.html", tep=file, cach=how, da=done, dong_y=agreed, co_the=can)


@bp.post("/tep/<ma>/sua")
def sua_di(ma: str) -> AnyResponse:
    """Mend one file now."""
    file, how = lay(ma, MUC_DICH), lam.cach(request.form)
    agreed = request.form.get("dong_y") == "1"
    done = lam.sua(file, how, dong_y=agreed)
    if muon_json():
        return jsonify({"loi": [as_json(each) for each in done.loi], "da_sua": len(done.da_sua)})
    return redirect(url_for(".sua", ma=ma, dong_y="1" if agreed else None, **how.url()))


@bp.get("/tep/<ma>/tai/<dang>")
def tai(ma: str, dang: str) -> Response:
    """A download: chu-thich, da-sua, theo-doi, bao-cao, json."""
    file, how = lay(ma, MUC_DICH), lam.cach(request.args)
    if dang not in TAI:
        raise KehoachError(Problem("WEB20", "Không có bản tải về này", "về trang kết quả, chọn lại"))
    stem, suffix = file.duong_dan.stem, file.duong_dan.suffix
    if dang in ("da-sua", "theo-doi"):
        done = lam.sua(file, how, dong_y=request.args.get("dong_y") == "1", theo_doi=dang == "theo-doi")
        if done.loi:
            raise KehoachError(done.loi)
        return gui(api.read_file(file.thu_muc / done.tep), f"{stem}{TAI[dang]}{suffix}")
    found = lam.kiem(file, how)
    if found.ket_qua is None:
        raise KehoachError(found.loi)
    if dang == "chu-thich":
        output = file.thu_muc / f"chu-thich{suffix}"
        api.annotate(file.duong_dan, found.ket_qua.phat_hien, output, overwrite=True)
        return gui(api.read_file(output), f"{stem}{TAI[dang]}{suffix}")
    kind = "html" if dang == "bao-cao" else "json"
    return gui(api.report([found.ket_qua], kind).encode(), f"{stem}{TAI[dang]}.{kind}")


@bp.post("/tep/<ma>/vao-viec")
def vao_viec(ma: str) -> AnyResponse:
    """Make the file a plan of the workspace, the file itself kept with it."""
    file = lay(ma, MUC_DICH)
    made = _into_workspace(file)
    flash(f"Đã đưa “{file.ten}” vào Việc của tôi. Tệp gốc được giữ kèm.")
    return redirect(url_for("soan.sua", ma=made))


@bp.get("/luat/")
def cac_luat() -> str:
    """All rules, by group."""
    named = {ma: api.rule(ma) for ma in api.rules()}
    return render_template("kiem_tra/cac_luat.html", nhom=findings.rule_groups(), luat=named)


@bp.get("/luat/<ma>")
def luat(ma: str) -> str:
    """The page of one rule."""
    code = api.rule_code(ma[:20])
    return render_template("kiem_tra/luat.html", ma=code, luat=api.rule(code), nhom=findings.group_of(code))


def _into_workspace(file: TepTai) -> str:
    plan = api.load_plan(file.duong_dan) if findings.is_data(file.duong_dan) else api.read_plan(file.duong_dan).ke_hoach
    made = khong_gian().tao(plan, Path(file.ten).stem)
    khong_gian().them_tep(made, file.ten, api.read_file(file.duong_dan))
    return made


def _shown(done: DaKiem) -> dict[str, object]:
    """The findings as the page shows them."""
    if done.ket_qua is None:
        return {}
    return {
        "nhom_phat_hien": findings.groups(done.ket_qua), "trich": findings.excerpt, "cho_nao": findings.place,
        "khong_kiem": findings.unchecked(done.ket_qua.khong_kiem_tra),
        "dem": {level: done.ket_qua.dem(level) for level in Level},
    }  # fmt: skip


def _summary(done: DaKiem) -> dict[str, object]:
    if done.ket_qua is None:
        return {"doc_duoc": False, "loi": [as_json(each) for each in done.loi]}
    found = done.ket_qua
    return {"doc_duoc": True, "dem": {str(level): found.dem(level) for level in Level}, "giai_doan": found.giai_doan}
