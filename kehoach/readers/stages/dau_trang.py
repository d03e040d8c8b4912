"""The letterhead: issuing organ, national title and motto, number, place and date, in whatever layout.

Reads the items before the kind of the document; writes ``co_quan``, ``so``, ``ky_hieu``, ``dia_danh``, ``ngay``.
Each line is known by its words, so tables of any shape, tabs and spaces do not matter.
"""

import re

from kehoach.blocks import Dropped
from kehoach.model.dong import Vai
from kehoach.readers.stages import head_lines
from kehoach.readers.stages.organ import is_organ, set_organ
from kehoach.readers.stages.state import Piece, State, one_line
from kehoach.text.dates import Ngay, NgayError, iter_vn
from kehoach.text.so_ky_hieu import SoKyHieu, SoKyHieuError

LETTERHEAD, NUMBER, DATE = "dau_trang", "so_ky_hieu", "dia_danh_ngay"

_OFFICIAL = ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc")
_SYMBOL = re.compile(
    r"(?P<so>[\w.…_\s]*?)\s*(?P<dau>[/\\\-–])\s*(?P<ky_hieu>(?:[12]\d{3}\s*/\s*)?[^\W\d_].*)", re.DOTALL
)
_UNACCENTED = ((re.compile(r"\bngay\b"), "ngày"), (re.compile(r"\bthang\b"), "tháng"), (re.compile(r"\bnam\b"), "năm"))


def letterhead(state: State) -> None:
    """Organ, national title and motto."""
    lines = head_lines.head_lines(state)
    for piece in lines:
        folded = piece.folded.strip(" .*-–")
        if head_lines.NATION.fullmatch(folded) or head_lines.MOTTO.fullmatch(folded):
            piece.used = True
            state.role(piece, Vai.QUOC_HIEU if head_lines.NATION.fullmatch(folded) else Vai.TIEU_NGU)
            state.claim(piece.item, LETTERHEAD)
            if folded.startswith("dang cong san"):
                state.keep("dau", piece.text, piece.item.spot, known=True)
                state.doubt(
                    "NHAP16", "Đây là văn bản của Đảng, có thể thức riêng; khi xuất vẫn in theo Nghị định 30/2020/NĐ-CP",
                    "xem lại trước khi dùng", piece.item.spot,
                )  # fmt: skip
            elif one_line(piece.text.strip(" .*-–")).casefold() not in _OFFICIAL:
                reason = "Quốc hiệu, Tiêu ngữ viết khác mẫu: in lại theo mẫu"
                state.dropped.append(Dropped(piece.text, reason, piece.item.spot))
    rest = [piece for piece in lines if not (piece.used or head_lines.looks_like_number(piece) or _bare_number(piece))]
    organ = [piece for piece in rest if not head_lines.DATE.search(piece.text) and is_organ(piece)]
    for piece in organ:
        piece.used = True
        state.claim(piece.item, LETTERHEAD)
    state.marks["head"] = lines
    if organ:
        state.tell(LETTERHEAD, set_organ(state, organ), organ[-1].item.spot)


def number(state: State) -> None:
    """Số: 87/KH-UBND, also blank."""
    for piece in _left(state):
        if piece.used or not (head_lines.looks_like_number(piece) or _bare_number(piece)):
            continue
        named = head_lines.NUMBER.match(piece.text)
        text = one_line(named["so"] or "") if named else piece.text
        about = re.search(r"\s(?=V/v\b)", text)
        if about:
            text = text[: about.start()]
        m = _SYMBOL.fullmatch(text)
        so, dau, ky_hieu = (m["so"], m["dau"], m["ky_hieu"]) if m else (text, "/", "")
        so = re.sub(r"[\s.…_]+", "", so)
        if "so" in state.plan:
            continue
        piece.used = True
        state.role(piece, Vai.SO)
        state.claim(piece.item, NUMBER)
        if state.plan.get("kem_theo"):
            state.keep(
                "dau", one_line(piece.text), piece.item.spot, known=True
            )  # the decision's number, not the plan's
            state.plan["so"] = ""
            continue
        state.plan["so"] = so if re.fullmatch(r"\d{1,5}[a-zA-Z]?", so) else ""
        if so and not state.plan["so"]:
            state.keep("dau", piece.text, piece.item.spot)
            state.doubt("NHAP03", f"Số văn bản “{so[:30]}” không phải là số", "điền lại số", piece.item.spot)
        state.plan["ky_hieu"] = _symbol(so, dau, ky_hieu)
        state.tell(NUMBER, one_line(piece.text), piece.item.spot)


def date(state: State) -> None:
    """Xuân Trường, ngày 15 tháng 5 năm 2026, also with blanks."""
    for piece in _left(state):
        m = head_lines.DATE.search(piece.text)
        if piece.used or not m or len(piece.text) > 120 or "dia_danh" in state.plan:
            continue
        piece.used = True
        state.role(piece, Vai.DIA_DANH_NGAY)
        state.claim(piece.item, DATE)
        if state.plan.get("kem_theo"):
            state.keep("dau", one_line(piece.text), piece.item.spot, known=True)  # the decision's date, not the plan's
        state.plan["dia_danh"] = one_line(m["noi"]).strip(" ,.…_()*")
        rest = piece.text[m.end() :].strip(" .…_")
        if rest:
            state.keep("dau", rest, piece.item.spot)
        ngay = _ngay(piece.text)
        if ngay:
            state.plan["ngay"] = ngay
        else:
            state.doubt("NHAP04", f"Không rõ ngày ở dòng “{one_line(piece.text)}”", "điền lại ngày", piece.item.spot)
        state.tell(DATE, one_line(piece.text), piece.item.spot)


def left_over(state: State) -> None:
    """What else stands in the head (DỰ THẢO, HỎA TỐC, a stamp) is kept in its place."""
    about = set(state.marks.get("about", ()))
    for piece in state.marks.get("head", ()):
        if not piece.used and piece.text not in about:
            state.role(piece, Vai.DAU_KHAC)
            state.keep("dau", piece.text, piece.item.spot, known=piece.folded.startswith("v/v"))
        state.claim(piece.item, piece.item.claimed or LETTERHEAD)


def _left(state: State) -> list[Piece]:
    lines: list[Piece] = state.marks.get("head", [])
    return lines


def _bare_number(piece: Piece) -> bool:
    try:
        SoKyHieu.parse(piece.text)
    except SoKyHieuError:
        return False
    return len(piece.text) < 40


def _symbol(so: str, dau: str, written: str) -> str:
    try:
        read = SoKyHieu.parse(f"{so}{'/' if dau == '/' else '-'}{written}")
        symbol = f"{read.nam}/{read.ky_hieu}" if read.nam else read.ky_hieu
        return f"-{symbol}" if read.dau == "-" else symbol
    except SoKyHieuError:
        written = one_line(written)
        return (f"-{written}" if dau != "/" else written) or "KH-UBND"


def _ngay(text: str) -> str:
    for plain, accented in _UNACCENTED:
        text = plain.sub(accented, text)
    for hit in iter_vn(text):
        if hit.ngay:
            return hit.ngay.iso()
    year = re.search(r"(?:năm|/|tháng\s\d{1,2},?)\s*([12]\d{3})(?!\d)", text)
    if not year:
        return ""
    month = re.search(r"tháng\s*(\d{1,2})\b|/\s*(\d{1,2})\s*/", text)
    try:
        return Ngay(int(year[1]), int(month[1] or month[2]) if month else None).iso()
    except NgayError:
        return year[1]
