"""Faults of how recipients and signature look and where they stand, in Word."""

from random import Random
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from kehoach.model.dong import Dong, Vai
from yardstick.ban import WordBan
from yardstick.gieo import gieo


def doan(ban: WordBan, dong: Dong) -> Any:
    """The paragraph of a line in python-docx."""
    return Paragraph(ban.doan(dong), None)  # type: ignore[arg-type]


def doi_chu(ban: WordBan, dong: Dong, **looks: Any) -> Dong:
    """Change the letters of a line."""
    for run in doan(ban, dong).runs:
        for key, value in looks.items():
            setattr(run.font, key, value)
    return dong


def cua(ban: WordBan, *vai: Vai) -> list[Dong]:
    return ban.vai(*vai)


@gieo("NN02", dang="docx")
def chu_tieu_de(ban: WordBan, rng: Random) -> Dong:
    look: dict[str, Any] = rng.choice(
        [{"size": Pt(14)}, {"size": Pt(11)}, {"italic": False}, {"bold": False}, {"size": Pt(13), "italic": False}]
    )
    return doi_chu(ban, cua(ban, Vai.NOI_NHAN_DE)[0], **look)


@gieo("NN03", dang="docx")
def chu_danh_sach(ban: WordBan, rng: Random) -> bool:
    look: dict[str, Any] = rng.choice([{"size": Pt(12)}, {"size": Pt(14)}, {"italic": True}, {"bold": True}])
    lines = cua(ban, Vai.NOI_NHAN, Vai.LUU)
    for each in rng.choice([lines, [rng.choice(lines)]]):
        doi_chu(ban, each, **look)
    return True


@gieo("NN09", dang="docx")
def khong_sat_le(ban: WordBan, rng: Random) -> Dong:
    dong = cua(ban, Vai.NOI_NHAN_DE)[0]
    paragraph = doan(ban, dong)
    if rng.random() < 0.5:
        paragraph.alignment = rng.choice([WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT])
    else:
        paragraph.paragraph_format.left_indent = Pt(rng.choice([20, 36, 50]))
    return dong


@gieo("NN09", dang="docx", cung="CK17")
def lech_hang(ban: WordBan, rng: Random) -> bool:
    """The recipients below the signature, out of the table."""
    dong = cua(ban, Vai.NOI_NHAN_DE)[0]
    lines = [ban.doan(each) for each in cua(ban, Vai.NOI_NHAN_DE, Vai.NOI_NHAN, Vai.LUU)]
    table = next(each for each in lines[0].iterancestors() if each.tag.endswith("}tbl"))
    cell = lines[0].getparent()
    empty = doan(ban, dong)._p.__copy__()
    for child in list(empty):
        empty.remove(child)
    for line in reversed(lines):
        line.getparent().remove(line)  # type: ignore[union-attr]
        table.addnext(line)
    cell.append(empty)  # type: ignore[union-attr]
    return True


@gieo("CK07", dang="docx")
def chu_quyen_han(ban: WordBan, rng: Random) -> Dong:
    look: dict[str, Any] = rng.choice([{"size": Pt(12)}, {"size": Pt(16)}, {"bold": False}, {"italic": True}])
    return doi_chu(ban, rng.choice(cua(ban, Vai.QUYEN_HAN, Vai.CHUC_VU)), **look)


@gieo("CK08", dang="docx", cung="CK18")
def chu_ho_ten(ban: WordBan, rng: Random) -> Dong | None:
    dong = cua(ban, Vai.HO_TEN)[0]
    ban.doi(dong, dong.text, "Nguyễn Văn An")
    look: dict[str, Any] = rng.choice([{"size": Pt(12)}, {"size": Pt(16)}, {"bold": False}, {"italic": True}])
    return doi_chu(ban, dong, **look)


@gieo("CK17", dang="docx")
def ky_ben_trai(ban: WordBan, rng: Random) -> Dong:
    dong = rng.choice(cua(ban, Vai.QUYEN_HAN, Vai.CHUC_VU))
    doan(ban, dong).alignment = rng.choice([WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY])
    return dong


@gieo("CK17", dang="docx", cung="NN09")
def doi_cot(ban: WordBan, rng: Random) -> bool:
    """Signature left, recipients right."""
    first = ban.doan(cua(ban, Vai.NOI_NHAN_DE)[0]).getparent()
    second = ban.doan(cua(ban, Vai.CHUC_VU)[0]).getparent()
    assert first is not None and second is not None
    left = [each for each in first if each.tag.endswith("}p")]
    right = [each for each in second if each.tag.endswith("}p")]
    for each in left:
        second.append(each)
    for each in right:
        first.append(each)
    return True
