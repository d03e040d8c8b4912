"""Phụ lục hằng loạt: how far a run is, what it left, and its files to be downloaded.

Problems: WEB64 a file that the results do not have.
"""

from pathlib import Path
from typing import Final

from flask import Blueprint, Response, request

from kehoach import api
from kehoach.problems import KehoachError, Problem
from kehoach.web import dong_su_kien, hang_loat_lam, tai_len
from kehoach.web.hang_loat_lam import Dung, cac_luot_chay, kho_lo, nghi
from kehoach.web.kho_lo import KhoLo
from kehoach.web.nen_dan import nen_dan

MOI_TRANG: Final = 200
"""Files on a page of the results"""


def gan(bp: Blueprint) -> None:
    """Put the pages of this module under the job."""
    bp.get("/luot/<ma>/tien-do")(tien_do)
    bp.get("/luot/<ma>/tat-ca.zip")(tat_ca)
    bp.get("/luot/<ma>/tep/<path:ten>")(tep)


def tien_do(ma: str) -> Response:
    """How far it is, as it goes on."""
    run = cac_luot_chay().cua(kho_lo().lay(ma).ma)
    if run is None:
        return dong_su_kien.het()
    last = request.headers.get("Last-Event-ID") or request.args.get("da", "")
    return dong_su_kien.theo_doi(run, int(last) if last.isdecimal() and len(last) < 9 else 0)


def tat_ca(ma: str) -> Response:
    """All files as one zip, made while it is sent."""
    kho = kho_lo()
    found = nghi(kho.lay(ma))
    folder = kho.ra(found)
    files = hang_loat_lam.cac_tep(api.batch_results(folder), folder)
    response = tai_len.gui(b"", f"{Path(found.ten).stem}-ket-qua.zip")
    response.response = nen_dan(files)
    del response.headers["Content-Length"]
    return response


def tep(ma: str, ten: str) -> Response:
    """One file."""
    kho = kho_lo()
    found = nghi(kho.lay(ma))
    known = ten == "ket-qua.csv" or any(each.tep == ten and each.co for each in api.batch_results(kho.ra(found)).tep)
    path = hang_loat_lam.mot_tep(kho.ra(found), ten) if known else None
    if path is None:
        raise KehoachError(Problem("WEB64", "Không có tệp này trong kết quả", "tải lại trang, chọn lại tệp"))
    return tai_len.gui(api.read_file(path, MAX_KET_QUA), path.name)


MAX_KET_QUA: Final = 1_000_000_000
"""Bytes of a file of the results; the workbook of all rows may be large"""


def mot_trang(kho: KhoLo, stand: Dung) -> dict[str, object] | None:
    """A page of the results; none while a run is at work: its list is being written."""
    if stand.luot:
        return None
    results = api.batch_results(kho.ra(stand.lo))
    if not results.tep:
        return None
    wrong = results.can_xem
    only = request.args.get("loc") == "can-xem"
    rows = wrong if only else results.tep
    pages = max(1, -(-len(rows) // MOI_TRANG))
    asked = request.args.get("trang", "1")
    page = min(pages, max(1, int(asked))) if asked.isdecimal() and len(asked) < 9 else 1
    return {
        "so_hang": results.so_hang,
        "so_tep": sum(each.co for each in results.tep if each.hang),
        "can_xem": len(wrong),
        "tat_ca": len(results.tep),
        "chi_can_xem": only,
        "trang": page,
        "so_trang": pages,
        "tep": rows[(page - 1) * MOI_TRANG : page * MOI_TRANG],
        "tong_hop": next((each.tep for each in results.tep if not each.hang and each.tep.endswith(".xlsx")), ""),
    }
