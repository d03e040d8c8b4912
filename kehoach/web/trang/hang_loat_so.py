"""Phụ lục hằng loạt: a workbook is made to be filled in, from the communes of a province or from last year's annexes.

Problems: WEB66 a year that will not do.
"""

import json
import tempfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as Answer

from kehoach import api
from kehoach.problems import KehoachError, Problem
from kehoach.text.nfc import slug
from kehoach.web import tai_len

NAM: Final = (2000, 2100)
SO_MOI: Final = "hang-loat-so"
"""Where workbooks lie that were made here and wait to be downloaded"""


def gan(bp: Blueprint) -> None:
    """Put the pages of this module under the job."""
    bp.post("/tao")(tao)
    bp.get("/so/<ma>")(so_moi)
    bp.get("/so/<ma>/tai")(tai_so)


def tao() -> Answer:
    """Make a workbook to be filled in."""
    tinh, nam = request.form.get("tinh", "")[:20], _nam(request.form.get("nam", ""))
    given = [each for each in request.files.getlist("nam_truoc") if each.filename]
    before = tai_len.nhan_nhieu(given, SO_MOI) if given else []
    name = "-".join(filter(None, ("viec", str(nam), slug(dict(api.provinces()).get(tinh, ""))))) + ".xlsx"
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        path = Path(folder) / name
        told = api.new_batch(path, nam, tinh or None, [each.duong_dan for each in before])
        made = tai_len.nhan(FileStorage(BytesIO(path.read_bytes()), name), SO_MOI)
    bao = [(api.loi_o(each), Path(each.place.file or "").name) for each in told]
    words = [(where, each.trang, each.hang, each.thong_diep, each.cach_sua, each.muc_do) for each, where in bao]
    with suppress(OSError):  # only what is told beside the workbook
        (made.thu_muc / "bao.json").write_text(json.dumps(words), "utf-8")
    return redirect(url_for(".so_moi", ma=made.ma))


def so_moi(ma: str) -> str:
    """A workbook that was made: to be downloaded, and what to look at in it."""
    made = tai_len.lay(ma, SO_MOI)
    told: list[list[str]] = []
    with suppress(OSError, ValueError):
        told = json.loads((made.thu_muc / "bao.json").read_text("utf-8"))
    return render_template("hang_loat/so_moi.html", tep=made, bao=told[: api.MOST_TOLD], so_bao=len(told))


def tai_so(ma: str) -> Response:
    """The workbook itself."""
    made = tai_len.lay(ma, SO_MOI)
    return tai_len.gui(api.read_file(made.duong_dan), made.ten)


def _nam(typed: str) -> int:
    if typed.isdecimal() and len(typed) == 4 and NAM[0] <= int(typed) <= NAM[1]:
        return int(typed)
    raise KehoachError(Problem("WEB66", "Năm không dùng được", f"gõ năm từ {NAM[0]} đến {NAM[1]}"))
