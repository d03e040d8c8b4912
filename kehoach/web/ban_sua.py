"""What the editor shows of a plan after a change: outline, preview and findings, as pieces of HTML."""

from typing import Any, Final

from flask import render_template

from kehoach import api
from kehoach.model.phat_hien import CachSua, PhatHien
from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError, Level
from kehoach.web.mau import ngay_gio

_CHO: Final = {"@dia_danh_ngay": "@ngay", "@chu_quan": "@co_quan.chu_quan"}
"""What is printed -> the field that says it, where the name alone does not tell"""
_LEVELS: Final = [str(level) for level in Level]
CHO_TRONG: Final = "CC19"
"""The rule that tells what is still to be filled in"""
_DAY: Final = ("@co_quan", "@chu_ky.quyen_han", "@luu")


def o_cua(target: str) -> str:
    """The node or field of the outline that prints ``target`` (see :mod:`kehoach.model.embedded`)."""
    name = _CHO.get(target, target.partition("#")[0])
    head, _, index = name.rpartition(".")
    if index.isdigit() and head in _DAY:
        name = head
    return "@co_quan.ten" if name == "@co_quan" else name


def sua_duoc(finding: PhatHien) -> bool:
    """Whether its mend can be made by a click: who clicks has seen it, and consents."""
    return finding.sua_duoc and bool(finding.ma_nut)


def chac_chan(finding: PhatHien) -> bool:
    """Whether its mend is always right, so that it can be made among others."""
    return sua_duoc(finding) and finding.cach_sua is CachSua.CHAC_CHAN


def de_cuong(plan: KeHoach) -> str:
    """The outline."""
    return render_template("soan/_de_cuong.html", cac_phan=api.outline(plan), tinh_trang=api.basis_states(plan))


def tat_ca(now: api.BanViec) -> dict[str, Any]:
    """Everything that a change may have changed on the page."""
    return nhin(now) | _findings(now)


def nhin(now: api.BanViec) -> dict[str, Any]:
    """The plan and how it looks, without the findings, which take longest."""
    return {
        "phien": now.phien,
        "luc": ngay_gio(now.sua_luc),
        "hoan_tac": now.hoan_tac,
        "lam_lai": now.lam_lai,
        "ten": now.ten,
        "de_cuong": de_cuong(now.ke_hoach),
        "xem_truoc": _preview(now.ke_hoach),
    }


def _preview(plan: KeHoach) -> str:
    """The sheets; a plan that cannot be printed is told in their place, so that it can be edited until it can."""
    try:
        return api.preview(plan).html
    except KehoachError as error:
        return render_template("soan/_loi.html", cac_loi=error.problems)


def _findings(now: api.BanViec) -> dict[str, Any]:
    try:
        checked = api.check_plan(now.ke_hoach, api.TuyChon(cau_hinh=api.settings(None)), now.ten)
    except (
        KehoachError
    ) as error:  # a plan that cannot be printed, settings that are wrong: the change is saved all the same
        told = render_template("soan/_loi.html", cac_loi=error.problems)
        return {"phat_hien": told, "dem": {str(level): 0 for level in Level}, "cho": {}}
    found = checked.phat_hien
    told = render_template(
        "soan/_phat_hien.html",
        ket_qua=checked,
        o_cua=o_cua,
        sua_duoc=sua_duoc,
        chac_chan=chac_chan,
        so_sua=sum(map(chac_chan, found)),
        xep=sorted(found, key=lambda each: _LEVELS.index(each.muc_do)),
        CHO_TRONG=CHO_TRONG,
        da_bo_qua=now.ke_hoach.bo_qua,
    )
    return {"phat_hien": told, "dem": {str(level): checked.dem(level) for level in Level}, "cho": _marks(found)}


def _marks(found: list[PhatHien]) -> dict[str, str]:
    """Node or field -> the gravest level of its findings."""
    marks: dict[str, str] = {}
    for each in found:
        if each.ma_nut:
            place, level = o_cua(each.ma_nut), str(each.muc_do)
            marks[place] = min(marks.get(place, level), level, key=_LEVELS.index)
    return marks
