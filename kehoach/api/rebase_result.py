"""What a review of reuse came to: the plan, the Word files, the report, the record."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from kehoach.api.rebase_review import PhienChuyen
from kehoach.api.rebasing import KetQuaRebase, provenance_of, rebase_report

if TYPE_CHECKING:
    from kehoach.api.rebase_tracked import Tracked
    from kehoach.model.chuyen import BaoCaoChuyen
    from kehoach.model.nguon_goc import BanGhi
    from kehoach.model.plan import KeHoach
    from kehoach.rebase.chuyen import KetQuaChuyen

LEFT_IN: Final = "việc đã xong năm trước vẫn còn trong bản theo dõi thay đổi: xóa các dòng ấy trong Word"


@dataclass
class KetQuaDuyet:
    """What a review came to; each file is made when it is asked for."""

    phien: PhienChuyen
    made: "KetQuaChuyen"
    luu_y: list[str]

    @property
    def ke_hoach(self) -> "KeHoach":
        """The plan as decided."""
        return self.made.ke_hoach

    @property
    def bao_cao(self) -> "BaoCaoChuyen":
        """The record, with the decisions."""
        return self.made.bao_cao

    @cached_property
    def docx(self) -> bytes:
        """The plan as a new Word file."""
        from kehoach.api.plans import template
        from kehoach.writers import Options, write

        return write(self.ke_hoach, ".docx", Options(template("14")))

    @cached_property
    def html(self) -> bytes:
        """The report for print."""
        return rebase_report(KetQuaRebase(self.ke_hoach, self.bao_cao), ".html").encode()

    @property
    def theo_doi(self) -> bytes | None:
        """The source's own Word file with every change tracked; None where the source is no Word file."""
        return self._tracked.data if self._tracked else None

    @property
    def luu_y_theo_doi(self) -> list[str]:
        """What to look to by hand in that file."""
        if not self._tracked:
            return []
        left = [f"{each.trich}: {each.ly_do}" for each in self._tracked.con_sot]
        tasks = any(each.ma.startswith("viec-") and not self.phien.chu_nay(each) for each in self.phien.muc)
        return [*([LEFT_IN] if tasks else []), *left, *self._tracked.luu_y]

    @cached_property
    def _tracked(self) -> "Tracked | None":
        from kehoach.api.rebase_tracked import tracked
        from kehoach.rebase.duyet import chu_khac, theo_quyet

        if not self.phien.la_word:
            return None
        whole = self.phien.whole()
        decided = theo_quyet(whole, self.phien.quyet)
        return tracked(self.phien.du_lieu, decided, chu_khac(whole, decided))

    def ten(self, cuoi: str) -> str:
        """Name of a file of the result: ``Kế hoạch xã Tiên Điền 2026 - bao-cao.html``; with ``.docx`` that of the plan."""
        base = f"Kế hoạch {self.made.dich.day_du} {self.bao_cao.nam_moi}"
        return f"{base}{cuoi}" if cuoi.startswith(".") else f"{base} - {cuoi}"

    def ban_ghi(self, ngay: dt.date | None = None) -> "BanGhi":
        """How it was made, for ``nguon-goc.yaml``."""
        return provenance_of(self.made, self.phien.du_lieu, ngay or dt.date.today(), self.phien.tuy_chon.packs)


def finish_rebase(opened: PhienChuyen) -> KetQuaDuyet:
    """The plan, the files and the report as decided; the last ones asked for are kept at hand."""
    from kehoach.rebase.duyet import theo_quyet

    decided = frozenset(opened.quyet.items())
    kept = opened.nen.xong
    if kept is None or kept[0] != decided:
        kept = decided, KetQuaDuyet(opened, theo_quyet(opened.made, opened.quyet), opened.luu_y)
        opened.nen.xong = kept
    return kept[1]
