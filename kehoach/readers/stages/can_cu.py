"""The legal bases and the opening sentence, between the title and the first section.

Reads the items behind the title; writes ``can_cu`` and ``mo_dau``, moves ``state.body`` behind them.
"""

import re
from typing import Any

from kehoach.blocks import Paragraph
from kehoach.model.dong import Vai
from kehoach.readers.stages.state import Item, State, one_line, shown
from kehoach.readers.stages.words import CITED, ISSUERS, ISSUING, LEADS, LOOSELY_CITED, one_of
from kehoach.text.citations import find_citations, lan_dau
from kehoach.text.numbering import Kieu, doc_so
from kehoach.text.strings import squeeze
from kehoach.text.vien_dan import VienDan

NAME = "can_cu"
_LEAD = re.compile(rf"(?P<dan>{'|'.join(LEADS)})\s+(?=\S)")
_BULLET = re.compile(rf"^(?:[-–+•*]|\d{{1,2}}[.)])\s+(?=(?:{'|'.join(LEADS)})\s)")
_ISSUES = rf"\b(?:{one_of(ISSUING)})\b"
_SUBJECT = re.compile(
    rf"(?<=[,;.])\s+(?=(?:{one_of(ISSUERS)})\b[^;]{{0,400}}?{_ISSUES}[^;]{{0,600}}?(?:sau|:)\s*[:.]?\s*$)", re.DOTALL
)
_NEXT = re.compile(
    rf";\s+(?:và\s+)?(?=(?:{one_of(CITED)})\b|\[\[|(?:{one_of(LEADS)}|căn cứ)\s|(?:thực hiện|theo)\s+(?:{one_of(CITED)})\b)"
)
MAX_BASES = 60
_SHORT_LINE = 40


def run(state: State) -> None:
    """Take the paragraphs that cite before the first numbered section."""
    index = state.body
    letter = _addressed(state, index)
    index = letter
    bases: list[tuple[list[dict[str, Any]], Item, str]] = []
    opening = ""
    while index < state.foot and len(bases) < MAX_BASES:
        item = state.items[index]
        if not isinstance(item.block, Paragraph):
            break
        text = _BULLET.sub("", one_line(shown(item.block.runs)))
        m = _LEAD.match(text)
        numbered = _is_section(item.block)
        if m is not None and not bases and text.endswith(":") and len(text) < _SHORT_LINE:
            state.role(item.block, Vai.DUOI_TIEU_DE)
            state.keep("tieu_de", text, item.spot, known=True)  # "Căn cứ pháp lý:" over the bases
            state.claim(item, NAME)
            index += 1
            continue
        if m is None and bases and not numbered and _goes_on_citing(state, index, text):
            bases.append(([_basis(text, "", led=False)], item, ""))
            state.role(item.block, Vai.CAN_CU)
            state.claim(item, NAME)
            index += 1
            continue
        if (
            m is None
            or (text.endswith(":") and not _SUBJECT.search(text) and not find_citations(text))
            or (numbered and not (text.endswith((";", ".")) and find_citations(text)))
        ):
            break
        cited, _, opening = _parted(text)
        if not _cites(cited, m["dan"]) or (
            not bases and opening == "" and text.endswith(":") and m["dan"] not in ("Căn cứ", "Thực hiện")
        ):
            opening = ""
            break
        bases.append((_bases(cited), item, m["dan"]))
        state.role(item.block, Vai.CAN_CU)
        state.claim(item, NAME)
        index += 1
        if opening:
            break
    if opening:
        state.plan["mo_dau"] = opening
        state.tell("mo_dau", opening, state.items[index - 1].spot)
    else:
        index = _opening(state, index, bool(bases))
    _write(state, bases)
    state.body = index


def _goes_on_citing(state: State, index: int, text: str) -> bool:
    """Behind a basis: a paragraph that cites without a lead word, or one before the sentence that issues the plan."""
    if text.endswith(":") or not text.strip(" ;,"):
        return False
    if text.startswith(CITED) and find_citations(text)[:1] and text.endswith((";", ".")) and not _SUBJECT.search(text):
        return True
    following = [
        each.block.text.strip() for each in state.items[index + 1 : index + 3] if isinstance(each.block, Paragraph)
    ]
    return text.endswith((";", ".")) and any(re.search(r"(?:sau|:)\s*[:.]?$", each) for each in following[:1])


def _addressed(state: State, index: int) -> int:
    """Kính gửi: stands under the title of a few kinds; a plan has none, the words stay."""
    while index < state.foot:
        block = state.items[index].block
        if not isinstance(block, Paragraph) or not re.match(r"(?i)kính gửi\s*:", block.text.strip()):
            return index
        state.role(block, Vai.DUOI_TIEU_DE)
        state.keep("tieu_de", one_line(block.text), block.spot, known=True)
        state.claim(state.items[index], NAME)
        index += 1
    return index


def _is_section(paragraph: Paragraph) -> bool:
    number = doc_so(f"{paragraph.number} {paragraph.text}" if paragraph.number else paragraph.text)
    return number is not None and number.kieu not in (Kieu.GACH, Kieu.CONG)


def _parted(text: str) -> tuple[str, str, str]:
    """What is cited, and the sentence that issues the plan where both stand in one paragraph."""
    m = _SUBJECT.search(text)
    return (text[: m.start()], m[0], text[m.end() :].strip()) if m else (text, "", "")


def _cites(text: str, lead: str) -> bool:
    if find_citations(text):
        return True
    rest = text[len(lead) :].strip()
    return lead in ("Căn cứ", "CĂN CỨ", "Xét", "Thi hành") or rest.startswith((*CITED, *LOOSELY_CITED, "[["))


def _opening(state: State, index: int, after_bases: bool) -> int:
    """The one sentence that issues the plan; further paragraphs before the first section belong to the body."""
    if index >= state.foot:
        return index
    item = state.items[index]
    if not isinstance(item.block, Paragraph) or item.block.number or doc_so(item.block.text) is not None:
        return index
    text = one_line(shown(item.block.runs))
    if (
        after_bases
        or text.endswith(":")
        or re.search(r"(?:như sau|nội dung sau)\s*[:.]?$", text)
        or re.search(_ISSUES, text)
    ):
        state.plan["mo_dau"] = text
        state.role(item.block, Vai.MO_DAU)
        state.claim(item, "mo_dau")
        state.tell("mo_dau", text, item.spot)
        return index + 1
    return index


def _bases(text: str) -> list[dict[str, Any]]:
    """One paragraph -> its bases; each but the first goes on in the same paragraph."""
    lead = _LEAD.match(text)
    dan = "Căn cứ" if lead and lead["dan"].lower() != "thực hiện" else "Thực hiện"
    parts = [part for part in _NEXT.split(text) if part.strip()]
    result = []
    for position, part in enumerate(parts):
        own = _LEAD.match(part) if position else lead
        result.append(_basis(part, dan if position == 0 else "", own is not None))
    return result


def _basis(text: str, dan: str, led: bool) -> dict[str, Any]:
    """The parts of a citation where they print the very words again; else the words, with the parts beside them."""
    words = text.strip().rstrip(" ;.,") or text.strip(" ;,")  # a line of dots is a basis still to be written
    lead = _LEAD.match(words) if led else None
    cited = words[lead.end() :] if lead else words
    basis: dict[str, Any] = {"dan": dan}
    hits = find_citations(cited)
    hit = hits[0] if hits and hits[0].span[0] == 0 else None
    parts: VienDan | None = None
    if hit is not None:
        found = hit.vien_dan
        rest = cited[hit.span[1] :].strip(" ,")
        subject = found.trich_yeu if found.la_luat else re.sub(r"^về\s+(?=[“\"A-ZĐ])", "", rest)
        parts = VienDan(found.ten_loai, found.so_ky_hieu, found.co_quan, found.ngay, subject)
        if found.la_luat and rest:
            parts = None
    if parts is not None and parts.ten_loai:
        basis |= {
            "ten_loai": parts.ten_loai, "so_ky_hieu": parts.so_ky_hieu, "co_quan": parts.co_quan, "trich_yeu": parts.trich_yeu,
        }  # fmt: skip
        if parts.ngay:
            basis["ngay"] = parts.ngay.iso()
    own_lead = lead is not None and lead["dan"] == dan if led else dan == ""
    if parts is None or not parts.ten_loai or not own_lead or squeeze(lan_dau(parts)) != squeeze(cited):
        basis["nguyen_van"] = words
    return basis


def _write(state: State, bases: list[tuple[list[dict[str, Any]], Item, str]]) -> None:
    """``Thực hiện`` joins the opening sentence only as the last; before others it stays a line of its own."""
    written: list[dict[str, Any]] = []
    carried = bool(state.plan.get("mo_dau"))
    for position, (group, item, _) in enumerate(bases):
        last = position == len(bases) - 1
        if group and group[0]["dan"] == "Thực hiện" and not (last and carried):
            group[0].setdefault("nguyen_van", f"Thực hiện {lan_dau(_vien_dan(group[0]))}")
            group[0]["dan"] = "Căn cứ"
        for each in group[1:] if group and group[0]["dan"] == "Thực hiện" else ():
            each["dan"] = "Thực hiện"  # all of them are carried out, in one sentence
        for each in group:
            each["id"] = state.node_id(item.block) if isinstance(item.block, Paragraph) else ""
            state.tell(NAME, each.get("nguyen_van") or lan_dau(_vien_dan(each)), item.spot)
        written += group
    state.plan["can_cu"] = written


def _vien_dan(basis: dict[str, Any]) -> VienDan:
    from kehoach.text.dates import parse_iso

    ngay = parse_iso(basis["ngay"]) if basis.get("ngay") else None
    return VienDan(
        basis.get("ten_loai", ""),
        basis.get("so_ky_hieu", ""),
        basis.get("co_quan", ""),
        ngay,
        basis.get("trich_yeu", ""),
    )
