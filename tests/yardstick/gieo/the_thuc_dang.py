"""Faults of looks in Word files: pages, fonts, sizes, distances, page numbers, drawn lines."""

import copy
from random import Random
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from kehoach.model.dong import Dong, Vai
from yardstick.ban import W, WordBan
from yardstick.gieo import gieo


def _p(ban: WordBan, dong: Dong) -> Any:
    element: Any = ban.doan(dong)
    return Paragraph(element, ban.word._body)


def _one_of(rng: Random, *looks: dict[str, Any]) -> dict[str, Any]:
    return rng.choice(looks)


def _body(ban: WordBan, longer: int = 0) -> list[Dong]:
    return [each for each in ban.vai(Vai.MUC, Vai.DOAN, Vai.MO_DAU) if not each.phu_luc and len(each.text) > longer]


def _some(ban: WordBan, rng: Random, longer: int = 0) -> list[Dong]:
    lines = _body(ban, longer)
    start = rng.randrange(max(1, len(lines) - 3))
    return lines[start : start + rng.choice([1, 2, 3])]


def _restyle(ban: WordBan, vai: Vai, rng: Random, **looks: Any) -> Dong | None:
    dong = next(iter(ban.vai(vai)), None)
    if dong is None:
        return None
    for run in _p(ban, dong).runs:
        for name, value in looks.items():
            setattr(run.font, name, value)
    return dong


@gieo("TT01", cung="TT33 TT14 TT18", dang="docx")
def kho_khac(ban: WordBan, rng: Random) -> bool:
    width, height = rng.choice([(216, 279), (148, 210), (216, 356), (182, 257)])
    for section in ban.word.sections:
        section.page_width, section.page_height = Mm(width), Mm(height)
    return True


@gieo("TT02", cung="TT33", dang="docx")
def nam_ngang(ban: WordBan, rng: Random) -> bool:
    section = ban.word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    return True


@gieo("TT03", dang="docx")
def le_tren_duoi_sai(ban: WordBan, rng: Random) -> bool:
    setattr(
        ban.word.sections[0], rng.choice(["top_margin", "bottom_margin"]), Mm(rng.choice([10, 15, 18, 26, 30, 25.4]))
    )
    return True


@gieo("TT04", dang="docx")
def le_trai_sai(ban: WordBan, rng: Random) -> bool:
    ban.word.sections[0].left_margin = Mm(rng.choice([20, 25, 25.4, 28, 36, 40]))
    return True


@gieo("TT05", dang="docx")
def le_phai_sai(ban: WordBan, rng: Random) -> bool:
    ban.word.sections[0].right_margin = Mm(rng.choice([10, 12.7, 13, 21, 25.4]))
    return True


@gieo("TT06", dang="docx")
def phong_la(ban: WordBan, rng: Random) -> Dong | None:
    lines = _some(ban, rng)
    font = rng.choice(["Calibri", "Arial", "Cambria", "Tahoma", "Roboto", "Segoe UI"])
    for each in lines:
        for run in _p(ban, each).runs:
            run.font.name = font
    return lines[0] if lines else None


@gieo("TT07", dang="docx")
def chu_mau(ban: WordBan, rng: Random) -> Dong | None:
    lines = _some(ban, rng)
    color = RGBColor.from_string(rng.choice(["FF0000", "0563C1", "00B050", "7030A0", "C00000", "808080"]))
    for each in lines:
        for run in _p(ban, each).runs:
            run.font.color.rgb = color
    return lines[0] if lines else None


def _number_paragraph(ban: WordBan) -> Any:
    return ban.word.sections[0].header.paragraphs[0]


@gieo("TT10", dang="docx")
def so_trang_lech(ban: WordBan, rng: Random) -> bool:
    paragraph = _number_paragraph(ban)
    kind = rng.randrange(3)
    if kind == 0:
        paragraph.alignment = rng.choice([WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT])
    elif kind == 1:
        for run in paragraph._p.iter(f"{W}r"):
            run.get_or_add_rPr().get_or_add_sz().val = Pt(rng.choice([10, 11, 12]))
    else:
        section = ban.word.sections[0]
        section.footer.is_linked_to_previous = False
        section.footer.paragraphs[0]._p.getparent().append(paragraph._p)
    return True


@gieo("TT11", dang="docx")
def trang_dau_co_so(ban: WordBan, rng: Random) -> bool:
    ban.word.sections[0].different_first_page_header_footer = False
    return True


@gieo("TT51", dang="docx")
def so_trang_la_ma(ban: WordBan, rng: Random) -> bool:
    section = ban.word.sections[0]
    kind = rng.randrange(3)
    if kind == 0:
        section._sectPr.find(f"{W}pgNumType").set(f"{W}fmt", rng.choice(["lowerRoman", "upperRoman"]))
    elif kind == 1:
        section._sectPr.find(f"{W}pgNumType").set(f"{W}start", str(rng.randint(2, 9)))
    else:
        paragraph = _number_paragraph(ban)
        run = paragraph.add_run(rng.choice(["Trang ", "- "]))
        paragraph._p.insert(1, run._r)
    return True


@gieo("TT52", dang="docx")
def chan_trang_cu(ban: WordBan, rng: Random) -> bool:
    section = ban.word.sections[0]
    section.footer.is_linked_to_previous = False
    section.footer.paragraphs[0].text = rng.choice(
        ["Kế hoạch chuyển đổi số xã bạn 2025", "D:\\van ban\\ke hoach.docx", "Người soạn: Vân Anh"]
    )
    return True


@gieo("TT12", dang="docx")
def quoc_hieu_dang(ban: WordBan, rng: Random) -> Dong | None:
    return _restyle(
        ban, Vai.QUOC_HIEU, rng, **_one_of(rng, {"size": Pt(14)}, {"bold": False}, {"size": Pt(11)}, {"italic": True})
    )


@gieo("TT13", dang="docx")
def tieu_ngu_dang(ban: WordBan, rng: Random) -> Dong | None:
    return _restyle(
        ban, Vai.TIEU_NGU, rng, **_one_of(rng, {"size": Pt(12)}, {"bold": False}, {"size": Pt(15)}, {"italic": True})
    )


@gieo("TT14", dang="docx")
def tieu_ngu_ke(ban: WordBan, rng: Random) -> Dong | None:
    return _without_line(ban, rng, Vai.TIEU_NGU)


@gieo("TT18", dang="docx")
def co_quan_ke(ban: WordBan, rng: Random) -> Dong | None:
    return _without_line(ban, rng, Vai.CO_QUAN)


@gieo("TT33", dang="docx")
def trich_yeu_ke(ban: WordBan, rng: Random) -> Dong | None:
    return _without_line(ban, rng, Vai.TRICH_YEU)


def _without_line(ban: WordBan, rng: Random, vai: Vai) -> Dong | None:
    """The paragraph that draws the line below the last line of a role gets hyphens instead, no line, or a long one."""
    dong = next(iter(ban.vai(vai)[-1:]), None)
    if dong is None:
        return None
    element: Any = ban.doan(dong).getnext()
    below: Any = Paragraph(element, ban.word._body)
    if not below.style.name.startswith("KH Kẻ"):
        return None
    kind = rng.randrange(3)
    if kind == 2 and vai is not Vai.TIEU_NGU:
        below.paragraph_format.left_indent = below.paragraph_format.right_indent = Pt(0)
        return dong
    below.style = ban.word.styles["Normal"]
    if kind:
        below.add_run("-" * rng.randint(8, 20))
    return dong


@gieo("TT15", cung="PL08", dang="docx")
def co_quan_dang(ban: WordBan, rng: Random) -> Dong | None:
    lines = ban.vai(Vai.CO_QUAN)
    if not lines:
        return None
    dong = rng.choice(lines)
    looks = _one_of(rng, {"size": Pt(14)}, {"bold": False}, {"size": Pt(11)})
    for run in _p(ban, dong).runs:
        for name, value in looks.items():
            setattr(run.font, name, value)
    return dong


@gieo("TT24", dang="docx")
def so_dang(ban: WordBan, rng: Random) -> Dong | None:
    return _restyle(ban, Vai.SO, rng, **_one_of(rng, {"size": Pt(14)}, {"size": Pt(12)}, {"italic": True}))


@gieo("TT25", cung="PL08", dang="docx")
def ngay_dang(ban: WordBan, rng: Random) -> Dong | None:
    return _restyle(ban, Vai.DIA_DANH_NGAY, rng, **_one_of(rng, {"size": Pt(12)}, {"italic": False}))


@gieo("TT28", dang="docx")
def ngay_khac_hang(ban: WordBan, rng: Random) -> Dong | None:
    dong = next(iter(ban.vai(Vai.DIA_DANH_NGAY)), None)
    motto = next(iter(ban.vai(Vai.TIEU_NGU)), None)
    if dong is None or motto is None:
        return None
    cell: Any = ban.doan(motto).getparent()
    cell.append(copy.copy(ban.doan(dong)))
    ban.doi(dong, dong.text, "")
    return motto


@gieo("TT29", dang="docx")
def ten_loai_dang(ban: WordBan, rng: Random) -> Dong | None:
    dong = _restyle(ban, Vai.TEN_LOAI, rng, **_one_of(rng, {"size": Pt(16)}, {"bold": False}, {}))
    if dong and all(run.font.size is None and run.font.bold is None for run in _p(ban, dong).runs):
        _p(ban, dong).alignment = WD_ALIGN_PARAGRAPH.LEFT
    return dong


@gieo("TT30", dang="docx")
def trich_yeu_dang(ban: WordBan, rng: Random) -> Dong | None:
    return _restyle(ban, Vai.TRICH_YEU, rng, **_one_of(rng, {"size": Pt(12)}, {"bold": False}, {"italic": True}))


@gieo("TT34", dang="docx")
def tron_bo_co(ban: WordBan, rng: Random) -> Dong | None:
    vai, size = rng.choice([(Vai.QUOC_HIEU, 12), (Vai.TIEU_NGU, 13), (Vai.DIA_DANH_NGAY, 13)])
    _restyle(ban, vai, rng, size=Pt(size))
    return next(iter(ban.vai(Vai.QUOC_HIEU)), None)


@gieo("TT35", dang="docx")
def co_chu_la(ban: WordBan, rng: Random) -> Dong | None:
    lines, size = _some(ban, rng), Pt(rng.choice([11, 12, 13, 15, 12.5]))
    for each in lines:
        for run in _p(ban, each).runs:
            run.font.size = size
    return lines[0] if lines else None


@gieo("TT36", dang="docx")
def canh_trai(ban: WordBan, rng: Random) -> Dong | None:
    lines = _some(ban, rng, longer=110)
    for each in lines:
        _p(ban, each).alignment = rng.choice(
            [WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER]
        )
    return lines[0] if lines else None


@gieo("TT37", dang="docx")
def khong_lui(ban: WordBan, rng: Random) -> Dong | None:
    lines = _some(ban, rng, longer=95)
    indent = rng.choice([0, 0.5, 0.75]) if lines and lines[0].text[:1] in "-+" else rng.choice([0, 0.5, 1.5, 2])
    for each in lines[:1]:
        _p(ban, each).paragraph_format.first_line_indent = Cm(indent)
    return lines[0] if lines else None


@gieo("TT38", dang="docx")
def dinh_doan(ban: WordBan, rng: Random) -> Dong | None:
    lines = _body(ban)
    if len(lines) < 4:
        return None
    dong = rng.choice(lines[2:])
    _p(ban, dong).paragraph_format.space_before = Pt(rng.choice([0, 2, 3, 4]))
    return dong


@gieo("TT39", dang="docx")
def cach_dong_la(ban: WordBan, rng: Random) -> Dong | None:
    lines = _some(ban, rng)
    form = _p(ban, lines[0]).paragraph_format
    if rng.random() < 0.5:
        form.line_spacing = rng.choice([0.8, 0.9, 1.75, 2.0])
    else:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(rng.choice([12, 13, 14, 26, 30]))
    return lines[0]


@gieo("TT44", cung="CT22", dang="docx")
def dau_cach(ban: WordBan, rng: Random) -> Dong | None:
    lines = _body(ban, longer=30)
    dong = rng.choice(lines[1:])
    if rng.random() < 0.5:
        word = dong.text.split()[2]
        at = dong.text.find(f" {word} ")
        if at < 0:
            return None
        return ban.doi(dong, f" {word} ", " " * rng.randint(6, 20) + f"{word} ")
    for _ in range(2):
        new = ban.doan(dong).makeelement(f"{W}p")
        ban.doan(dong).addprevious(new)
    return dong
