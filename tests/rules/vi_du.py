"""Examples of the rules put into a clean plan: a text (or, for looks, a Word file) that has one fault and no other."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kehoach import api
from kehoach.api.checking import TuyChon, of_bytes
from kehoach.blocks import Paragraph, Run, paragraphs
from kehoach.model.phat_hien import PhatHien
from kehoach.model.plan import KeHoach
from kehoach.rules.bo_luat import ViDu
from kehoach.rules.ho_so import HoSo
from kehoach.rules.kiem import kiem
from kehoach.writers.docx import to_docx
from kehoach.writers.txt import to_txt

NEN = Path(__file__).parent / "nen"
CHO = "Phấn đấu trong năm 2026 hoàn thành 03 chỉ tiêu nêu tại Phụ lục I."
"""The paragraph of the clean plan behind which an example stands that takes no words' place."""


@cache
def plan(nen: str) -> KeHoach:
    return api.load_plan(NEN / f"{nen}.yaml")


@cache
def text(nen: str) -> str:
    return to_txt(plan(nen))


@cache
def word(nen: str) -> bytes:
    return to_docx(plan(nen), api.template("14"), keep_numbers=True)


def van_ban(vi_du: ViDu, chu: str) -> str:
    """The text of the clean plan with the words ``chu`` of an example in their place."""
    clean = text(vi_du.nen)
    if vi_du.thay:
        assert vi_du.thay in clean, f"nền không có: {vi_du.thay}"
        return clean.replace(vi_du.thay, chu)
    assert CHO in clean
    return clean.replace(CHO, f"{CHO}\n{chu}") if chu else clean


def tot(vi_du: ViDu) -> str:
    return vi_du.thay if vi_du.tot is None else vi_du.tot


def ho_so(chu: str, giai_doan: Any = "du-thao", ban_goc: str = "") -> HoSo:
    made = of_bytes(chu.encode(), "vi-du.txt", TuyChon(giai_doan=giai_doan))
    xa, _, tinh = ban_goc.partition(", ")
    made.ban_goc = (xa, tinh) if ban_goc else None
    return made


def ho_so_dinh_dang(vi_du: ViDu) -> HoSo:
    """The clean plan as a Word file whose looks are changed as the example says."""
    made = of_bytes(word(vi_du.nen), "vi-du.docx", TuyChon(giai_doan=vi_du.giai_doan))
    for name, changes in vi_du.dinh_dang.items():
        if name == "trang":
            for section in made.document.sections:
                for key, value in changes.items():
                    setattr(section, key, value)
            continue
        if name == "bang":
            for table in made.bang_goc:
                for key, value in changes.items():
                    setattr(table, key, value)
            continue
        if name == "so_trang":
            for section in made.document.sections:
                section.page_numbers = tuple(each._replace(**changes) for each in section.page_numbers)
            continue
        if name == "ke":  # the drawn lines of the head, which no line of words tells
            for each in paragraphs(made.document.blocks):
                if each.strokes:
                    _restyle(each, changes)
            continue
        lines = [each for each in made.dong if each.vai == name]
        assert lines, f"nền không có dòng nào là {name}"
        for dong in lines:
            _restyle(dong.paragraph, changes)
    return made


def _restyle(paragraph: Paragraph, changes: dict[str, Any]) -> None:
    own = {key: value for key, value in changes.items() if key in Run("").format._fields}
    paragraph.runs = [Run(run.text, run.format._replace(**own)) for run in paragraph.runs]
    for key, value in changes.items():
        if key not in own:
            setattr(paragraph, key, value)


def phat_hien(under_check: HoSo, chi: Sequence[str] | None = None) -> list[PhatHien]:
    return kiem(under_check, chi)[0]
