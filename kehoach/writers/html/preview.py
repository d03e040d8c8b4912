"""A plan as a fragment of HTML with the geometry of its .docx, and the rules of its styles."""

from dataclasses import dataclass
from pathlib import Path

from kehoach.model.plan import KeHoach
from kehoach.writers.assemble import body_of
from kehoach.writers.context import context
from kehoach.writers.docx import lay_out, strange_template
from kehoach.writers.html.blocks import Blocks
from kehoach.writers.html.rules import RULES
from kehoach.writers.html.sections import Geometry, Margins, geometry, opening, sections
from kehoach.writers.html.settings import settings
from kehoach.writers.html.sheet import sheet
from kehoach.writers.oxml import serialize


@dataclass(frozen=True)
class XemTruoc:
    """A preview. ``html`` is a fragment of sections, each with its paragraphs and tables in reading order; looks are in
    ``data-style``, the nodes of the plan in ``data-nut``. ``css`` has the rules of the styles, under ``.kh-xem-truoc``."""

    html: str
    css: str


@dataclass(frozen=True)
class Part:
    """A section of a preview: its page, its headers and footers by place and kind, its paragraphs and tables."""

    page: Geometry
    margins: dict[tuple[str, str], str]
    blocks: list[str]

    def html(self) -> str:
        """The section as a fragment."""
        kept = "".join(
            f'<template class="kh-{place}" data-loai="{kind}">{inside}</template>'
            for (place, kind), inside in self.margins.items()
        )
        return f"{opening(self.page)}{kept}{''.join(self.blocks)}</section>"


def xem_truoc(ke_hoach: KeHoach, template: Path | None = None, *, keep_numbers: bool = False) -> XemTruoc:
    """The preview of ``ke_hoach`` in ``template`` (as :func:`~kehoach.writers.docx.to_docx` takes it).

    Raises :class:`KehoachError` MAU01-MAU10.
    """
    parts, css = parts_of(ke_hoach, template, keep_numbers)
    return XemTruoc("".join(each.html() for each in parts), css)


def parts_of(ke_hoach: KeHoach, template: Path | None, keep_numbers: bool) -> tuple[list[Part], str]:
    """The sections of the preview, and the rules for all of them."""
    with strange_template(template):
        laid = lay_out(context(ke_hoach, keep_numbers), template)
        theme = next(laid.package.related("theme"), "")
        looks = sheet(serialize(laid.styles.root), laid.parts.get(theme, b""))
        blocks = Blocks(
            looks, laid.marks.sources(), settings(laid.parts.get(next(laid.package.related("settings"), "")))
        )
        margins = Margins(laid.package, laid.parts)
        made: list[Part] = []
        for section, content in sections([body_of(laid.root), *laid.annexes]):
            page = geometry(section)
            around = {key: "".join(blocks.all(part)) for key, part in margins.of(section).items()}
            if not (made and page.joined and page.size == made[-1].page.size):
                made.append(Part(page, around, []))
            made[-1].blocks.extend(blocks.all(content))
        return made, f"{RULES}{looks.css}\n"
