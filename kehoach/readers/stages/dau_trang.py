"""The letterhead: issuing organ, national title and motto, number, place and date, in whatever layout.

Reads the items before the kind of the document; writes ``co_quan``, ``so``, ``ky_hieu``, ``dia_danh``, ``ngay``.
Each line is known by its words, so tables of any shape, tabs and spaces do not matter.
"""

import re

from kehoach.readers.blocks import Dropped, Paragraph
from kehoach.readers.stages.state import Piece, State, is_caps, one_line
from kehoach.text.dates import Ngay, NgayError, iter_vn
from kehoach.text.so_ky_hieu import SoKyHieu, SoKyHieuError

LETTERHEAD, NUMBER, DATE = "dau_trang", "so_ky_hieu", "dia_danh_ngay"

_NATION = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|cong hoa xa hoi|chu nghia viet nam|hoi chu nghia viet nam"
)
_MOTTO = re.compile(r"doc lap\s*[-–—−]?\s*tu do(\s*[-–—−]?\s*hanh phuc)?|hanh phuc")
_STAMP = re.compile(r"du thao|(?:toi |tuyet )?mat$|(?:thuong )?khan$|hoa toc")
_OFFICIAL = ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc")
_NUMBER = re.compile(r"(?:Số|SỐ|số)\s*[:.]?\s*(?P<so>.*\S)?", re.DOTALL)
_SYMBOL = re.compile(r"(?P<so>[\w.…_\s]*?)\s*(?P<dau>[/\-–])\s*(?P<ky_hieu>[^\W\d_].*)", re.DOTALL)
_DATE = re.compile(
    r"(?P<noi>.{0,80}?)[,.]?\s*ngày\b(?:.{0,40}?\bnăm\s*[\d.…_ ]*|[\s.…_]*\d{0,2}[\s.…_]*/[\s.…_]*\d{0,2}[\s.…_]*/\s*[12]\d{3})",
    re.DOTALL | re.IGNORECASE,
)
_ORGAN = re.compile(
    r"^(uy ban|ubnd|hdnd|hoi dong|dang uy|dang bo|chi bo|ban |phong |truong |trung tam|tram |cong an|tieu ban|van phong|so |bo |"
    r"mat tran|ubmttq|doan |hoi |tinh uy|huyen uy|thanh uy|xa |phuong |thi tran |dac khu |huyen |quan |tinh |thanh pho |thi xa |"
    r"thu tuong|chinh phu|tong cuc|cuc |chi cuc|vien |to |lien doan|cong doan|ban chi dao|quoc hoi|bch |b\.?c\.?h)"
)


def letterhead(state: State) -> None:
    """Organ, national title and motto."""
    lines = _head(state)
    for piece in lines:
        folded = piece.folded.strip(" .*-–")
        if _NATION.fullmatch(folded) or _MOTTO.fullmatch(folded):
            piece.used = True
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
    organ = [
        piece for piece in lines
        if not piece.used and not _looks_like_number(piece) and not _DATE.search(piece.text) and _is_organ(piece)
    ]  # fmt: skip
    for piece in organ:
        piece.used = True
        state.claim(piece.item, LETTERHEAD)
    state.marks["head"] = lines
    if organ:
        _set_organ(state, organ)


def number(state: State) -> None:
    """Số: 87/KH-UBND, also blank."""
    for piece in _left(state):
        if piece.used or not (_looks_like_number(piece) or _bare_number(piece)):
            continue
        text = one_line(_NUMBER.match(piece.text)["so"] or "") if _NUMBER.match(piece.text) else piece.text  # type: ignore[index]
        about = re.search(r"\s(?=V/v\b)", text)
        if about:
            text = text[: about.start()]
        m = _SYMBOL.fullmatch(text)
        so, dau, ky_hieu = (m["so"], m["dau"], m["ky_hieu"]) if m else (text, "/", "")
        so = re.sub(r"[\s.…_]+", "", so)
        if "so" in state.plan:
            continue
        piece.used = True
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
        m = _DATE.search(piece.text)
        if piece.used or not m or len(piece.text) > 120 or "dia_danh" in state.plan:
            continue
        piece.used = True
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
            state.keep("dau", piece.text, piece.item.spot)
        state.claim(piece.item, piece.item.claimed or LETTERHEAD)


def _head(state: State) -> list[Piece]:
    """Lines before the kind; a line that a narrow cell broke is put together again."""
    lines: list[Piece] = []
    for piece in state.pieces(0, state.head):
        last = lines[-1] if lines else None
        if last and last.item is piece.item and last.column == piece.column and _broken(last, piece):
            last.text = f"{last.text} {piece.text}"
        else:
            lines.append(piece)
    return lines


def _broken(last: Piece, piece: Piece) -> bool:
    a, b = last.folded, piece.folded
    if (_NATION.fullmatch(f"{a} {b}") and not _NATION.fullmatch(b)) or a == "cong hoa xa hoi":
        return b.startswith(("chu nghia", "xa hoi"))
    if re.match(r"so\s*:\s*$", a):
        return True
    if piece.text[:1].islower() and "," in last.text + piece.text and "ngay" in f"{a} {b}":
        return True
    return (bool(_DATE.search(f"{last.text} {piece.text}")) and not _DATE.search(last.text) and not _DATE.search(piece.text)) or (
        last.paragraph is piece.paragraph and bool(re.search(r"^(?:ngay|thang|nam)\b|, ngay", b)) and not is_caps(last.text)
        and not _looks_like_number(last) and not _MOTTO.fullmatch(a)
    )  # fmt: skip


def _left(state: State) -> list[Piece]:
    lines: list[Piece] = state.marks.get("head", [])
    return lines


def _looks_like_number(piece: Piece) -> bool:
    m = _NUMBER.match(piece.text)
    return bool(m and (":" in piece.text[:6] or (m["so"] or "")[:1].isdigit() or (m["so"] or "").startswith("/")))


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


def _is_organ(piece: Piece) -> bool:
    if not _ORGAN.match(piece.folded) and not is_caps(piece.text):
        return False
    if _STAMP.match(piece.folded.strip(" .()*")):
        return False
    return not (len(piece.text) > 150 or piece.text.endswith((";", ":", ".")))


def _set_organ(state: State, organ: list[Piece]) -> None:
    """The last name is the issuing organ; a whole name above it is its parent. Bold decides where it is told."""
    names = _names(organ)
    parent, own = " ".join(piece.text for name in names[:-1] for piece in name), [piece.text for piece in names[-1]]
    state.plan["co_quan"] = {"ten": full_name(own, state), "chu_quan": one_line(parent)}
    if parent:
        state.plan["co_quan"]["chu_quan"] = full_name([one_line(parent)], state)
    state.tell(LETTERHEAD, state.plan["co_quan"]["ten"], organ[-1].item.spot)


def _names(organ: list[Piece]) -> list[list[Piece]]:
    bold = [piece.bold for piece in organ]
    if any(bold) and not all(bold) and bold[-1]:
        cut = bold.index(True)
        return [organ[:cut], organ[cut:]]
    names: list[list[Piece]] = []
    for piece in organ:
        starts = not re.match(r"(xa|phuong|thi tran|dac khu|huyen|quan|tinh|thanh pho|thi xa|va|tp)\b", piece.folded)
        if not names or (starts and bool(_ORGAN.match(piece.folded))):
            names.append([piece])
        else:
            names[-1].append(piece)
    return names


_SHORT = re.compile(r"(?:ub|ubnd|hđnd|ubmttq|mttq|bch|btt|bcđ|tw|vn|cp|htx|pcth|pcct|attt|cđs|tp|thcs|thpt|pttdtnt)")
"""Abbreviations that stay in capitals."""


def full_name(lines: list[str], state: State) -> str:
    """The organ's name with the capitals of running text: as the document itself writes it, else by the usual rule."""
    name = one_line(" ".join(lines))
    if not is_caps(name):
        return name
    pattern = re.compile(r"\s+".join(map(re.escape, name.lower().split())), re.IGNORECASE)
    for item in state.items:
        for m in pattern.finditer(item.block.text if isinstance(item.block, Paragraph) else ""):
            if not is_caps(m[0]):
                return _upper_first(one_line(m[0]))
    return _by_rule(name)


def _by_rule(name: str) -> str:
    small = name.lower()
    words: list[str] = []
    proper = False
    for word in small.split():
        unit = word in ("xã", "phường", "khu", "trấn", "huyện", "quận", "tỉnh", "phố")
        short = _SHORT.fullmatch(word)
        words.append(word.upper() if short else word.capitalize() if proper and not unit else word)
        if unit and word not in ("khu", "trấn", "phố"):
            proper = True
        elif word in ("khu", "trấn", "phố") and len(words) > 1 and words[-2].lower() in ("đặc", "thị", "thành"):
            words[-2:] = [words[-2].lower(), word]
            proper = True
    return _upper_first(" ".join(words))


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ngay(text: str) -> str:
    for hit in iter_vn(text):
        if hit.ngay:
            return hit.ngay.iso()
    m = re.search(r"(?:năm|/)\s*([12]\d{3})(?!\d)", text)
    if not m:
        return ""
    month = re.search(r"tháng\s*(\d{1,2})\b", text)
    try:
        return Ngay(int(m[1]), int(month[1]) if month else None).iso()
    except NgayError:
        return m[1]
