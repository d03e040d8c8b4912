"""Who leads: not its own helper, one lead for a task, no task without one (NQ10, NQ16, NQ25)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.nhat_quan._bang import cac_bang
from kehoach.rules.nhat_quan._dem import mo_dau_muc
from kehoach.rules.nhat_quan._don_vi import DonViDoc, don_vi
from kehoach.rules.nhat_quan._han import la_cot_han
from kehoach.text.nfc import fold

_JOINT = re.compile(r"phối hợp (?:chặt chẽ |chủ động )?với (?:các )?", re.IGNORECASE)
_LED = re.compile(r"(?:giao )?(?P<ten>[A-ZĐ][^.;:]{3,90}?)\s(?:chủ trì|là cơ quan chủ trì)\s?,?\s?$")
_LABEL = re.compile(
    r"\s*[-+•]?\s*(?:cơ quan|đơn vị|bộ phận)?\s?(?P<loai>chủ trì(?: thực hiện)?|phối hợp(?: thực hiện)?)"
    r"\s?:\s?(?P<ten>[^\n]{3,400})",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;:()]|(?<!\w)(?:tham mưu|tổ chức|xây dựng|thực hiện|triển khai|hướng dẫn|rà soát|kiểm tra"
    r"|theo dõi|bảo đảm|đảm bảo|chuẩn bị|bố trí|lập|tăng cường|để|trong|nhằm|đẩy mạnh|tuyên truyền|giám sát|lựa chọn|trình)(?!\w)"
)


@luat("NQ10", Can.KE_HOACH)
def chu_tri_khong_phoi_hop(ho_so: HoSo) -> Iterator[Loi]:
    """The lead unit is not among those that help it."""
    units = don_vi(ho_so)
    for bang in cac_bang(ho_so):
        if bang.chu_tri is None or bang.phoi_hop is None:
            continue
        for row in bang.hang:
            lead, help_ = bang.o.get((row, bang.chu_tri)), bang.o.get((row, bang.phoi_hop))
            if lead is not None and help_ is not None and "[[" not in lead.text + help_.text:
                yield from _compare(units, lead, _cell(ho_so, lead), help_, _cell(ho_so, help_), 0)
    leads: Dong | None = None
    for dong in ho_so.dong:
        if dong.vai not in (Vai.MUC, Vai.DOAN):
            continue
        label = _LABEL.match(dong.text)
        if label and label["loai"].lower().startswith("chủ trì"):
            leads = dong
            continue
        if label and leads is not None and leads.cha is dong.cha:
            told = _LABEL.match(leads.text)
            if told:
                yield from _compare(units, leads, told["ten"], dong, label["ten"], label.start("ten"))
        leads = None
        yield from _in_sentence(units, dong)


def _cell(ho_so: HoSo, dong: Dong) -> str:
    return (
        "\n".join(each.text for each in ho_so.bang[dong.bang] if (each.hang, each.cot) == (dong.hang, dong.cot))
        if _wide(ho_so, dong)
        else dong.text
    )


def _wide(ho_so: HoSo, dong: Dong) -> bool:
    """Whether the cell has several lines: the next line of the document is in it too."""
    after = dong.thu_tu + 1
    return after < len(ho_so.dong) and (ho_so.dong[after].bang, ho_so.dong[after].hang, ho_so.dong[after].cot) == (
        dong.bang,
        dong.hang,
        dong.cot,
    )


def _compare(units: DonViDoc, lead: Dong, leads: str, dong: Dong, helps: str, start: int) -> Iterator[Loi]:
    both = units.phan(leads) & units.phan(helps)
    named = {each for each in both if each.startswith("«")}
    same_cell = fold(leads).strip(" .;") == fold(helps).strip(" .;") and len(fold(leads)) > 3
    if not named and not same_cell:
        return
    trich, at = (
        _named(units, dong.text, named, start) if named and not same_cell else (dong.text[start:].strip(), start)
    )
    yield Loi(
        dong,
        trich or dong.text,
        None,
        {"chu_tri": lead.text if lead.bang else leads.strip()},
        tai=at if trich else None,
    )


def _named(units: DonViDoc, text: str, wanted: set[str], start: int) -> tuple[str, int]:
    """The words in ``text`` that name one of ``wanted``; folding keeps the length of clean text."""
    folded = fold(text)
    if len(folded) == len(text):
        for name in units.tim(folded):
            if f"«{name.id}»" in wanted and name.tai >= start:
                return text[name.tai : name.den], name.tai
    return "", start


def _in_sentence(units: DonViDoc, dong: Dong) -> Iterator[Loi]:
    """``Phòng Kinh tế chủ trì, phối hợp với Phòng Kinh tế``; the same under the heading ``2. Phòng Kinh tế``."""
    text = dong.text
    for m in _JOINT.finditer(text) if "hối hợp" in text else ():
        tail = text[m.end() : m.end() + 300]
        stop = _END.search(tail)
        listed = tail[: stop.start()] if stop else tail
        led = _LED.search(text[max(0, m.start() - 120) : m.start()])
        lead = led["ten"] if led else _heading(dong, m.start())
        if not lead:
            continue
        both = {each for each in units.phan(lead) & units.phan(listed) if each.startswith("«")}
        if both:
            trich, at = _named(units, text, both, m.end())
            if trich:
                yield Loi(dong, trich, None, {"chu_tri": lead.strip()}, tai=at)


def _heading(dong: Dong, before: int) -> str:
    """The unit that the line is about: the title run into it, or the heading above."""
    words = mo_dau_muc(dong)
    if dong.tieu_de and dong.loi_van and before > len(dong.tieu_de):
        return dong.tieu_de
    begin = len(dong.text) - len(words)
    lead_in = dong.text[begin:before].strip(" ,").lower()
    if dong.cha is not None and lead_in in ("", "chủ trì", "chủ động"):
        return dong.cha.tieu_de or mo_dau_muc(dong.cha)
    return ""


@luat("NQ25", Can.KE_HOACH)
def mot_chu_tri(ho_so: HoSo) -> Iterator[Loi]:
    """A task has one lead."""
    units = don_vi(ho_so)
    known: dict[str, Dong] = {}
    for bang in cac_bang(ho_so):
        if bang.chu_tri is None or bang.ten is None:
            continue
        for row in bang.hang:
            name, lead = bang.o.get((row, bang.ten)), bang.o.get((row, bang.chu_tri))
            if name is None or lead is None or len(name.text.split()) < 4 or "[[" in lead.text:
                continue
            before = known.setdefault(fold(name.text).strip(" .;"), lead)
            if before is not lead and units.phan(before.text) != units.phan(lead.text):
                yield Loi(lead, lead.text, None, {"kia": before.text, "viec": _short(name.text)})
    said: dict[str, Dong] = {}
    for dong in ho_so.than:
        words = mo_dau_muc(dong)
        if (
            dong.vai is not Vai.MUC
            or dong.cha is None
            or not words.lower().startswith("chủ trì")
            or len(words.split()) < 9
        ):
            continue
        other = said.setdefault(fold(words).strip(" .;"), dong)
        if other is dong or other.cha is None or other.cha is dong.cha:
            continue
        one, two = (next(units.tim(fold(each.tieu_de or each.text)), None) for each in (other.cha, dong.cha))
        if one is not None and two is not None and one.id != two.id:
            facts = {"kia": other.cha.tieu_de or other.cha.text, "viec": _short(words)}
            yield Loi(dong, dong.text, None, facts)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}..."


@luat("NQ16", Can.KE_HOACH)
def nhiem_vu_day_du(ho_so: HoSo) -> Iterator[Loi]:
    """A task of a table has a lead and a deadline."""
    for bang in cac_bang(ho_so):
        if bang.loai != "nhiem_vu" or bang.ten is None or bang.chu_tri is None:
            continue
        wanted = [(bang.chu_tri, "đơn vị chủ trì")]
        wanted += [(column, "thời hạn") for column, title in bang.cot.items() if la_cot_han(title)][:1]
        for row in bang.hang:
            name = bang.o.get((row, bang.ten))
            if name is None:
                continue
            for column, what in wanted:
                cell = bang.o.get((row, column))
                if (cell is None or not cell.text.strip(" -.")) and (row, column) not in bang.gop:
                    yield Loi(name, name.text, None, {"thieu": what})
                    break
