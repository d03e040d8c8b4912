"""The styles of every template, as data. Sizes follow one of the two sets of the decree; nothing else differs between them.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II (each part), Mục III (annexes), Mục V (sizes) and its footnote.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

from trang import NAMESPACES

Co = Literal["quoc_hieu", "chinh", "so", "noi_nhan", "dong_noi_nhan", "phu_luc", "bang"]


@dataclass(frozen=True)
class BoCo:
    """A set of sizes, in points."""

    quoc_hieu: int
    """Quốc hiệu and the organs"""
    chinh: int
    """Tiêu ngữ, place and date, title, body, signature, page number"""
    so: int = 13
    noi_nhan: int = 12
    dong_noi_nhan: int = 11
    phu_luc: int = 14
    bang: int = 12
    """Words in tables: the decree sets no size"""


BO_14: Final = BoCo(quoc_hieu=13, chinh=14)
BO_13: Final = BoCo(quoc_hieu=12, chinh=13)


@dataclass(frozen=True)
class Doan:
    """A paragraph style. Distances in points; ``ke`` draws the line that its low paragraph stands for."""

    ten: str
    co: Co = "chinh"
    dam: bool = False
    nghieng: bool = False
    can: Literal["left", "center", "both"] = "left"
    truoc: float = 0
    sau: float = 0
    dong: float = 1.0
    lui: float = 0
    """First line indent"""
    cap: int | None = None
    """Level in the navigation pane"""
    giu: bool = False
    """Keep with the next paragraph"""
    ke: bool = False
    ngang: bool = False
    """On one baseline with what stands beside it in the main size"""
    dua_tren: str = "Normal"


_LUI = 36.0  # 1,27 cm
_TRUOC = 6.0
_DONG = 1.0
_DINH = 0.891  # ascent of Times New Roman, part of its size

DOAN: Final = [
    # letterhead
    Doan("KH Quốc hiệu", "quoc_hieu", dam=True, can="center"),
    Doan("KH Tiêu ngữ", dam=True, can="center", giu=True),
    Doan("KH Kẻ Tiêu ngữ", can="center", truoc=2, ke=True),
    Doan("KH Cơ quan chủ quản", "quoc_hieu", can="center"),
    Doan("KH Cơ quan", "quoc_hieu", dam=True, can="center", giu=True),
    Doan("KH Kẻ cơ quan", can="center", truoc=2, ke=True),
    Doan("KH Số ký hiệu", "so", can="center", truoc=8, ngang=True),
    Doan("KH Địa danh ngày tháng", nghieng=True, can="center", truoc=8),
    Doan("KH Tên loại", dam=True, can="center", truoc=20, giu=True),
    Doan("KH Trích yếu", dam=True, can="center", giu=True),
    Doan("KH Kẻ trích yếu", can="center", truoc=3, sau=10, ke=True, giu=True),
    # body
    Doan("KH Lời văn", can="both", truoc=_TRUOC, dong=_DONG, lui=_LUI),
    Doan("KH Căn cứ", nghieng=True, dua_tren="KH Lời văn", can="both", truoc=_TRUOC, dong=_DONG, lui=_LUI),
    Doan("KH Mục lớn", dam=True, can="both", truoc=_TRUOC, dong=_DONG, lui=_LUI, cap=0, giu=True),
    Doan("KH Mục", dam=True, can="both", truoc=_TRUOC, dong=_DONG, lui=_LUI, cap=1, giu=True),
    Doan("KH Mục nhỏ", dam=True, can="both", truoc=_TRUOC, dong=_DONG, lui=_LUI, cap=2, giu=True),
    # end of the plan
    Doan("KH Nơi nhận", "noi_nhan", dam=True, nghieng=True, ngang=True),
    Doan("KH Nơi nhận dòng", "dong_noi_nhan"),
    Doan("KH Quyền hạn", dam=True, can="center", giu=True),
    Doan("KH Chức vụ", dam=True, can="center", giu=True),
    Doan("KH Người ký", dam=True, can="center", truoc=84),
    # annexes
    Doan("KH Phụ lục", "phu_luc", dam=True, can="center", cap=0, giu=True),
    Doan("KH Tên phụ lục", dam=True, can="center", giu=True),
    Doan("KH Kèm theo", nghieng=True, can="center", giu=True),
    Doan("KH Kẻ kèm theo", can="center", truoc=3, sau=12, ke=True, giu=True),
    # tables
    Doan("KH Bảng đầu cột", "bang", dam=True, can="center", truoc=3, sau=3, giu=True),
    Doan("KH Bảng chữ", "bang", truoc=3, sau=3),
    Doan("KH Bảng số", "bang", can="center", truoc=3, sau=3),
    Doan("KH Bảng nhóm", "bang", dam=True, truoc=3, sau=3, giu=True),
    Doan("KH Bảng số nhóm", "bang", dam=True, can="center", truoc=3, sau=3, giu=True),
    Doan("KH Số trang", can="center"),
]

_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'


def ma(ten: str) -> str:
    """Style id of a name: ``KH Địa danh ngày tháng`` -> ``KHDiaDanhNgayThang``."""
    plain = unicodedata.normalize("NFD", ten.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "".join(word[:1].upper() + word[1:] for word in letters.split())


def _size(points: int) -> str:
    return f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'


def _paragraph_style(doan: Doan, sizes: BoCo, order: int) -> str:
    size = 1 if doan.ke else getattr(sizes, doan.co)
    before = doan.truoc + (_DINH * (sizes.chinh - size) if doan.ngang else 0)
    spacing = f'<w:spacing w:before="{round(before * 20)}" w:after="{round(doan.sau * 20)}" '
    spacing += (
        'w:line="20" w:lineRule="exact"/>' if doan.ke else f'w:line="{round(doan.dong * 240)}" w:lineRule="auto"/>'
    )
    border = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:pBdr>' if doan.ke else ""
    indent = f'<w:ind w:firstLine="{round(doan.lui * 20)}"/>' if doan.lui else ""
    level = "" if doan.cap is None else f'<w:outlineLvl w:val="{doan.cap}"/>'
    face = ("<w:b/><w:bCs/>" if doan.dam else "") + ("<w:i/><w:iCs/>" if doan.nghieng else "")
    following = f'<w:next w:val="{ma("KH Lời văn")}"/>' if doan.cap is not None else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ma(doan.ten)}"><w:name w:val="{doan.ten}"/>'
        f'<w:basedOn w:val="{ma(doan.dua_tren)}"/>{following}<w:uiPriority w:val="{order}"/><w:qFormat/>'
        f'<w:pPr>{"<w:keepNext/>" if doan.giu else ""}{border}{spacing}{indent}<w:jc w:val="{doan.can}"/>{level}</w:pPr>'
        f"<w:rPr>{face}{_size(size)}</w:rPr></w:style>"
    )


def _other_styles() -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KHKetThuc"><w:name w:val="KH Kết thúc"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="90"/>'
        f"<w:pPr>{low}</w:pPr><w:rPr>{_size(1)}</w:rPr></w:style>"
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KHTruocBang"><w:name w:val="KH Trước bảng"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="89"/>'
        '<w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr>'
        f"<w:rPr>{_size(1)}</w:rPr></w:style>"
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KHLenhMau"><w:name w:val="KH Lệnh mẫu"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="91"/><w:pPr><w:keepNext/></w:pPr>'
        f"<w:rPr>{_size(9)}</w:rPr></w:style>"
        '<w:style w:type="character" w:customStyle="1" w:styleId="KHTieuDeDoan"><w:name w:val="KH Tiêu đề đoạn"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="60"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="KHChoTrong"><w:name w:val="KH Chỗ trống"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="61"/><w:qFormat/>'
        '<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/></w:rPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="KHBang"><w:name w:val="KH Bảng"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="70"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{_margins(85)}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="KHBangKhung"><w:name w:val="KH Bảng khung"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="71"/>'
        f"<w:tblPr><w:tblCellMar>{_margins(0)}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="KHBangKy"><w:name w:val="KH Bảng ký"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="72"/>'
        f"<w:tblPr><w:tblCellMar>{_margins(0, tren=240)}</w:tblCellMar></w:tblPr></w:style>"
    )


def _margins(side: int, tren: int = 0) -> str:
    sizes = {"top": tren, "left": side, "bottom": 0, "right": side}
    return "".join(f'<w:{name} w:w="{size}" w:type="dxa"/>' for name, size in sizes.items())


def styles_xml(sizes: BoCo) -> str:
    """The styles part, without its XML declaration."""
    ours = "".join(_paragraph_style(each, sizes, order) for order, each in enumerate(DOAN, 1))
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}"
        f'<w:color w:val="auto"/>{_size(sizes.chinh)}<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:uiPriority w:val="0"/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{_margins(108)}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/></w:style>{ours}{_other_styles()}</w:styles>'
    )
