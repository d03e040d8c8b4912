"""Checks of the prose: slots that exist, and the wording that official texts keep to."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from jinja2 import nodes
from pydantic import BaseModel

from kehoach.catalog.load import DanhMuc
from kehoach.catalog.lop import MucDanhMuc
from kehoach.catalog.models import Khung
from kehoach.drafting.boi_canh import BoiCanh
from kehoach.drafting.o import parse_expression, parse_text
from kehoach.drafting.soan import COMPUTED
from kehoach.drafting.tra_loi import CHUNG
from kehoach.model.yaml_data import Loc
from kehoach.problems import Problem
from kehoach.sandbox import FAULTS

SLOTS = frozenset(each.name for each in fields(BoiCanh))
"""The slots of every text."""
_EXPRESSIONS = frozenset({"khi", "lap"})
_PROSE = {"noi-dung": ("thi_dua", "giai_phap", "muc_tieu"), "khung": ("muc", "mo_dau", "trich_yeu")}
_NOT_TEXT = frozenset({"nguon", "luu_y", "ghi_chu", "mo_ta", "nguyen_van", "id", "khoa"})


def _texts(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text inside an entry with its place."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in _NOT_TEXT:
                yield from _texts(getattr(value, name), (*loc, name))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, (*loc, index))
    elif isinstance(value, str) and value:
        yield loc, value


def slots(catalog: DanhMuc) -> Iterator[Problem]:
    """Each slot names something that a draft will have: a slot of the contract, an answer of the khung, a unit, a document."""
    for kind in ("noi-dung", "khung", "noi-nhan", "don-vi"):
        for owner in catalog.muc(kind).values():
            known = set(SLOTS)
            if isinstance(owner.entry, Khung):
                known |= {each.khoa for each in (*owner.entry.hoi, *CHUNG)} | COMPUTED | {"stt"}
                known |= _bound(owner.entry)
            for loc, text in _texts(owner.entry):
                yield from _slots_of(catalog, owner, loc, text, known)


def questions(catalog: DanhMuc) -> Iterator[Problem]:
    """A question of a khung does not hide a slot, and is asked once."""
    taken = SLOTS - {"tu", "den"} | COMPUTED | {each.khoa for each in CHUNG}
    for owner in catalog.muc("khung").values():
        seen: set[str] = set()
        for index, each in enumerate(owner.entry.hoi):
            if each.khoa in taken or each.khoa in seen:
                message = f"Câu hỏi “{each.khoa}” trùng tên với ô hoặc câu hỏi đã có"
                yield Problem("DM10", message, "đặt tên khác", owner.place(("hoi", index, "khoa")))
            seen.add(each.khoa)


def _bound(khung: Khung) -> set[str]:
    """Names that the repetitions of a khung bind."""
    found, front = set[str](), list(khung.muc)
    while front:
        node = front.pop()
        found |= {node.bien} if node.lap else set()
        front += node.muc
    return found


def _slots_of(catalog: DanhMuc, owner: MucDanhMuc[Any], loc: Loc, text: str, known: set[str]) -> Iterator[Problem]:
    expression = loc[-1] in _EXPRESSIONS
    if not expression and "{" not in text:
        return
    try:
        tree = parse_expression(text) if expression else parse_text(text)
    except FAULTS as error:
        yield Problem(
            "DM10", f"Viết sai ô: {getattr(error, 'message', error)}", "xem lại dấu {{ }}, {% %}", owner.place(loc)
        )
        return
    assigned = {each.name for each in tree.find_all(nodes.Name) if each.ctx in ("store", "param")}
    for name in tree.find_all(nodes.Name):
        if name.name not in known | assigned | {"range", "loop", "namespace"}:
            yield _unknown_slot(owner, loc, name.name, sorted(known))
    for attribute in tree.find_all(nodes.Getattr):
        if isinstance(attribute.node, nodes.Name) and attribute.node.name in ("don_vi", "viec", "trich_dan"):
            entries = catalog.nhac_duoc("van-ban" if attribute.node.name == "trich_dan" else "don-vi")
            if attribute.attr not in entries:
                yield _unknown_slot(
                    owner,
                    loc,
                    f"{attribute.node.name}.{attribute.attr}",
                    [f"{attribute.node.name}.{each}" for each in entries],
                )


def _unknown_slot(owner: MucDanhMuc[Any], loc: Loc, name: str, known: list[str]) -> Problem:
    near = tuple(difflib.get_close_matches(name, known, n=3, cutoff=0.5))
    return Problem("DM10", f"Ô lạ “{name}”", "dùng tên ô đã khai báo", owner.place(loc), near=near)


_WORDING = (
    (re.compile(r"  "), "hai dấu cách liền nhau", "xóa một dấu cách"),
    (re.compile(r"\s[,;.:!?](?!\.\.)(?:\s|$)"), "dấu cách trước dấu câu", "xóa dấu cách"),
    (re.compile(r"[,;:](?=[^\W\d_])"), "thiếu dấu cách sau dấu câu", "thêm dấu cách"),
    (re.compile(r"\bhàng năm\b", re.IGNORECASE), "“hàng năm”", "viết “hằng năm”"),
    (re.compile(r"\bđảm bảo\b", re.IGNORECASE), "“đảm bảo”", "viết “bảo đảm”"),
    (re.compile(r"\b(?:h[oO]à|h[oO]á|th[uU]ỷ|[uU]ỷ ban|kh[oO]ẻ|x[oO]á)\b"), "dấu thanh kiểu hoà, uỷ", "viết hòa, ủy"),
    (
        re.compile(r"Ủy ban Nhân dân|Hội đồng Nhân dân"),
        "viết hoa sai tên cơ quan",
        "viết Ủy ban nhân dân, Hội đồng nhân dân",
    ),
    (re.compile(r'(?<!\w)"|"(?!\w)'), "ngoặc kép thẳng", "dùng “ ”"),
    (re.compile(r"\.\.(?!\.)|,,|;;"), "dấu câu lặp", "xóa bớt"),
)


def wording(catalog: DanhMuc) -> Iterator[Problem]:
    """Spaces, signs, capitals and spellings in texts that are printed."""
    for kind, names in _PROSE.items():
        for owner in catalog.muc(kind).values():
            for name in names:
                for loc, text in _texts(getattr(owner.entry, name), (name,)):
                    if loc[-1] in _EXPRESSIONS or loc[-1] in ("cap", "bien"):
                        continue
                    plain = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "x", text)
                    for pattern, what, mend in _WORDING:
                        if pattern.search(plain):
                            yield Problem("DM12", f"Lời văn có {what}: “{text[:60]}”", mend, owner.place(loc))
                    if plain[:1].isalpha() and plain[:1].islower() and kind == "noi-dung" and not text.startswith("{"):
                        yield Problem(
                            "DM12", f"Câu không viết hoa chữ đầu: “{text[:60]}”", "viết hoa", owner.place(loc)
                        )
