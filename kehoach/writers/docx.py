"""A plan as a .docx that văn thư accepts: the plan's template, its annexes, and the last touches of typesetting."""

import dataclasses
import functools
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from kehoach.model.embedded import Embedded
from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError, Place, Problem
from kehoach.resources import templates_dir
from kehoach.writers.assemble import body_of, close_section, join, prepare_annex, section_of
from kehoach.writers.context import NguCanh, PhuLucIn, context
from kehoach.writers.embed import drop_data, embed
from kehoach.writers.marks import Marks, unmarked
from kehoach.writers.older import append_lines, complete_annex, complete_plan
from kehoach.writers.oxml import parse, serialize
from kehoach.writers.package import (
    REL_APP,
    REL_CORE,
    REL_CUSTOM,
    REL_DOCUMENT,
    ROOT_RELS,
    Package,
    drop_part,
    relationships,
    set_content_type,
    write_package,
)
from kehoach.writers.styles import Styles
from kehoach.writers.template import load_engine
from kehoach.writers.tokens import sweep
from kehoach.writers.typeset import text_width, typeset
from kehoach.writers.unique import unique_ids

PLAN_TEMPLATE = "ke-hoach"
"""Name of the template used of the plan when none is asked for; sizes 13-14-14."""

PLAN_NAMES = frozenset(field.name for field in dataclasses.fields(NguCanh))
ANNEX_NAMES = PLAN_NAMES | {field.name for field in dataclasses.fields(PhuLucIn)}
ANNEX_TEMPLATES = {"chi_tieu": "phu-luc-chi-tieu", "nhiem_vu": "phu-luc-nhiem-vu", "muc": "phu-luc-muc"}
CORE, _APP, _CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"


def to_docx(
    ke_hoach: KeHoach, template: Path | None = None, *, keep_numbers: bool = False, clean: bool = False
) -> bytes:
    """``ke_hoach`` as the bytes of a .docx; the same input gives the same bytes.

    ``template`` is a .docx of the plan, or a folder that holds templates named like the built-in ones; what a folder
    lacks is taken from those. ``keep_numbers`` prints the numbers of the source where they differ. The file carries the plan
    inside, so that it can be read back after someone edited it in Word, unless it is to be ``clean``.
    Raises :class:`KehoachError` MAU01-MAU10.
    """
    with strange_template(template):
        return _to_docx(context(ke_hoach, keep_numbers), ke_hoach, template, clean)


@contextmanager
def strange_template(template: Path | None) -> Iterator[None]:
    """What goes wrong inside with a template that is not ours is told as its fault (MAU02)."""
    try:
        yield
    except (ValueError, LookupError, AttributeError, MemoryError, RecursionError):
        if template is None or template.parent == templates_dir():
            raise  # our own template: our fault
        mend = "mở mẫu bằng Word, lưu lại, hoặc bắt đầu từ mẫu có sẵn: kehoach mau"
        raise KehoachError(Problem("MAU02", "Tệp mẫu có chỗ không đọc được", mend, Place(str(template)))) from None


class Laid(NamedTuple):
    """A plan set in its template, not yet a file: every body still ends with the properties of its section."""

    root: etree._Element
    """The main part; the plan's body is in it"""
    annexes: list[etree._Element]
    """The bodies behind it"""
    styles: Styles
    marks: Marks
    parts: dict[str, bytes]
    """The other parts; that of the styles and the main one as they are in the template"""
    package: Package


def lay_out(printed: NguCanh, template: Path | None, clean: bool = False) -> Laid:
    """``printed`` set in ``template`` (see :func:`to_docx`) and finished, with bookmarks unless ``clean``."""
    values = _values(printed)
    engine = load_engine(plan_template(template), PLAN_NAMES)
    root, parts = engine.render(values)
    styles, own, marks = Styles(parse(parts[styles_part(engine.package)])), own_styles(), Marks(clean)
    body = body_of(root)
    complete_plan(body, printed, engine, styles, own)
    if not printed.phu_luc:
        append_lines(body, printed.phan_khac.cuoi, styles, own)
    marks.settle(body)
    typeset(body, styles, text_width(section_of(body)), own)
    annexes = [_annex(each, values, styles, own, template, marks) for each in printed.phu_luc]
    return Laid(root, annexes, styles, marks, parts, engine.package)


def _to_docx(printed: NguCanh, ke_hoach: KeHoach, template: Path | None, clean: bool) -> bytes:
    root, annexes, styles, marks, parts, package = lay_out(printed, template, clean)
    main, own = package.main, own_styles()
    for each in [body_of(root), *annexes][:-1]:
        close_section(each, styles, own)
    unique_ids([root, *annexes])
    listed, others = marks.listed([root, *annexes]), unmarked([root, *annexes])
    parts[main] = sweep(join(root, annexes))
    parts[styles_part(package)] = serialize(styles.root)
    describe(parts, main, printed.ten, printed.tac_gia, ke_hoach.ngay.iso())
    drop_data(parts, main, every=clean)
    if not clean:
        embed(parts, main, Embedded(ke_hoach.model_dump_json(exclude_none=True), listed, others))
    return write_package(parts)


def styles_part(package: Package) -> str:
    """Name of the part that holds the styles of a plan's template. Raises :class:`KehoachError` MAU02 when there is none."""
    name = next(package.related("styles"), "")
    if not name:
        mend = "mở và lưu lại bằng Word"
        raise KehoachError(Problem("MAU02", "Tệp mẫu không có kiểu chữ (styles)", mend, Place(file=package.source)))
    return name


def _values(part: NguCanh | PhuLucIn) -> dict[str, Any]:
    return {field.name: getattr(part, field.name) for field in dataclasses.fields(part)}


def _annex(
    annex: PhuLucIn, values: dict[str, Any], styles: Styles, own: Styles, template: Path | None, marks: Marks
) -> etree._Element:
    """The body of an annex, set in the plan's styles."""
    engine = load_engine(annex_template(ANNEX_TEMPLATES[annex.loai], template), ANNEX_NAMES)
    body = body_of(engine.render({**values, **_values(annex)})[0])
    annex_styles = next(engine.package.related("styles"), "")
    if annex_styles:
        styles.adopt(body, _styles(engine.package.parts[annex_styles]))
    complete_annex(body, annex, engine)
    if annex is values["phu_luc"][-1]:
        append_lines(body, values["phan_khac"].cuoi, styles, own)
    marks.settle(body)
    typeset(body, styles, text_width(section_of(body)), own)
    prepare_annex(body, engine.package.source)
    return body


def plan_template(template: Path | None) -> Path:
    """The file that is the plan's template: ``template`` itself, the one in that folder, or the built-in one."""
    if template is None:
        return _built_in(PLAN_TEMPLATE)
    if template.is_dir():
        names = {each.name for each in templates_dir().glob("*.docx")}
        if not any((template / name).is_file() for name in names):
            mend = "đặt mẫu vào đó với một trong các tên: " + ", ".join(sorted(names))
            raise KehoachError(Problem("MAU01", "Thư mục này không có mẫu nào", mend, Place(str(template))))
        inside = template / f"{PLAN_TEMPLATE}.docx"
        return inside if inside.is_file() else _built_in(PLAN_TEMPLATE)
    return template


def annex_template(name: str, template: Path | None) -> Path:
    """The file that is the annexes' template of that name: the one in the folder ``template``, or the built-in one."""
    inside = template / f"{name}.docx" if template is not None and template.is_dir() else None
    return inside if inside is not None and inside.is_file() else _built_in(name)


def _built_in(name: str) -> Path:
    return templates_dir() / f"{name}.docx"


@functools.lru_cache(maxsize=16)
def _styles(data: bytes) -> Styles:
    """A styles part to take styles from; it is never changed itself."""
    return Styles(parse(data))


@functools.cache
def own_styles() -> Styles:
    """The styles of the built-in plan template."""
    engine = load_engine(_built_in(PLAN_TEMPLATE), PLAN_NAMES)
    return _styles(engine.package.parts[next(engine.package.related("styles"))])


def describe(parts: dict[str, bytes], main: str, title: str, creator: str, date: str) -> None:
    """Properties of the file: title, issuing organ, the plan's date; nothing of the template's maker."""
    for name in (CORE, _APP):
        drop_part(parts, name)
    year, month, day = [*date.split("-"), "01", "01"][:3]
    parts[CORE] = _CORE_XML.format(
        title=escape(" ".join(title.split()), quote=False),
        creator=escape(" ".join(creator.split()), quote=False),
        time=f"{year}-{month}-{day}T00:00:00Z",
    ).encode()
    parts[_APP] = _APP_XML.encode()
    set_content_type(parts, CORE, "application/vnd.openxmlformats-package.core-properties+xml")
    set_content_type(parts, _APP, "application/vnd.openxmlformats-officedocument.extended-properties+xml")
    targets = [(REL_DOCUMENT, main), (REL_CORE, CORE), (REL_APP, _APP)]
    parts[ROOT_RELS] = relationships([*targets, (REL_CUSTOM, _CUSTOM)] if _CUSTOM in parts else targets)


_CORE_XML = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><cp:lastModifiedBy>{creator}</cp:lastModifiedBy>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{time}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{time}</dcterms:modified><dc:language>vi-VN</dc:language>'
    "</cp:coreProperties>"
)
_APP_XML = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>kehoach</Application></Properties>"
)
