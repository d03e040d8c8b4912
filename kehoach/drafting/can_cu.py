"""Legal bases of a draft: those of the khung that are in force at the plan's date, never one whose number is not certain."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from kehoach.catalog.hieu_luc import tinh_trang
from kehoach.catalog.load import DanhMuc, tim
from kehoach.catalog.models import MauCanCu, VanBan
from kehoach.drafting.o import evaluate, render
from kehoach.model.plan import CanCu
from kehoach.problems import Level, Problem
from kehoach.text.vien_dan import VienDan, lan_sau


@dataclass(frozen=True, slots=True)
class CanCuSoan:
    """A drafted basis, the comment that stands beside it in the YAML, and what the user is told."""

    can_cu: CanCu
    ghi_chu: str = ""
    problem: Problem | None = None


def soan_can_cu(
    catalog: DanhMuc, wanted: Iterable[MauCanCu], names: Mapping[str, Any], ngay: date
) -> Iterator[CanCuSoan]:
    """The bases of a khung for a plan of ``ngay``, in its order. One that has ended or does not yet hold is left out."""
    seen: set[str] = set()
    for each in wanted:
        if each.khi and not evaluate(each.khi, names):
            continue
        if each.van_ban:
            van_ban: VanBan | None = tim(catalog.van_ban, each.van_ban, "văn bản")
        else:
            van_ban = _cua_tinh(catalog, each, str(names["ten_tinh"]), str(names["huyen"]), ngay)
        if van_ban is None:
            yield CanCuSoan(CanCu(dan=each.dan, nguyen_van=_hoi(each.dan, render(each.cua_tinh, names))))
        elif van_ban.id not in seen and tinh_trang(van_ban, ngay) not in ("het", "chua_co"):
            seen.add(van_ban.id)
            yield tu_van_ban(van_ban, each.dan, catalog.moc_hieu_luc, ngay)


def _hoi(dan: str, what: str) -> str:
    """A basis that only a person can supply."""
    return f"{dan} [[{what}: số, ngày, trích yếu]]" if dan == "Căn cứ" else f"[[{what}: số, ngày, trích yếu]]"


def _cua_tinh(catalog: DanhMuc, wanted: MauCanCu, tinh: str, huyen: str, ngay: date) -> VanBan | None:
    """The newest document of the superior level that has all the tags asked for, if the catalogue has one: of the
    province or its Party committee, or of the commune's own district while there is one; never of another commune."""
    found = [
        each
        for each in catalog.van_ban.values()
        if each.tinh == tinh
        and (each.cap in ("tinh", "dang") or (each.cap == "huyen" and huyen and each.co_quan.endswith(huyen)))
        and each.ten_loai == wanted.loai
        and set(wanted.nhan) <= set(each.linh_vuc)
        and each.ngay is not None
        and tinh_trang(each, ngay) not in ("het", "chua_co")
    ]
    return max(found, key=lambda each: each.ngay.iso() if each.ngay else "", default=None) if wanted.nhan else None


def tu_van_ban(van_ban: VanBan, dan: Literal["Căn cứ", "Thực hiện"], moc: date, ngay: date) -> CanCuSoan:
    """A document of the catalogue as a basis. A number that is not verified becomes ``[[...]]`` with what to verify; a
    status that is only inferred is told beside it."""
    can_cu = CanCu(
        id=f"can-cu.{van_ban.id}",
        dan=dan,
        ten_loai=van_ban.ten_loai,
        so_ky_hieu=van_ban.so_ky_hieu,
        co_quan=van_ban.co_quan,
        ngay=van_ban.ngay,
        trich_yeu=van_ban.trich_yeu,
    )
    if van_ban.tin_cay != "xac_minh":
        when = f" ngày {van_ban.ngay.gach()}" if van_ban.ngay and van_ban.ngay.day_du else ""
        can_cu.so_ky_hieu = f"[[{van_ban.so_ky_hieu}{when}: đối chiếu bản gốc]]"
        can_cu.ngay = None
        return CanCuSoan(can_cu, "số, ngày chưa được xác minh")
    if ngay > moc and van_ban.cap != "dang":
        note = f"tình trạng hiệu lực mới biết đến {moc:%d/%m/%Y}, kiểm tra lại"
        return CanCuSoan(can_cu, note, _note(can_cu.vien_dan, note))
    if van_ban.hieu_luc_tin_cay == "suy_luan" or van_ban.hieu_luc == "chua_ro":
        return CanCuSoan(can_cu, "tình trạng hiệu lực là suy luận, kiểm tra trước khi ký")
    if van_ban.hieu_luc == "sua_doi":
        return CanCuSoan(can_cu, "đã được sửa đổi, bổ sung bởi " + ", ".join(van_ban.sua_doi_boi or ["văn bản khác"]))
    return CanCuSoan(can_cu)


def _note(vien_dan: VienDan, note: str) -> Problem:
    return Problem("SO05", f"{lan_sau(vien_dan)}: {note}", level=Level.GOI_Y)
