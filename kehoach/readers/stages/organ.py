"""The name of an issuing organ: told from other lines, put together from its own, given the capitals of running text."""

import re

from kehoach.blocks import Paragraph
from kehoach.model.dong import Vai
from kehoach.readers.stages.head_lines import NATION
from kehoach.readers.stages.state import Piece, State, is_caps, one_line
from kehoach.text.nfc import fold

_ORGAN = re.compile(
    r"^(uy ban|ubnd|hdnd|hoi dong|dang uy|dang bo|chi bo|ban |phong |truong |trung tam|tram |cong an|tieu ban|van phong|so |bo |"
    r"mat tran|ubmttq|doan |hoi |tinh uy|huyen uy|thanh uy|xa |phuong |thi tran |dac khu |huyen |quan |tinh |thanh pho |thi xa |"
    r"thu tuong|chinh phu|tong cuc|cuc |chi cuc|vien |to |lien doan|cong doan|ban chi dao|quoc hoi|bch |b\.?c\.?h)"
)
_PLACE = re.compile(r"(xa|phuong|thi tran|dac khu|huyen|quan|tinh|thanh pho|thi xa|va|tp)\b")
_STAMP = re.compile(
    r"(?:ban )?du thao|(?:toi |tuyet )?mat$|(?:rat |toi |thuong )?(?:khan|gap)(?: cap)?$|hoa toc|xem xong tra lai|luu hanh noi bo"
)
_SHORT = re.compile(r"(?:ub|ubnd|hđnd|ubmttq|mttq|bch|btt|bcđ|tw|vn|cp|htx|pcth|pcct|attt|cđs|tp|thcs|thpt|pttdtnt)")
"""Abbreviations that stay in capitals."""
_LONGEST = 150


def is_organ(piece: Piece) -> bool:
    """Whether a line of the head is (a part of) an organ's name."""
    folded = piece.folded.strip(" .()*")
    if not _ORGAN.match(piece.folded) and not is_caps(piece.text):
        return False
    if _STAMP.match(folded) or NATION.search(folded) or piece.text[:1] in "/-":
        return False
    return not (len(piece.text) > _LONGEST or piece.text.endswith((";", ":", ".")))


def is_stamp(text: str) -> bool:
    """Whether a line is only a degree of urgency or secrecy, DỰ THẢO and the like: a box that may be anchored anywhere."""
    return is_caps(text) and _STAMP.fullmatch(fold(text).strip(" .()*")) is not None


def set_organ(state: State, lines: list[Piece]) -> str:
    """Write ``co_quan``: the last name is the issuing organ, a whole name above it its parent. The organ's name."""
    names = _names(lines)
    for name in names:
        for piece in name:
            state.role(piece, Vai.CO_QUAN if name is names[-1] else Vai.CHU_QUAN)
    parent = one_line(" ".join(piece.text for name in names[:-1] for piece in name))
    organ = full_name(" ".join(piece.text for piece in names[-1]), state)
    state.plan["co_quan"] = {"ten": organ, "chu_quan": full_name(parent, state) if parent else ""}
    return organ


def _names(organ: list[Piece]) -> list[list[Piece]]:
    """Lines of one name together. Bold decides where it is told; else a new name begins with a word for an organ."""
    bold = [piece.bold for piece in organ]
    if any(bold) and not all(bold) and bold[-1]:
        cut = bold.index(True)
        return [organ[:cut], organ[cut:]]
    names: list[list[Piece]] = []
    for piece in organ:
        if not names or (not _PLACE.match(piece.folded) and bool(_ORGAN.match(piece.folded))):
            names.append([piece])
        else:
            names[-1].append(piece)
    return names


def full_name(name: str, state: State) -> str:
    """The name with the capitals of running text: as the document itself writes it, else by the usual rule."""
    name = one_line(name)
    if not is_caps(name):
        return name
    pattern = re.compile(r"\s+".join(map(re.escape, name.lower().split())), re.IGNORECASE)
    for item in state.items:
        for m in pattern.finditer(item.block.text if isinstance(item.block, Paragraph) else ""):
            if not is_caps(m[0]):
                return _upper_first(one_line(m[0]))
    return _by_rule(name)


def _by_rule(name: str) -> str:
    """``ỦY BAN NHÂN DÂN XÃ HOA LỘC`` -> ``Ủy ban nhân dân xã Hoa Lộc``: what follows a level is a proper name."""
    words: list[str] = []
    proper = False
    for word in name.lower().split():
        unit = word in ("xã", "phường", "khu", "trấn", "huyện", "quận", "tỉnh", "phố")
        if _SHORT.fullmatch(word):
            words.append(word.upper())
        else:
            words.append(word.capitalize() if proper and not unit and word not in ("ủy", "uỷ") else word)
        if unit and word not in ("khu", "trấn", "phố"):
            proper = True
        elif word in ("khu", "trấn", "phố") and len(words) > 1 and words[-2].lower() in ("đặc", "thị", "thành"):
            words[-2:] = [words[-2].lower(), word]
            proper = True
    return _upper_first(" ".join(words))


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
