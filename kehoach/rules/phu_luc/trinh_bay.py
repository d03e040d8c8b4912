"""Annexes: how heading, title and pages look (PL1/III.1b, 1đ)."""

from collections.abc import Iterator

from kehoach.blocks import Paragraph
from kehoach.model.dong import Dong
from kehoach.model.phat_hien import CachSua
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.phu_luc._chu import khong_ke, viet_hoa
from kehoach.rules.phu_luc._phu_luc import PhuLucDong, phu_luc


def _said(paragraph: Paragraph) -> list[tuple[bool, bool, float | None]]:
    return [
        (run.format.bold, run.format.italic, run.format.size)
        for run in paragraph.runs
        if any(c.isalnum() for c in run.text)
    ]


@luat("PL04", Can.KE_HOACH)
def chu_phu_luc(ho_so: HoSo) -> Iterator[Loi]:
    """``Phụ lục I``: small letters, 14, bold, centred."""
    words = ho_so.tham_so("PL04")["nguyen_nhan"]
    size = ho_so.tham_so("PL04")["co_chu"]
    for annex in phu_luc(ho_so):
        dong = annex.dau
        if dong is None:
            continue
        if annex.chu and annex.chu != "Phụ lục":
            yield Loi(
                dong,
                annex.chu,
                "Phụ lục",
                {"nguyen_nhan": words["hoa"].format(chu=annex.chu)},
                tai=dong.text.index(annex.chu),
            )
        if not ho_so.document.formatted or annex.ten_cung_dong:
            continue
        looks = _said(dong.paragraph)
        lacking = [
            name
            for name, wrong in (
                ("in đậm", any(not bold for bold, _, _ in looks)),
                ("chữ đứng", any(italic for _, italic, _ in looks)),
                ("canh giữa", dong.paragraph.align != "center"),
                (f"cỡ chữ {size}", any(own is not None and own != size for _, _, own in looks)),
            )
            if wrong
        ]
        if lacking:
            cause = words["hinh"].format(thieu=", ".join(lacking))
            yield Loi(dong, dong.text.strip()[:60], None, {"nguyen_nhan": cause}, cach_sua=CachSua.CHI_GOI_Y)


@luat("PL05", Can.KE_HOACH)
def ten_phu_luc(ho_so: HoSo) -> Iterator[Loi]:
    """The title of an annex: capitals, bold."""
    words = ho_so.tham_so("PL05")["nguyen_nhan"]
    low, high = ho_so.tham_so("PL05")["co_chu"]
    for annex in phu_luc(ho_so):
        for dong, title in _titles(annex):
            shown = "".join(run.text.upper() if run.format.caps else run.text for run in dong.paragraph.runs)
            own = shown if title == dong.text else title
            if _lower(own):
                yield Loi(dong, title, viet_hoa(title), {"nguyen_nhan": words["hoa"]}, tai=dong.text.index(title))
            if not ho_so.document.formatted:
                continue
            looks = _said(dong.paragraph)
            lacking = [
                name
                for name, wrong in (
                    ("in đậm", any(not bold for bold, _, _ in looks)),
                    (f"cỡ chữ {low}-{high}", any(size is not None and not low <= size <= high for _, _, size in looks)),
                )
                if wrong
            ]
            if lacking:
                cause = words["hinh"].format(thieu=", ".join(lacking))
                yield Loi(dong, title[:80], None, {"nguyen_nhan": cause}, cach_sua=CachSua.CHI_GOI_Y)


def _titles(annex: PhuLucDong) -> Iterator[tuple[Dong, str]]:
    if annex.ten_cung_dong and annex.dau is not None and annex.ten_cung_dong in annex.dau.text:
        yield annex.dau, annex.ten_cung_dong
    for dong in annex.ten:
        yield dong, dong.text.strip()


def _lower(title: str) -> bool:
    return any(c.islower() for c in khong_ke(title))


@luat("PL07", Can.KE_HOACH, Can.DINH_DANG)
def kem_theo_nghieng(ho_so: HoSo) -> Iterator[Loi]:
    """The "(Kèm theo ...)" line: italic."""
    for annex in phu_luc(ho_so):
        for dong in annex.kem_theo:
            if any(not italic for _, italic, _ in _said(dong.paragraph)):
                yield Loi(dong, dong.text.strip()[:80], None)


def _place(ho_so: HoSo, dong: Dong) -> int | None:
    """Index of the block that a line stands in."""
    places = ho_so.__dict__.get("_block_places")
    if not isinstance(places, dict):
        places = ho_so.__dict__["_block_places"] = {
            id(block): index for index, block in enumerate(ho_so.document.blocks)
        }
    found = places.get(id(dong.paragraph))
    return found if isinstance(found, int) else None


@luat("PL10", Can.KE_HOACH, Can.TRANG)
def so_trang(ho_so: HoSo) -> Iterator[Loi]:
    """Pages of every annex count anew."""
    sections = ho_so.document.sections
    if not any(section.headers or section.footers for section in sections):
        return
    for annex in phu_luc(ho_so):
        place = _place(ho_so, annex.moc)
        if place is None:
            continue
        own = [section for section in sections if section.start <= place]
        if own and own[-1].page_start != 1 and len(ho_so.dong) > 1:
            yield Loi(annex.moc, annex.moc.text.strip()[:60], None)


@luat("PL11", Can.KE_HOACH, Can.TRANG)
def trang_moi(ho_so: HoSo) -> Iterator[Loi]:
    """Every annex begins on a new page."""
    starts = {section.start for section in ho_so.document.sections}
    blocks = ho_so.document.blocks
    for annex in phu_luc(ho_so):
        place = _place(ho_so, annex.moc)
        if place is None:
            continue
        while place > 0 and place not in starts and not _breaks(blocks[place]) and _empty(blocks[place - 1]):
            place -= 1
        if place not in starts and not _breaks(blocks[place]):
            yield Loi(annex.moc, annex.moc.text.strip()[:60], None)


def _breaks(block: object) -> bool:
    return isinstance(block, Paragraph) and block.page_break


def _empty(block: object) -> bool:
    return isinstance(block, Paragraph) and not block.text.strip()


@luat("PL12", Can.KE_HOACH)
def ket_thuc(ho_so: HoSo) -> Iterator[Loi]:
    """An annex ends with ./."""
    for annex in phu_luc(ho_so):
        last = annex.dong[-1]
        if annex.chu and not last.text.rstrip().endswith("./.") and len(annex.dong) > 2:
            yield Loi(last, last.text.rstrip()[-60:], None, {"ten": f"Phụ lục {annex.so}".strip()})


@luat("PL22", Can.KE_HOACH)
def dong_rieng(ho_so: HoSo) -> Iterator[Loi]:
    """``Phụ lục I`` has a line of its own; the title stands below."""
    for annex in phu_luc(ho_so):
        if annex.dau is not None and annex.ten_cung_dong and "\n" not in annex.dau.text:
            yield Loi(annex.dau, annex.dau.text.strip()[:120], None, {"ten": annex.ten_cung_dong[:80]})
