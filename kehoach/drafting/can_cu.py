"""Legal bases of a draft: those of the khung that are in force at the plan's date, in their proper order, never one whose
number is not certain."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from kehoach.catalog.hieu_luc import KHONG_DUNG, HieuLuc, hieu_luc, thu_tu, tinh_trang
from kehoach.catalog.load import DanhMuc, tim
from kehoach.catalog.models import MauCanCu, VanBan
from kehoach.drafting.o import evaluate, render
from kehoach.model.plan import CanCu
from kehoach.problems import Level, Problem
from kehoach.text.nfc import fold
from kehoach.text.vien_dan import lan_sau


@dataclass(frozen=True, slots=True)
class CanCuSoan:
    """A drafted basis, the comment that stands beside it in the YAML, and what the user is told."""

    can_cu: CanCu
    ghi_chu: str = ""
    problem: Problem | None = None


def soan_can_cu(
    catalog: DanhMuc, wanted: Iterable[MauCanCu], them: Sequence[str], names: Mapping[str, Any], ngay: date
) -> list[CanCuSoan]:
    """The bases of a khung for a plan of ``ngay`` and those the user adds (``them``, ids). What has ended or does not hold
    yet is left out, or for one that the user asked for told. Bases stand by weight and date; the documents that the plan
    carries out (Thực hiện), and what only a person can name, stand in the order of the khung after them."""
    documents = catalog.van_ban
    drawn: dict[str, tuple[VanBan, CanCuSoan]] = {}
    rest: list[CanCuSoan] = []
    for dan, entry, missing in _wanted(catalog, wanted, names, ngay):
        if entry is None:
            rest.append(CanCuSoan(CanCu(dan=dan, nguyen_van=missing)))
        elif entry.id not in drawn and tinh_trang(entry, ngay) not in KHONG_DUNG:
            drawn[entry.id] = entry, tu_van_ban(entry, dan, hieu_luc(entry, ngay, documents, catalog.moc_hieu_luc))
    for key in them:
        entry = tim(documents, key, "văn bản")
        drawn[entry.id] = entry, tu_van_ban(entry, "Căn cứ", hieu_luc(entry, ngay, documents, catalog.moc_hieu_luc))
    bases = [each for each in drawn.values() if each[1].can_cu.dan == "Căn cứ"]
    carried = [each[1] for each in drawn.values() if each[1].can_cu.dan == "Thực hiện"]
    return [*(each for _, each in sorted(bases, key=lambda pair: thu_tu(pair[0]))), *carried, *rest]


def _wanted(
    catalog: DanhMuc, wanted: Iterable[MauCanCu], names: Mapping[str, Any], ngay: date
) -> Iterator[tuple[Literal["Căn cứ", "Thực hiện"], VanBan | None, str]]:
    """Lead word and document of each basis that applies; no document: the words that ask a person for it."""
    for each in wanted:
        if each.khi and not evaluate(each.khi, names):
            continue
        if each.van_ban in catalog.da_bo("van-ban"):
            continue
        if each.van_ban:
            yield each.dan, tim(catalog.van_ban, each.van_ban, "văn bản"), ""
        else:
            found = _cua_tinh(catalog, each, str(names["ten_tinh"]), str(names["huyen"]), ngay)
            asked = f"[[{render(each.cua_tinh, names)}: số, ngày, trích yếu]]"
            yield each.dan, found, asked if each.dan == "Thực hiện" else f"{each.dan} {asked}"


def _cua_tinh(catalog: DanhMuc, wanted: MauCanCu, tinh: str, huyen: str, ngay: date) -> VanBan | None:
    """The newest document of the superior level that has all the tags asked for, if the catalogue has one: of the
    province or its Party committee, or of the commune's own district while there is one; never of another commune."""
    if not wanted.nhan:
        return None
    found = [
        each
        for each in catalog.van_ban.values()
        if _same_province(each.tinh, tinh)
        and (each.cap == wanted.cap or (each.cap == "huyen" and huyen and each.co_quan.endswith(huyen)))
        and each.ten_loai == wanted.loai
        and set(wanted.nhan) <= set(each.linh_vuc)
        and each.ngay is not None
        and tinh_trang(each, ngay) not in KHONG_DUNG
    ]
    return max(found, key=lambda each: each.ngay.iso() if each.ngay else "", default=None)


_TINH = re.compile(r"^(tinh|thanh pho|tp\.?) ")


def _same_province(written: str | None, tinh: str) -> bool:
    """``thành phố Hà Nội`` in a pack is Hà Nội."""
    return written is not None and _TINH.sub("", fold(written)) == fold(tinh)


def tu_van_ban(van_ban: VanBan, dan: Literal["Căn cứ", "Thực hiện"], state: HieuLuc) -> CanCuSoan:
    """A document of the catalogue as a basis. A number that is not verified becomes ``[[...]]`` with what to verify; a
    status that is not sure is told beside it."""
    can_cu = CanCu(
        id=f"can-cu.{van_ban.id}",
        dan=dan,
        ten_loai=van_ban.ten_loai,
        so_ky_hieu=van_ban.so_ky_hieu,
        co_quan=van_ban.co_quan,
        ngay=van_ban.ngay,
        trich_yeu=van_ban.trich_yeu,
    )
    note = _note(state)
    if van_ban.tin_cay != "xac_minh":
        when = f" ngày {van_ban.ngay.gach()}" if van_ban.ngay and van_ban.ngay.day_du else ""
        can_cu.so_ky_hieu = f"[[{van_ban.so_ky_hieu}{when}: đối chiếu bản gốc]]"
        can_cu.ngay = None
        note = "; ".join(filter(None, ["số, ngày chưa được xác minh", note if state.tinh_trang in KHONG_DUNG else ""]))
    told = Problem("SO05", f"{lan_sau(can_cu.vien_dan)}: {note}", level=Level.GOI_Y)
    return CanCuSoan(can_cu, note, told if state.tinh_trang in KHONG_DUNG else None)


def _note(state: HieuLuc) -> str:
    """What stands beside a basis: its state on the plan's date unless that is certain and plain."""
    match state.tinh_trang:
        case "het":
            return "đã hết hiệu lực" + "".join(f"; thay bằng {each.so_ky_hieu}" for each in state.thay_boi)
        case "het_ky":
            return "giai đoạn của văn bản đã kết thúc"
        case "chua_co":
            return "chưa có hiệu lực vào ngày của kế hoạch"
        case "sua_doi":
            return "đã được sửa đổi, bổ sung" + "".join(f" bởi {each.so_ky_hieu}" for each in state.sua_boi)
        case "chua_ro":
            return "chưa rõ tình trạng hiệu lực, kiểm tra trước khi ký"
        case _:
            return "" if state.chac else "tình trạng hiệu lực là suy luận, kiểm tra trước khi ký"
