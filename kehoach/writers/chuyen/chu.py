"""What a rebase did, for the terminal: counts by kind, what a person must decide, what may be left of theirs."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kehoach.model.chuyen import TEN_LOAI_THAY, BaoCaoChuyen, CanXem, ConSot, LoaiThay
from kehoach.model.phat_hien import ViTri
from kehoach.writers.bao_cao.chu import To, plain, where
from kehoach.writers.chuyen.clean import clean

MAX_OF_ONE_KIND = 5
"""So many places of one kind are shown; the rest is counted."""
MAX_LEFT = 15
"""So many possible leftovers are shown."""
WIDTH = 80
"""Letters of an excerpt or reason that are shown."""
_MORE = "xem đủ: --bao-cao TỆP.html"


def lines(bao_cao: BaoCaoChuyen, colour: To = plain) -> Iterator[str]:
    """The record of a rebase, line by line; ``colour`` as for the checker's report."""
    yield heading(bao_cao)
    yield f"  {summary(bao_cao)}"
    if bao_cao.can_xem:
        yield ""
        yield colour("bold", f"CẦN XEM LẠI ({len(bao_cao.can_xem)})")
        yield from _review(bao_cao.can_xem, colour)
    if bao_cao.con_sot:
        yield ""
        yield colour("bold", f"CÓ THỂ CÒN SÓT ({len(bao_cao.con_sot)})")
        yield from _left(bao_cao.con_sot)


def heading(bao_cao: BaoCaoChuyen) -> str:
    """``ke-hoach.docx: xã Hoa Lộc → xã Vĩnh Thông, năm 2025 → 2026``."""
    before, now = clean(bao_cao.tu), clean(bao_cao.den)
    whose = now if before == now else f"{before or 'chưa rõ của ai'} → {now}"
    return f"{clean(bao_cao.nguon)}: {'; '.join((whose, *years(bao_cao)))}"


def years(bao_cao: BaoCaoChuyen) -> list[str]:
    """``năm 2025 → 2026``, if it is known and changed; else the year that is known, or nothing."""
    old, new = bao_cao.nam_cu, bao_cao.nam_moi
    if old and new and old != new:
        return [f"năm {old} → {new}"]
    return [f"năm {new or old}"] if new or old else []


def summary(bao_cao: BaoCaoChuyen) -> str:
    """``Đã thay 42 chỗ: tên xã 30; văn bản 12.``."""
    if not bao_cao.thay:
        return "Không có chữ nào phải thay."
    count = Counter(each.loai for each in bao_cao.thay)
    parts = [f"{TEN_LOAI_THAY[loai]} {count[loai]}" for loai in LoaiThay if count[loai]]
    return f"Đã thay {len(bao_cao.thay)} chỗ: {'; '.join(parts)}."


def by_kind(found: Iterable[CanXem]) -> list[tuple[LoaiThay, list[CanXem]]]:
    """The places to look at, kind by kind, those of one kind in reading order."""
    kinds: dict[LoaiThay, list[CanXem]] = {loai: [] for loai in LoaiThay}
    for each in found:
        kinds[each.loai].append(each)
    return [(loai, each) for loai, each in kinds.items() if each]


def _review(found: Iterable[CanXem], colour: To) -> Iterator[str]:
    for loai, places in by_kind(found):
        yield f"  {colour('yellow', TEN_LOAI_THAY[loai])}"
        for each in places[:MAX_OF_ONE_KIND]:
            yield from _place(each.vi_tri, each.trich, each.ly_do)
        if len(places) > MAX_OF_ONE_KIND:
            yield f"    ... còn {len(places) - MAX_OF_ONE_KIND} chỗ nữa ({_MORE})"


def _left(found: list[ConSot]) -> Iterator[str]:
    for each in found[:MAX_LEFT]:
        yield from _place(each.vi_tri, each.trich, each.ly_do)
    if len(found) > MAX_LEFT:
        yield f"    ... còn {len(found) - MAX_LEFT} chỗ nữa ({_MORE})"


def _place(vi_tri: ViTri, trich: str, ly_do: str) -> Iterator[str]:
    yield f"    {': '.join(filter(None, (clean(where(vi_tri)), _short(trich))))}"
    yield f"      {_short(ly_do, 2 * WIDTH)}"


def _short(text: str, width: int = WIDTH) -> str:
    text = clean(text)
    return text if len(text) <= width else f"{text[: width - 1]}…"
