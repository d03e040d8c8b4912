"""The document under check, as rules see it: its lines with what they are, the plan, the catalogue, the day.

What several rules need (citations, dates, words) is worked out once, when first asked for.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeVar

from kehoach.blocks import Document, Table, paragraphs
from kehoach.catalog.dia_phuong import Tinh, Xa, tim_tinh, tim_xa
from kehoach.catalog.load import DanhMuc
from kehoach.model.dong import LOI_VAN, Dong, Vai
from kehoach.model.plan import TEN_LOAI, KeHoach
from kehoach.problems import KehoachError
from kehoach.rules.bo_luat import NGHI_DINH_30, tham_so
from kehoach.rules.luat import Can
from kehoach.rules.toan_van import ToanVan
from kehoach.text.citations import VienDanHit, find_citations
from kehoach.text.dates import NgayHit, iter_vn
from kehoach.text.nfc import fold

T = TypeVar("T")
_DIGIT = re.compile("[0-9]")

_PARTY = re.compile(r"(?:dang (?:uy|bo|doan)|chi bo|(?:tinh|huyen|quan|thi|thanh) uy|uy ban kiem tra)\b")
GiaiDoan = Literal["du-thao", "ban-hanh"]


class TrongDong(NamedTuple):
    """A citation or a date, and the line it stands in."""

    dong: Dong
    hit: Any


@dataclass
class HoSo:
    """A document under check."""

    document: Document
    dong: list[Dong]
    """Its lines in reading order"""
    ke_hoach: KeHoach
    danh_muc: DanhMuc
    giai_doan: GiaiDoan = "du-thao"
    nguon: Callable[[], Mapping[int, str]] | None = None
    """Gives line (of a text) or paragraph (of a Word file) -> its words as typed, before any clean-up"""
    xa_khai: tuple[str, str | None] | None = None
    """Commune and province that the user says the plan is for"""
    cau_hinh: Mapping[str, Any] = field(default_factory=dict)
    """What the office's own settings say (kehoach.api.cau_hinh)"""
    che_do: str = NGHI_DINH_30
    ban_goc: tuple[str, str] | None = None
    """Commune (with its type word; empty where unknown) and province of the plan that this one was made from by rebase"""
    nho: dict[str, Any] = field(default_factory=dict, repr=False)
    """What a group of rules worked out once for this document, by a name of its own"""

    def tham_so(self, ma: str) -> Mapping[str, Any]:
        """The parameters of the rule ``ma`` in the regime."""
        return tham_so(ma, self.che_do)

    def vai(self, *vai: Vai) -> Iterator[Dong]:
        """The lines of those roles, in reading order."""
        for each in vai if len(vai) == 1 else ():
            yield from self._by_role.get(each, ())
            return
        yield from (each for each in self.dong if each.vai in vai)

    def dau(self, *vai: Vai) -> Dong | None:
        """The first line of those roles."""
        return next(self.vai(*vai), None)

    @cached_property
    def _by_role(self) -> dict[Vai, list[Dong]]:
        found: dict[Vai, list[Dong]] = {}
        for each in self.dong:
            found.setdefault(each.vai, []).append(each)
        return found

    @cached_property
    def loi_van(self) -> list[Dong]:
        """The lines of running text: bases, opening, sections, cells, notes, and what nobody knows."""
        return [each for each in self.dong if each.vai in LOI_VAN]

    @cached_property
    def than(self) -> list[Dong]:
        """The lines of the plan's own body, without annexes."""
        return [each for each in self.dong if each.vai in (Vai.MUC, Vai.DOAN, Vai.O) and not each.phu_luc]

    @cached_property
    def vien_dan(self) -> list[TrongDong]:
        """Every citation in title, bases and text, with its line; ``hit`` is a :class:`VienDanHit`."""
        lines = (each for each in self.dong if each.vai in LOI_VAN or each.vai in (Vai.TRICH_YEU, Vai.KEM_THEO))
        return [TrongDong(each, hit) for each in lines for hit in _citations(each.text)]

    @cached_property
    def ngay_trong_van_ban(self) -> list[TrongDong]:
        """Every date, with its line; ``hit`` is a :class:`kehoach.text.dates.NgayHit`."""
        return [TrongDong(each, hit) for each in self.dong for hit in _dates(each.text)]

    @cached_property
    def bang(self) -> dict[int, list[Dong]]:
        """Number of a table -> the lines in its cells."""
        found: dict[int, list[Dong]] = {}
        for each in self.dong:
            if each.bang:
                found.setdefault(each.bang, []).append(each)
        return found

    @cached_property
    def bang_goc(self) -> list[Table]:
        """The tables of the document in the order of their numbers (the first has number 1)."""
        return [each for each in self.document.blocks if isinstance(each, Table)]

    def o(self, bang: int) -> dict[tuple[int, int], Dong]:
        """The cells of a table: row and column -> the first line in it."""
        found: dict[tuple[int, int], Dong] = {}
        for each in self.bang.get(bang, ()):
            found.setdefault((each.hang, each.cot), each)
        return found

    def tim(self, text: str, *vai: Vai) -> Dong | None:
        """The first line (of those roles) that holds ``text``."""
        return next((each for each in self.dong if text in each.text and (not vai or each.vai in vai)), None)

    @cached_property
    def chu_go(self) -> Mapping[int, str]:
        """Line or paragraph -> its words as typed (decomposed letters, invisible signs); empty where nobody can tell."""
        return self.nguon() if self.nguon else {}

    def go(self, dong: Dong) -> str:
        """The words of a line's paragraph as typed; as read, where nobody can tell."""
        spot = dong.spot
        return self.chu_go.get(spot.line or spot.paragraph or 0, dong.paragraph.text)

    @cached_property
    def thu_tu_doan(self) -> dict[int, int]:
        """``id`` of each paragraph -> its place among all of the document, from 1."""
        return {id(each): place for place, each in enumerate(paragraphs(self.document.blocks), 1)}

    @cached_property
    def la_ke_hoach(self) -> bool:
        """Whether it is a plan."""
        return self.ke_hoach.ten_loai == TEN_LOAI

    @cached_property
    def cua_dang(self) -> bool:
        """Whether a body of the Party issues it: the Party has a form of its own, which the decree does not touch."""
        organ = self.ke_hoach.co_quan
        return any(_PARTY.match(fold(name)) for name in (organ.ten, organ.chu_quan))

    @property
    def _khong_xet(self) -> str:
        if not self.la_ke_hoach:
            return "văn bản không phải kế hoạch"
        return "văn bản của Đảng có thể thức riêng, không theo Nghị định 30/2020/NĐ-CP" if self.cua_dang else ""

    @cached_property
    def tu_soan(self) -> bool:
        """Whether it has number, recipients and signature of its own: not issued with a decision (PL3, mẫu 1.3)."""
        return not self.ke_hoach.kem_theo

    @cached_property
    def ngay(self) -> dt.date | None:
        """The date of issue; of one known only in part, its last possible day."""
        ngay = self.ke_hoach.ngay
        if ngay.day_du:
            return ngay.to_date()
        month = ngay.thang or 12
        first_after = dt.date(ngay.nam + month // 12, month % 12 + 1, 1)
        return first_after - dt.timedelta(days=1)

    @cached_property
    def ngay_du(self) -> bool:
        """Whether the date of issue is known to the day."""
        return self.ke_hoach.ngay.day_du

    @cached_property
    def xa(self) -> Xa | None:
        """The issuing commune on the map of the day: as the user says, else as the letterhead does; None if unknown."""
        ngay = self.ngay or dt.date(self.ke_hoach.nam, 12, 31)
        try:
            if self.xa_khai:
                return tim_xa(*self.xa_khai, ngay)
            unit = self.ke_hoach.xa
            if unit is None:
                return None
            tinh = None if "[[" in unit.tinh else unit.tinh
            named = tim_xa(unit.ma, tinh, ngay) if unit.ma else None
            # a code of the older map may mean another commune today
            if named is not None and fold(named.ten) == fold(unit.ten):
                return named
            return tim_xa(f"{unit.loai} {unit.ten}", tinh, ngay)
        except KehoachError:
            return None

    @cached_property
    def tinh(self) -> Tinh | None:
        """The province of the issuing commune; also where only the province is known."""
        if self.xa is not None:
            return self.xa.tinh
        unit = self.ke_hoach.xa
        try:
            return tim_tinh(unit.tinh, self.ngay or dt.date.max) if unit and "[[" not in unit.tinh else None
        except KehoachError:
            return None

    def mot_lan(self, ham: "Callable[[HoSo], T]") -> T:
        """What ``ham`` gives for this document, worked out when first asked for: several rules may share it."""
        if ham not in self._da_tinh:
            self._da_tinh[ham] = ham(self)
        made: T = self._da_tinh[ham]
        return made

    @cached_property
    def _da_tinh(self) -> dict[Callable[..., Any], Any]:
        return {}

    def thieu(self, can: Sequence[Can]) -> str:
        """Why a rule with these needs cannot be checked; empty when it can."""
        return next((reason for each in can if (reason := self._thieu.get(each, ""))), "")

    @cached_property
    def _thieu(self) -> dict[Can, str]:
        kind = self.document.format
        pages = kind in ("docx", "rtf", "doc")
        lacking = {
            Can.KE_HOACH: self._khong_xet,
            Can.DINH_DANG: "" if self.document.formatted and kind != "md" else f"tệp .{kind} không có định dạng chữ",
            Can.TRANG: "" if pages else f"tệp .{kind} không cho biết khổ giấy, lề, đầu trang",
            Can.SO_TRANG: "" if kind == "docx" else f"tệp .{kind} không cho biết cách đánh số trang",
            Can.DUONG_KE: "" if kind == "docx" else f"tệp .{kind} không cho biết đường kẻ được vẽ",
            Can.NGAY: "" if self.ngay else "chưa rõ ngày ban hành",
            Can.NGAY_DU: "" if self.ngay_du else "chưa có đủ ngày, tháng, năm ban hành",
            Can.XA: "" if self.xa else "chưa rõ xã, tỉnh ban hành; thêm --xa và --tinh",
            Can.TU_SOAN: ""
            if self.tu_soan
            else "kế hoạch ban hành kèm quyết định: không có số, nơi nhận, chữ ký riêng",
            Can.NGUON: "" if self.nguon is not None else f"tệp .{kind} không cho biết chữ gõ gốc",
        }
        return {need: reason for need, reason in lacking.items() if reason}

    @cached_property
    def anh_em(self) -> list[list[Dong]]:
        """Nodes and paragraphs that stand beside each other: at the top of the plan and of each annex, then below each node."""
        top: dict[int, list[Dong]] = {}
        below: list[list[Dong]] = []
        for each in self.dong:
            if each.cha is None and each.vai in (Vai.MUC, Vai.DOAN):
                top.setdefault(each.phu_luc, []).append(each)
            if each.con:
                below.append(each.con)
        return [*top.values(), *below]

    @cached_property
    def cung_cap(self) -> dict[int, tuple[list[Dong], int]]:
        """``id`` of a line of the body -> its siblings in order, and its place among them."""
        return {id(each): (group, place) for group in self.anh_em for place, each in enumerate(group)}

    def ke(self, dong: Dong, buoc: int) -> Dong | None:
        """The line so many places behind (before, if negative) another in reading order."""
        place = dong.thu_tu + buoc
        return self.dong[place] if 0 <= place < len(self.dong) else None

    @cached_property
    def toan_van(self) -> ToanVan:
        """All lines as one text, with its words."""
        return ToanVan(self.dong)


def _citations(text: str) -> list[VienDanHit]:
    return find_citations(text) if _DIGIT.search(text) else []


def _dates(text: str) -> Iterator[NgayHit]:
    return iter_vn(text) if _DIGIT.search(text) else iter(())
