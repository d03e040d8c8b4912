"""The template of one kind of annex, whatever its shape, ready to make files of it."""

import hashlib
import re
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml import etree

from kehoach.batch.lap.bang import LoaiPhuLuc
from kehoach.batch.lap.danh_dau import DauCho
from kehoach.batch.lap.doc_lai import DocLai, TepIn
from kehoach.batch.lap.hinh import KhacThuong, noi, tag_thuong
from kehoach.batch.lap.in_hang import InHang
from kehoach.batch.lap.mau import Mau
from kehoach.batch.lap.mau_phu_luc import HANG, HANG_CUOI, chuan_bi
from kehoach.batch.lap.soan import PhuLucLap
from kehoach.engine import Compiled, prepare
from kehoach.model.plan import KeHoach
from kehoach.writers.assemble import body_of, prepare_annex, section_of
from kehoach.writers.context import NguCanh, context
from kehoach.writers.docx import (
    ANNEX_NAMES,
    ANNEX_TEMPLATES,
    CORE,
    PLAN_NAMES,
    annex_template,
    describe,
    own_styles,
    plan_template,
    styles_part,
)
from kehoach.writers.embed import drop_data
from kehoach.writers.marks import strip
from kehoach.writers.oxml import NS, parse, serialize, text, w
from kehoach.writers.package import write_package
from kehoach.writers.styles import Styles
from kehoach.writers.template import load_engine
from kehoach.writers.tokens import sweep
from kehoach.writers.typeset import text_width, typeset

_MODIFIED = re.compile(rb"<cp:lastModifiedBy>.*?</cp:lastModifiedBy>")
"""A property that docxtpl does not fill"""
_OF_ANNEX = frozenset(("loai", "dau_de", "ten", "kem_theo", "nam", "cot", "cot_rieng", "chi_tieu", "nhiem_vu", "than"))


class BanIn:
    """The template of the annexes of one kind, in the plan's styles, as in a plan made of the same ``templates`` (a folder, a
    plan's template, or None for the built-in ones).

    Raises :class:`KehoachError` MAU01-MAU10 for templates that cannot be used.
    """

    def __init__(self, loai: LoaiPhuLuc, nam: int, ngay: str, templates: Path | None) -> None:
        self._loai, self._nam, self._ngay = loai, nam, ngay
        self._plan = load_engine(plan_template(templates), PLAN_NAMES)
        self._annex = load_engine(annex_template(ANNEX_TEMPLATES[loai], templates), ANNEX_NAMES)
        self._own = own_styles()
        self._styles_name = styles_part(self._plan.package)
        self.can_ke_hoach = bool(self._names() - _OF_ANNEX)
        """Whether the templates print what the plan says, beside what the annex does"""
        self._mau: Mau | None = None
        self._may: Compiled | None = None
        self._hang: InHang | None = None
        self.doc = DocLai(self._plan.package.main)
        """Reads back what was made"""
        if all(map(self._plain, self._plan.templates)):
            try:
                self._ready()
            except KhacThuong:
                self._mau = None

    @property
    def _main(self) -> str:
        """Name of the part that holds the words."""
        return self._plan.package.main

    @property
    def nhanh(self) -> bool:
        """Whether the template is of a plain shape."""
        return self._mau is not None

    @property
    def dau(self) -> bytes:
        """What the files depend on beside their words: every part of the templates."""
        digest = hashlib.sha256()
        for package in (self._plan.package, self._annex.package):
            for name, data in sorted(package.parts.items()):
                digest.update(f"{name}:{len(data)}:".encode() + data)
        return digest.digest()

    def lam(self, annex: PhuLucLap, tac_gia: str, ke_hoach: KeHoach | None) -> TepIn:
        """The file of ``annex``. ``ke_hoach`` is asked for when ``can_ke_hoach``."""
        values: dict[str, Any] = {} if ke_hoach is None else _plan_values(context(ke_hoach))
        values |= {
            "loai": annex.loai, "dau_de": annex.dau_de, "ten": annex.ten, "kem_theo": annex.kem_theo,
            "nam": str(self._nam), "cot": annex.cot, "cot_rieng": False, "than": (), "chi_tieu": (), "nhiem_vu": (),
        }  # fmt: skip
        title = f"{annex.dau_de}: {annex.tieu_de}"
        mau, may, hang = self._mau, self._may, self._hang
        if mau is None or may is None or hang is None:
            return TepIn(self._slowly(values | {annex.loai: annex.hang}, title, tac_gia))
        before, after = ([noi(each, values) for each in part] for part in (mau.truoc, mau.sau))
        rows, last = hang.khoi(annex)
        shown = _marked(values, mau, annex) if "[[" in "\0".join((*before, *after)) else values
        shown = {**shown, **mau.le(values), "kh_tieu_de": title, "kh_tac_gia": tac_gia}
        data = may.render(shown, markup={HANG: b"".join(rows), HANG_CUOI: b"".join(last)})
        return TepIn(data, before, [*rows, *last], after, lambda: [mau.chu_hang(each.hang) for each in annex.dong])

    def _names(self) -> frozenset[str]:
        parts = [each.names for name, each in self._plan.templates.items() if name != self._plan.package.main]
        return self._annex.templates[self._annex.package.main].names.union(*parts)

    def _plain(self, part: str) -> bool:
        """Whether the tags of a header or footer are names alone."""
        if part == self._plan.package.main:
            return True
        paragraphs = parse(self._plan.package.parts[part]).iter(w("p"))
        return all(tag_thuong(text(each)) for each in paragraphs)

    def _ready(self) -> None:
        root = parse(self._annex.package.parts[self._annex.package.main])
        strip(root)
        body = body_of(root)
        styles = self._dressed(body)
        room = text_width(section_of(body))
        self._mau = chuan_bi(root, body, styles, self._own, room, self._finish_section)
        parts = dict(self._plan.package.parts)
        parts[self._main], parts[self._styles_name] = self._mau.xml, serialize(styles.root)
        self._complete(parts, "{{ kh_tieu_de }}", "{{ kh_tac_gia }}")
        self._may, self._hang = prepare(write_package(parts)), InHang(self._mau, self.doc)
        if not self._may.in_order(self._main):
            raise KhacThuong

    def _dressed(self, body: etree._Element) -> Styles:
        """The plan's styles, in which ``body`` is set."""
        styles = Styles(parse(self._plan.package.parts[self._styles_name]))
        name = next(self._annex.package.related("styles"), "")
        if name:
            styles.adopt(body, Styles(parse(self._annex.package.parts[name])))
        return styles

    def _finish_section(self, body: etree._Element) -> None:
        """The annex's page with the plan's header."""
        prepare_annex(body, self._annex.package.source)
        section = section_of(body)
        for each in section.findall("w:type", NS):
            section.remove(each)
        plan = section_of(body_of(parse(self._plan.package.parts[self._main])))
        kept = plan.findall("w:headerReference", NS) + plan.findall("w:footerReference", NS)
        for index, each in enumerate(kept):
            section.insert(index, deepcopy(each))

    def _complete(self, parts: dict[str, bytes], title: str, creator: str) -> None:
        describe(parts, self._main, title, creator, self._ngay)
        parts[CORE] = _MODIFIED.sub(b"", parts[CORE])
        drop_data(parts, self._main, every=True)

    def _slowly(self, values: dict[str, Any], title: str, tac_gia: str) -> bytes:
        """As the ordinary writer makes it, for templates of any shape."""
        root, _ = self._annex.render(values)
        body = body_of(root)
        styles = self._dressed(body)
        typeset(body, styles, text_width(section_of(body)), self._own)
        self._finish_section(body)
        parts = self._plan.render_parts(values)
        parts[self._main], parts[self._styles_name] = sweep(serialize(root)), serialize(styles.root)
        self._complete(parts, title, tac_gia)
        return write_package(parts)


def _plan_values(printed: NguCanh) -> dict[str, Any]:
    return {name: getattr(printed, name) for name in PLAN_NAMES}


def _marked(values: dict[str, Any], mau: Mau, annex: PhuLucLap) -> dict[str, Any]:
    """``values`` with what is still to be filled in as markup."""
    shown = {name: _mark(each, name, mau.dau) if isinstance(each, str) else each for name, each in values.items()}
    shown["cot"] = [_mark(str(each), f"cot[{index}]", mau.dau) for index, each in enumerate(annex.cot)]
    return shown


def _mark(words: str, name: str, looks: Mapping[str, DauCho]) -> str:
    return looks[name].markup(words) if "[[" in words and name in looks else words
