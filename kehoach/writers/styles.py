"""Styles of a template: found by name, because an office may restyle in Word or LibreOffice and the latter renames ids."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from kehoach.writers.metrics import Font
from kehoach.writers.oxml import NS, is_on, style_id, val, w

TIEU_NGU: Final = "KH Tiêu ngữ"
CHU_QUAN: Final = "KH Cơ quan chủ quản"
CO_QUAN: Final = "KH Cơ quan"
DIA_DANH: Final = "KH Địa danh ngày tháng"
TRICH_YEU: Final = "KH Trích yếu"
TEN_PHU_LUC: Final = "KH Tên phụ lục"
LOI_VAN: Final = "KH Lời văn"
KEM_THEO: Final = "KH Kèm theo"
KE_TIEU_NGU: Final = "KH Kẻ Tiêu ngữ"
KE_CO_QUAN: Final = "KH Kẻ cơ quan"
KE_TRICH_YEU: Final = "KH Kẻ trích yếu"
KE_KEM_THEO: Final = "KH Kẻ kèm theo"
NGUOI_KY: Final = "KH Người ký"
KET_THUC: Final = "KH Kết thúc"
BANG_CHU: Final = "KH Bảng chữ"
BANG_SO: Final = "KH Bảng số"
BANG_COT: Final = "KH Bảng đầu cột"
CHO_TRONG: Final = "KH Chỗ trống"

_HOLDERS = ("pStyle", "rStyle", "tblStyle")
_DEFAULT_SIZE = 10.0


class Styles:
    """The root of a styles part, with its styles by id and by name."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._by_id: dict[str, etree._Element] = {}
        self._id_of: dict[str, str] = {}
        self._name_of: dict[str, str] = {}
        self._default = ""
        for style in root.iterfind("w:style", NS):
            self._index(style)
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
                self._default = style.get(w("styleId"), "")

    def _index(self, style: etree._Element) -> None:
        identity = style.get(w("styleId"), "")
        self._by_id[identity] = style
        self._name_of[identity] = val(style.find("w:name", NS)).casefold()
        self._id_of.setdefault(self._name_of[identity], identity)

    def id(self, name: str) -> str:
        """Id of the style called ``name``; empty when the template has none."""
        return self._id_of.get(name.casefold(), "")

    def name(self, identity: str) -> str:
        """Name of the style with the id ``identity``, in lower case; empty when there is none."""
        return self._name_of.get(identity, "")

    def font(self, paragraph: etree._Element) -> Font:
        """The face in which the first words of ``paragraph`` are set: own properties, then styles, then defaults."""
        run = paragraph.find("w:r[w:t]", NS)
        sources = [run.find("w:rPr", NS)] if run is not None else []
        if run is not None:
            sources += [style.find("w:rPr", NS) for style in self._chain(style_id(run, "r"))]
        sources += [style.find("w:rPr", NS) for style in self._chain(style_id(paragraph) or self._default)]
        sources.append(self.root.find("w:docDefaults/w:rPrDefault/w:rPr", NS))
        size = _first(sources, "sz")
        return Font(
            float(val(size)) / 2 if size is not None else _DEFAULT_SIZE,
            is_on(_first(sources, "b")),
            is_on(_first(sources, "i")),
            is_on(_first(sources, "caps")),
        )

    def centred(self, paragraph: etree._Element) -> bool:
        """Whether ``paragraph`` stands in the middle."""
        sources = [paragraph.find("w:pPr", NS)]
        sources += [style.find("w:pPr", NS) for style in self._chain(style_id(paragraph) or self._default)]
        return val(_first(sources, "jc")) == "center"

    def cell_margins(self, table: etree._Element) -> float:
        """Left and right margin of a cell together, in twentieths of a point."""
        sources = [table.find("w:tblPr/w:tblCellMar", NS)]
        sources += [style.find("w:tblPr/w:tblCellMar", NS) for style in self._chain(style_id(table, "tbl"))]
        total = 0.0
        for names in (("left", "start"), ("right", "end")):
            found = next((each for name in names if (each := _first(sources, name)) is not None), None)
            total += 108.0 if found is None else float(found.get(w("w"), "0"))
        return total

    def character_format(self, identity: str) -> list[etree._Element]:
        """Copies of the character properties that the style ``identity`` and those it is based on give."""
        found: dict[str, etree._Element] = {}
        for style in self._chain(identity):
            for each in style.iterfind("w:rPr/*", NS):
                found.setdefault(str(each.tag), deepcopy(each))
        return list(found.values())

    def adopt(self, body: etree._Element, other: "Styles") -> None:
        """Make ``body``, written with the styles of ``other``, use those of this document: the same by name where there
        is one, else a copy."""
        ids: dict[str, str] = {}
        for reference in body.iter(*(w(holder) for holder in _HOLDERS)):
            identity = val(reference)
            if identity not in ids:
                ids[identity] = self._adopt(identity, other)
            reference.set(w("val"), ids[identity])

    def require(self, name: str, other: "Styles") -> str:
        """Id of the style called ``name``, copied from ``other`` when this document lacks it."""
        return self.id(name) or self._adopt(other.id(name), other)

    def _adopt(self, identity: str, other: "Styles") -> str:
        style = other._by_id.get(identity)
        if style is None:
            return identity
        known = self._id_of.get(other.name(identity))
        if known:
            return known
        copy = deepcopy(style)
        fresh = identity
        while fresh in self._by_id:
            fresh += "x"
        copy.set(w("styleId"), fresh)
        self.root.append(copy)
        self._index(copy)
        for link in ("basedOn", "next", "link"):
            reference = copy.find(w(link))
            if reference is not None:
                reference.set(w("val"), self._adopt(val(reference), other))
        return fresh

    def _chain(self, identity: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while identity not in seen and (style := self._by_id.get(identity)) is not None:
            seen.add(identity)
            yield style
            identity = val(style.find("w:basedOn", NS))


def _first(sources: list[etree._Element | None], name: str) -> etree._Element | None:
    return next((found for each in sources if each is not None and (found := each.find(w(name))) is not None), None)
