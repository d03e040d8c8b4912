"""What a merge of three plans did, in reading order: what came in, and what a person has to decide."""

from collections.abc import Iterator, Mapping, Sequence

from kehoach.diffing.bo_ba import BaCay, BoBa
from kehoach.diffing.giong import same
from kehoach.diffing.gop_cho import BoCuc
from kehoach.diffing.nhanh import GOC, Nhanh, tao_cay, viet
from kehoach.model.gop import DaVao, KetQuaGop, LoaiVao, XungDot
from kehoach.model.plan import KeHoach

CHO, THU_TU = "cho", "thu_tu"
"""In place of the name of a field: where a part stands; the order of its children."""

_TA_BO = "ta đã bỏ, bản mới lại sửa"
_TREN_BO = "bản mới thêm vào mục mà ta đã bỏ hoặc không đưa vào"
_CUNG_CHUYEN = "hai bên cùng chuyển, mỗi bên một nơi"
_CUNG_XEP = "hai bên cùng xếp lại thứ tự, mỗi bên một khác"
_THIEU = "giữ lại theo bản của ta"
_NGOAI = "ngay dưới kế hoạch"


def bao_cao(cay: BaCay, layout: BoCuc, ids: Mapping[BoBa, str], merged: KeHoach) -> KetQuaGop:
    """The record of the merge that gave ``merged``."""
    record = _Record(cay, layout, ids, {each.id: each.so for each in tao_cay(merged).cay() if each.id})
    found = list(record.walk(cay.bo[cay.ta]))
    return KetQuaGop(
        merged,
        [each for each in found if isinstance(each, XungDot)],
        [each for each in found if isinstance(each, DaVao)],
    )


class _Record:
    def __init__(self, cay: BaCay, layout: BoCuc, ids: Mapping[BoBa, str], numbers: Mapping[str, str]) -> None:
        self.cay, self.layout, self.ids, self.numbers = cay, layout, ids, numbers

    def walk(self, bo: BoBa) -> Iterator[XungDot | DaVao]:
        """A part of the result, what is missing directly below, then its children."""
        yield from self._fields(bo)
        yield from self._place(bo)
        yield from self._order(bo)
        yield from self._missing(bo)
        for each in self.layout.cac_con(bo):
            yield from self.walk(each)

    def _fields(self, bo: BoBa) -> Iterator[XungDot | DaVao]:
        if not bo.ta:
            yield self._came(LoaiVao.THEM, bo, bo.loai, "", bo.mot.day_du())
            return
        if not bo.moi:
            above = self.cay.tren(bo.ta)
            if bo.goc and not (above and above.goc and not above.moi):
                yield self._kept(bo, bo.ta)
            return
        made = self.layout.gop[bo]
        for name, why in made.xung_dot.items():
            goc, moi, ta = (_field(side, name) for side in (bo.goc, bo.moi, bo.ta))
            yield XungDot(self._id(bo), self._so(bo), name, goc, moi, ta, why, ta)
        for name, value in made.truong.items():
            if value != bo.ta.truong[name] and name not in made.xung_dot:
                yield self._came(LoaiVao.SUA, bo, name, viet(bo.ta.truong[name]), viet(value))

    def _place(self, bo: BoBa) -> Iterator[XungDot | DaVao]:
        if not (bo.ta and bo.moi) or bo.loai == GOC:
            return
        old, theirs, ours = (self.cay.tren(side) for side in (bo.goc, bo.moi, bo.ta))
        now = self.layout.cha[bo]
        if now is not ours:
            yield self._came(LoaiVao.DOI_CHO, bo, CHO, self._name(ours), self._name(now))
        elif bo.goc and theirs is not old and theirs is not ours:
            why = self.layout.o_lai.get(bo, _CUNG_CHUYEN)
            places = [self._name(each) for each in (old, theirs, ours)]
            yield XungDot(self._id(bo), self._so(bo), CHO, places[0], places[1], places[2], why, places[2])

    def _order(self, bo: BoBa) -> Iterator[XungDot | DaVao]:
        for name, order in self.layout.con[bo].items():
            for each in order.doi_cho:
                before = [self.cay.bo[part] for part in bo.ta.day(name)] if bo.ta else []
                yield self._came(LoaiVao.DOI_CHO, each, THU_TU, _behind(before, each), _behind(order.day, each))
            if order.xung_dot:
                sides = ([_said(each) for each in side.day(name)] if side else [] for side in (bo.goc, bo.moi, bo.ta))
                goc, moi, ta = ("; ".join(each) for each in sides)
                now = "; ".join(_said(each.mot) for each in order.day)
                yield XungDot(self._id(bo), self._so(bo), THU_TU, goc, moi, ta, _CUNG_XEP, now)

    def _missing(self, bo: BoBa) -> Iterator[XungDot | DaVao]:
        """Parts below ``bo``, in whichever plan, that are not in the result."""
        below = dict.fromkeys(self.cay.bo[each] for side in (bo.ta, bo.moi, bo.goc) if side for each in side.con)
        for each in below:
            if each in self.layout.cha or self.cay.tren(each.mot) is not bo:
                continue
            if each.ta:
                yield self._came(LoaiVao.BO, each, each.loai, each.ta.day_du(), "")
            elif each.moi and each.goc:
                if not same(viet(each.moi.truong), viet(each.goc.truong)):
                    yield self._clash(each, each.loai, _TA_BO, "")
            elif each.moi:
                yield self._clash(each, each.loai, self.layout.ra.get(each, _TREN_BO), "")
            yield from self._missing(each)

    def _kept(self, bo: BoBa, ta: Nhanh) -> XungDot:
        """What the new version took out and stays: its words, and those below that are ours."""
        below = [self.cay.bo[each] for each in ta.cay()][1:]
        ours = [each for each in below if each.ta and not (each.goc and each.goc.truong == each.ta.truong)]
        goc, now = (
            "\n".join(side.day_du() for side in sides if side)
            for sides in ([bo.goc, *(each.goc for each in ours)], [ta, *(each.ta for each in ours)])
        )
        return XungDot(self._id(bo), self._so(bo), bo.loai, goc, "", now, self.layout.giu.get(bo, _THIEU), now)

    def _clash(self, bo: BoBa, field: str, why: str, now: str) -> XungDot:
        goc, moi, ta = (side.day_du() if side else "" for side in (bo.goc, bo.moi, bo.ta))
        return XungDot(self._id(bo), self._so(bo), field, goc, moi, ta, why, now)

    def _came(self, loai: LoaiVao, bo: BoBa, field: str, cu: str, moi: str) -> DaVao:
        return DaVao(loai, self._id(bo), self._so(bo), field, cu, moi)

    def _id(self, bo: BoBa) -> str:
        return self.ids.get(bo, bo.mot.id)

    def _so(self, bo: BoBa) -> str:
        """Where it is in the result; of what is not there, where it was."""
        return self.numbers.get(self.ids.get(bo, ""), bo.mot.so)

    def _name(self, bo: BoBa | None) -> str:
        return " ".join(filter(None, (self._so(bo), _said(bo.mot)))) if bo and bo.loai != GOC else _NGOAI


def _said(part: Nhanh | None) -> str:
    return part.chu() if part else ""


def _behind(row: Sequence[BoBa], bo: BoBa) -> str:
    """The place of ``bo`` among its siblings, in words."""
    at = row.index(bo)
    return f"sau “{_said(row[at - 1].mot)}”" if at else "đứng đầu"


def _field(part: Nhanh | None, name: str) -> str:
    """The text of a field; ``chu_ky.ho_ten`` is one inside another."""
    value = part.truong if part else {}
    for step in name.split("."):
        value = value.get(step) or {}
    return viet(value)
