"""The end: what the stages found becomes a plan, and the words without a place are kept in it."""

import re
from dataclasses import dataclass, field
from typing import Any

from kehoach.blocks import Dropped, plain
from kehoach.model.dong import Dong
from kehoach.model.mac_dinh import cot, kem_theo
from kehoach.model.numbers import so_phu_luc
from kehoach.model.plan import KeHoach, Muc, PhanKhac
from kehoach.problems import Problem
from kehoach.readers.stages import giu_chu
from kehoach.readers.stages.cay import Node
from kehoach.readers.stages.dong import lines
from kehoach.readers.stages.so_muc import keep_numbers, to_muc
from kehoach.readers.stages.state import Found, Rest, State, one_line
from kehoach.text.strings import squeeze

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|(?<=[\ufeff\u200b-\u200f]|[^\\S ])[\u0300-\u036f]+"
)
"""What is no word: control characters, and marks of tone that begin a line without a letter to stand on"""
_END = re.compile(r"\s*\./\.?\s*$")


@dataclass(frozen=True)
class BanDoc:
    """What was read from a file."""

    ke_hoach: KeHoach
    found: list[Found]
    """What was recognised, in the order of the stages"""
    doubts: list[Problem]
    """What is not sure, with its place"""
    left: list[tuple[str, str]]
    """What was left as plain text: its place, its words"""
    dropped: list[Dropped]
    """What was dropped, and why"""
    coverage: float
    """Share of the letters that a stage claimed, 0 to 1"""
    changed: list[str]
    """What was edited since kehoach made the file; empty for other files"""
    dong: list[Dong] = field(default_factory=list)
    """The lines of the file and what each is"""


def result(state: State) -> BanDoc:
    """The plan of the finished ``state``."""
    plan = _plan(state)
    lost = giu_chu.run(state, plan)
    if lost:
        for text, spot in lost:
            state.keep("cuoi", text, spot)
            plan.phan_khac.append(PhanKhac(cho="cuoi", loi_van=_CONTROL.sub("", one_line(text))))
        state.doubt(
            "NHAP17",
            f"{len(lost)} dòng chưa xếp được vào phần nào; giữ nguyên văn ở cuối kế hoạch",
            "xem lại",
            lost[0][1],
        )
    left = [(str(rest.spot.place()), rest.text) for rest in state.rest if not rest.known]
    left += [(str(item.spot.place()), one_line(plain(item.block))) for item in state.items if not item.claimed]
    doubts = [*state.document.problems, *state.doubts]
    told = lines(state, plan.muc, [each.muc for each in plan.phu_luc])
    return BanDoc(plan, state.found, doubts, left, state.dropped, coverage(state), [], told)


def coverage(state: State) -> float:
    """Share of the letters of the document that a stage claimed and has a place for."""
    total = sum(_letters(plain(item.block)) for item in state.items)
    unclaimed = sum(_letters(plain(item.block)) for item in state.items if not item.claimed)
    unclaimed += sum(_letters(rest.text) for rest in state.rest if not rest.known)
    return 1.0 if not total else max(0.0, 1 - unclaimed / total)


def _letters(text: str) -> int:
    return sum(map(len, text.split()))


def _plan(state: State) -> KeHoach:
    data: dict[str, Any] = {key: value for key, value in state.plan.items() if key not in ("muc", "phu_luc")}
    nodes = state.plan.get("muc", [])
    muc = to_muc(_clean_nodes(nodes))
    differing = keep_numbers(nodes, muc)
    phu_luc = []
    for annex in state.plan.get("phu_luc", []):
        own = {key: value for key, value in annex.items() if key not in ("nodes", "so_goc")}
        inside = annex.get("nodes")
        if inside is not None:
            own["muc"] = to_muc(_clean_nodes(inside))
            differing += keep_numbers(inside, own["muc"])
            own["muc"] = own["muc"] or [{"loi_van": "[[nội dung phụ lục]]"}]
        phu_luc.append(own)
    _without_end(muc)
    if not muc and data.get("mo_dau"):
        muc = [Muc(loi_van=data.pop("mo_dau"))]
    data["muc"] = muc or [{"loi_van": "[[nội dung]]"}]
    data["phu_luc"] = phu_luc
    data["phan_khac"] = [{"cho": rest.where, "loi_van": one_line(rest.text)} for rest in sorted(state.rest, key=_place)]
    data["phan_khac"] += [
        {"cho": "cuoi", "loi_van": one_line(plain(note))}
        for note in state.document.notes
        if _CONTROL.sub("", plain(note)).strip()
    ]
    data.setdefault("trich_yeu", "")
    data["trich_yeu"] = data["trich_yeu"] or "[[trích yếu]]"
    data.setdefault("dia_danh", "[[địa danh]]")
    if not data.get("chu_ky") and not data.get("kem_theo"):
        data["chu_ky"] = {"chuc_vu": "[[chức vụ người ký]]"}
    plan = KeHoach(**_clean(data))
    for annex, made in zip(state.plan.get("phu_luc", []), plan.phu_luc, strict=True):
        if annex["so_goc"] and annex["so_goc"] != so_phu_luc(plan, made):
            made.so_goc = annex["so_goc"]
            differing += 1
    _without_usual(plan)
    if differing:
        state.doubt(
            "NHAP11", f"{differing} số mục ghi trong tệp khác số đúng; bản xuất ra đánh số lại, số cũ vẫn được giữ",
            "so lại số mục với tệp gốc; muốn in số cũ thì dùng lệnh kehoach render với --giu-so",
        )  # fmt: skip
    return plan


def _without_usual(plan: KeHoach) -> None:
    """What an annex would print of itself is not kept: it follows the number, date and year of the plan."""
    for annex in plan.phu_luc:
        if annex.kem_theo and _same(annex.kem_theo, kem_theo(plan)):
            annex.kem_theo = ""
        if annex.cot and all(map(_same, annex.cot, cot(plan, annex))):
            annex.cot = []


def _same(a: str, b: str) -> bool:
    return squeeze(a).casefold() == squeeze(b).casefold()


def _place(rest: Rest) -> tuple[int, ...]:
    return tuple(each or 0 for each in (rest.spot.page, rest.spot.line, rest.spot.paragraph))


def _without_end(muc: list[Any]) -> None:
    """``./.`` closes the printed text of itself."""
    if not muc:
        return
    last = muc[-1]
    while last.muc:
        last = last.muc[-1]
    if last.bang is None and last.loi_van:
        last.loi_van = _END.sub(".", last.loi_van)
    elif last.bang is None:
        last.tieu_de = _END.sub("", last.tieu_de)


def _clean_nodes(nodes: list[Node]) -> list[Node]:
    """The nodes without control characters and, in place, without nodes that say nothing."""
    for node in nodes:
        node.data = {key: _clean(value) for key, value in node.data.items()}
        node.children = _clean_nodes(node.children)
        if node.children and not _says(node):
            node.data["loi_van"] = (node.line.written if node.line else "") or "…"
    nodes[:] = [node for node in nodes if _says(node)]
    return nodes


def _says(node: Node) -> bool:
    words = (node.data.get("tieu_de", "").strip(), node.data.get("loi_van", "").strip(), node.data.get("bang"))
    return any(words)


def _clean(value: Any) -> Any:
    """Control characters are no words."""
    if isinstance(value, str) and type(value) is str:
        return _CONTROL.sub("", value)
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return value
