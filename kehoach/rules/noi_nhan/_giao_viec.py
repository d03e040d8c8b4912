"""Who gets a task: units in the headings of TỔ CHỨC THỰC HIỆN and in the columns of the tables of tasks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.noi_nhan._don_vi import Ten, tim_ten
from kehoach.rules.noi_nhan._nen import cac_nhan, chuan
from kehoach.text.nfc import fold

_SECTION = re.compile(
    r"to chuc thuc hien|to chuc trien khai|phan cong (?:nhiem vu|thuc hien|trach nhiem|to chuc)|"
    r"trach nhiem (?:thuc hien|to chuc|cua)|chi dao thuc hien"
)
_LEAD = re.compile(
    r"(?:(?:đề nghị|giao|đối với|trách nhiệm(?: của)?|yêu cầu|các|trưởng|lãnh đạo|thủ trưởng|bí thư chi bộ|người đứng đầu|"
    r"ủy ban|hệ thống|cấp ủy)\b[\s,]*)*"
)
_VERB = re.compile(
    r"\b(?:chủ trì|phối hợp|tham mưu|có trách nhiệm|chịu trách nhiệm|căn cứ|"
    r"tổ chức(?!\s*,|\s+(?:chính|đoàn|thành|tín|xã hội))|chủ động|xây dựng|hướng dẫn|thực hiện|tăng cường|"
    r"theo dõi|tổng hợp|triển khai|tuyên truyền|vận động|rà soát)\b|[:.(]"
)
_END = re.compile(r"[:(]")
_LEADS, _JOINS = ("chủ trì", "đơn vị thực hiện", "cơ quan thực hiện", "bộ phận thực hiện"), ("phối hợp",)
LONGEST = 160
"""A heading or the beginning of a task that names who does it is no longer"""


class Giao(NamedTuple):
    """A unit that gets a task: where it is named."""

    dong: Dong
    trich: str
    tai: int
    ids: frozenset[str]
    phu: bool
    """Whether it only helps (cột phối hợp)"""


def giao_viec(ho_so: HoSo) -> list[Giao]:
    """Every unit that gets a task, in reading order. A group (các phòng, ban) is none."""
    return [
        Giao(dong, dong.text[name.dau : name.cuoi], name.dau, name.ids, helps)
        for dong, name, helps in ho_so.mot_lan(_named)
        if name.ids and not name.nhom
    ]


def nhom_duoc_giao(ho_so: HoSo) -> bool:
    """Whether a group gets a task as a whole: các cơ quan, đơn vị."""
    return any(name.nhom for _, name, _ in ho_so.mot_lan(_named))


def _named(ho_so: HoSo) -> list[tuple[Dong, Ten, bool]]:
    return [*_headings(ho_so), *_columns(ho_so)]


def _headings(ho_so: HoSo) -> Iterator[tuple[Dong, Ten, bool]]:
    depth = -1
    for dong in ho_so.than:
        if dong.vai is Vai.MUC:
            if dong.sau <= depth:
                depth = -1
            if depth < 0:
                if dong.sau < 2 and _SECTION.search(fold((dong.tieu_de or dong.text)[:LONGEST])):
                    depth = dong.sau
                continue
        if depth >= 0 and dong.vai is not Vai.O:
            yield from ((dong, name, False) for name in _subject(dong, ho_so))


def _subject(dong: Dong, ho_so: HoSo) -> Iterator[Ten]:
    """The units that the line begins with: its title, or what stands before the verb."""
    start = dong.text.find(dong.tieu_de) if dong.tieu_de else 0
    start = max(start, 0)
    words = dong.text[start : start + LONGEST] if not dong.tieu_de else dong.tieu_de[:LONGEST]
    if not dong.tieu_de:
        skip = len(dong.so) if dong.so and words.startswith(dong.so) else 0
        while skip < len(words) and not words[skip].isalpha():
            skip += 1
        start, words = start + skip, words[skip:]
    low = chuan(words)
    lead = _LEAD.match(low)
    begin = lead.end() if lead else 0
    cut = (_END if dong.tieu_de else _VERB).search(low, begin)
    if cut is None and not dong.tieu_de:
        return
    words = words[: cut.start()] if cut else words
    for index, name in enumerate(tim_ten(words, ho_so)):
        if not index and name.dau > begin + 12:
            return
        yield name._replace(dau=name.dau + start, cuoi=name.cuoi + start)


def _columns(ho_so: HoSo) -> Iterator[tuple[Dong, Ten, bool]]:
    for cells in ho_so.bang.values():
        columns: dict[int, tuple[bool, int]] = {}
        for dong in cells:
            if dong.hang <= 2 and len(dong.text) < 60:
                head = dong.text.lower()
                if any(word in head for word in _LEADS):
                    columns.setdefault(dong.cot, (False, dong.hang))
                elif any(word in head for word in _JOINS):
                    columns.setdefault(dong.cot, (True, dong.hang))
        for dong in cells if columns else ():
            helps, top = columns.get(dong.cot, (False, 1 << 30))
            if dong.hang > top:
                yield from ((dong, name, helps) for name in tim_ten(dong.text, ho_so))


def duoc_gui(ho_so: HoSo) -> frozenset[str]:
    """The units that the recipients name or cover, the archive line too."""
    found: set[str] = set()
    for nhan in ho_so.mot_lan(cac_nhan):
        for name in tim_ten(nhan.ten, ho_so):
            found |= name.ids
    covers: dict[str, list[str]] = ho_so.tham_so("NN10")["keo_theo"]
    for each in list(found):
        found.update(covers.get(each, ()))
    kept = {part.strip(" .") for dong in ho_so.vai(Vai.LUU) for part in re.split(r"[,;:(]", dong.text)[1:20]}
    found.update(unit.id for unit in ho_so.danh_muc.don_vi.values() if unit.luu and unit.luu in kept)
    return frozenset(found)
