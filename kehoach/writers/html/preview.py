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
from kehoach.writers.html.sheet import sheet
from kehoach.writers.oxml import serialize


@dataclass(frozen=True)
class XemTruoc:
    """A preview. ``html`` is a fragment of sections, each with its paragraphs and tables in reading order; looks are in
    ``data-style``, the nodes of the plan in ``data-nut``. ``css`` has the rules of the styles, under ``.kh-xem-truoc``."""

    html: str
    css: str


def xem_truoc(ke_hoach: KeHoach, template: Path | None = None, *, keep_numbers: bool = False) -> XemTruoc:
    """The preview of ``ke_hoach`` in ``template`` (as :func:`~kehoach.writers.docx.to_docx` takes it).

    Raises :class:`KehoachError` MAU01-MAU10.
    """
    with strange_template(template):
        laid = lay_out(context(ke_hoach, keep_numbers), template)
        theme = next(laid.package.related("theme"), "")
        looks = sheet(serialize(laid.styles.root), laid.parts.get(theme, b""))
        blocks, margins = Blocks(looks, laid.marks.sources()), Margins(laid.package, laid.parts)
        made: list[str] = []
        last: Geometry | None = None
        for section, content in sections([body_of(laid.root), *laid.annexes]):
            page = geometry(section)
            if not (last is not None and page.joined and (page.width, page.height) == (last.width, last.height)):
                made += ["</section>"] if made else []
                made.append(opening(page))
                for (place, kind), part in margins.of(section).items():
                    inside = "".join(blocks.all(part))
                    made.append(f'<template class="kh-{place}" data-loai="{kind}">{inside}</template>')
            last = page
            made += blocks.all(content)
        return XemTruoc("".join([*made, "</section>"]), f"{RULES}{looks.css}\n")
