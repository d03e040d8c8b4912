"""The parts of a Word file put together to one document."""

import re
from itertools import chain

from lxml import etree

from kehoach.blocks import Block, Document, Origin, paragraphs, plain
from kehoach.model import embedded
from kehoach.readers.docx.body import closed, contents
from kehoach.readers.docx.budget import SECTION, Budget
from kehoach.readers.docx.finish import SOFT_HYPHEN, without_soft_hyphens
from kehoach.readers.docx.looks import Looks
from kehoach.readers.docx.names import VAL, W, on
from kehoach.readers.docx.notes import Notes
from kehoach.readers.docx.numbering import Numbering
from kehoach.readers.docx.package import Package
from kehoach.readers.docx.properties import SPECIAL, SPECIAL_AND_END
from kehoach.readers.docx.sections import Furniture, last_properties, sections
from kehoach.readers.docx.story import Shared, Story
from kehoach.readers.docx.styles import Styles
from kehoach.readers.docx.theme import Theme
from kehoach.readers.docx.told import Told
from kehoach.readers.legacy.guess import may_be_legacy

_CUSTOM = re.compile(r"customxml/item\d+\.xml")
_JOINING = (b":del", b":moveFrom", b":vanish")


class _Parts:
    """The parts that the main part points to; a damaged one is told and passed over."""

    def __init__(self, package: Package, told: Told) -> None:
        self.package = package
        self.told = told
        self._relations = package.relations(package.main)
        self._blocks: dict[tuple[str, str], list[Block]] = {}

    def of_kind(self, kind: str) -> etree._Element | None:
        """The root of the part of a kind that a document has once (``styles``)."""
        return self.xml(next((name for found, name in self._relations.values() if found == kind), ""))

    def of_id(self, name: str) -> etree._Element | None:
        """The root of the part with this relationship id."""
        return self.xml(self._relations.get(name, ("", ""))[1])

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part."""
        try:
            return self.package.xml(name) if name else None
        except etree.XMLSyntaxError:
            self.told.doubt(f"Phần {name} của tệp bị hỏng, bỏ qua", "xem lại văn bản gốc, xin lại tệp nếu cần")
            return None


def read_document(package: Package) -> Document:
    """The document in ``package``; raises as :func:`kehoach.readers.docx.read` does."""
    told = Told(package.source)
    try:
        return _document(package, told)
    except RecursionError:
        raise package.error("DOC04", "Tệp lồng quá nhiều cấp", "kiểm tra lại nguồn tệp") from None


def _document(package: Package, told: Told) -> Document:
    main = package.read(package.main) or b""
    special = SPECIAL_AND_END if any(name in main for name in _JOINING) else SPECIAL
    body = package.document(main).find(f"{W}body")
    del main  # a large one takes memory that its tree needs
    parts = _Parts(package, told)
    theme = Theme(parts.of_kind("theme"))
    styles = Styles(parts.of_kind("styles"), theme)
    numbering = Numbering(parts.of_kind("numbering"), styles.number)
    notes = Notes({kind: parts.of_kind(f"{kind}s") for kind in ("footnote", "endnote", "comment")})
    budget = Budget(package.source)
    looks = Looks(styles, numbering, theme, budget)
    shared = Shared(looks, numbering, told, notes.mark, notes.comment, contents, special, budget)
    if package.twice:
        told.doubt("Tệp nén có hai phần trùng tên; đã đọc phần sau", "kiểm tra lại nguồn tệp")
    story = Story(shared)
    ends = []
    if body is not None:
        story.blocks = closed(story, body)
        last = last_properties(body)
        ends = story.sections + ([(len(story.blocks), last)] if last is not None else [])
    read: dict[tuple[str, str], Furniture] = {}

    def furniture(name: str, origin: Origin) -> Furniture:
        key = (name, origin)
        if key not in read:
            element = parts.of_id(name)
            found = closed(Story(shared, origin, placed=False), element) if element is not None else []
            read[key] = found, tuple(shared.page_numbers)
            shared.page_numbers.clear()
        return read[key]

    settings = parts.of_kind("settings")
    budget.spend(SECTION * len(ends))
    found_sections = sections(ends, story.blocks, _on(settings, "evenAndOddHeaders"), furniture)
    found_notes = notes.read(told, lambda note: closed(Story(shared, "note", placed=False), note))
    document = Document(
        "docx", story.blocks, found_sections, found_notes, told.dropped(), told.problems(), plan=_plan(package)
    )
    if shared.soft and not _is_legacy(document):
        without_soft_hyphens(shared.soft)
    if not _speaks(document):
        if told.pictures:
            message = "Tệp chỉ có hình ảnh (bản chụp, bản quét), không có chữ"
            raise package.error("DOC06", message, "xin bản gõ, hoặc nhận dạng chữ (OCR) rồi thử lại")
        raise package.error("DOC07", "Văn bản trống, không có chữ nào", "kiểm tra lại tệp")
    return document


def _speaks(document: Document) -> bool:
    """Whether there is a word anywhere."""
    pages = (part for section in document.sections for part in (section.headers, section.footers))
    blocks = chain(document.blocks, document.notes, *pages)
    return bool(document.dropped) or any(plain(each).strip() for each in blocks)


def _is_legacy(document: Document) -> bool:
    """Whether there is text from before Unicode, in which the soft hyphen is the letter ư."""
    found = chain(paragraphs(document.blocks), paragraphs(document.notes))
    return any(may_be_legacy(each.text.replace(SOFT_HYPHEN, "")) for each in found)


def _on(settings: etree._Element | None, name: str) -> bool:
    found = settings.find(W + name) if settings is not None else None
    return found is not None and on(found.get(VAL))


def _plan(package: Package) -> bytes | None:
    """The custom XML part that kehoach put into the file."""
    for name in sorted(package.names()):
        if _CUSTOM.fullmatch(name):
            data = package.read(name) or b""
            if embedded.URI.encode() in data:
                try:
                    root = package.parse(data, name)
                except etree.XMLSyntaxError:
                    continue
                if etree.QName(root).namespace == embedded.URI:
                    return data
    return None
