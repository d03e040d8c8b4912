"""The workspace: make, list, read, save, undo, copy, put away the plans of a folder."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.files import write_bytes
from kehoach.problems import KehoachError
from kehoach.workspace import lich_su, loi, noi, tep, tom_tat, viec
from kehoach.workspace.ban_luu import BanLuu
from kehoach.workspace.kho import Kho
from kehoach.workspace.kieu import BanViec, MocLichSu, TepKem, TomTat
from kehoach.workspace.liet_ke import danh_sach
from kehoach.workspace.ten import ten_viec
from kehoach.workspace.viec import Hien

if TYPE_CHECKING:
    from kehoach.model.plan import KeHoach
    from kehoach.model.yaml_writer import Comments


class KhongGian:
    """A folder of plans. Several of them, in several programs, may be at work on one folder."""

    def __init__(self, thu_muc: Path) -> None:
        self._kho = Kho(thu_muc)
        self._ban = BanLuu()
        self.thu_muc = self._kho.goc

    def danh_sach(self, tim: str = "", *, luu_tru: bool = False) -> list[TomTat]:
        """The plans, or those put away, newest first; ``tim`` are words, with or without accents, that name, commune or
        year must have."""
        return danh_sach(self._kho, self._ban, tim, luu_tru=luu_tru)

    def tao(self, ke_hoach: "KeHoach", ten: str = "", ghi_chu: "Comments | None" = None) -> str:
        """Keep a new plan, with comments beside the nodes named in ``ghi_chu``; gives its ``ma``, the name of its folder."""
        data = self._ban.viet(ke_hoach, ghi_chu=ghi_chu)
        named = ten_viec(ten)

        def dung(folder: Path) -> None:
            _kem_luoc_do(folder)
            if named:
                write_bytes(folder / viec.TEN, named.encode())
            viec.dau_tien(folder, data)

        return self._kho.them(named or tom_tat.ten(ke_hoach), dung)

    def doc(self, ma: str) -> BanViec:
        """The plan as it is on disk now. Raises VT02; the faults of a file that cannot be read pass through."""
        folder, _ = self._kho.tim(ma)
        return self._ban_viec(ma, folder, viec.xem(folder) or self._nhan(ma))

    def phien(self, ma: str) -> int:
        """The version number alone, also of a plan whose file cannot be read (to restore an older one)."""
        folder, _ = self._kho.tim(ma)
        return (viec.xem(folder) or self._nhan(ma)).so.phien

    def ghi(self, ma: str, ke_hoach: "KeHoach", phien: int) -> BanViec:
        """Save ``ke_hoach``, which builds on the version ``phien``. What the plan already says makes no new version.

        Raises VT10 when the plan is at another version by now; ``ke_hoach`` is then kept in the history.
        """
        with self._kho.khoa(ma):
            folder, _ = self._kho.tim(ma)
            now = viec.nhan(folder)
            before = self._neu_doc_duoc(now, folder)
            if before == ke_hoach:
                return self._ban_viec(ma, folder, now)
            data = self._ban.viet(ke_hoach, now.data)
            if now.so.phien != phien:
                viec.giu_lai(folder, now, data)
                raise loi.sua_noi_khac()
            return self._ban_viec(ma, folder, viec.viet(folder, now, data, tom_tat.viec(before, ke_hoach)))

    def hoan_tac(self, ma: str, phien: int) -> BanViec:
        """The plan before the last change; as it is when there is nothing to undo. Raises VT10."""
        return self._lui_toi(ma, phien, lui=True)

    def lam_lai(self, ma: str, phien: int) -> BanViec:
        """The plan before the last undoing; as it is when there was none. Raises VT10."""
        return self._lui_toi(ma, phien, lui=False)

    def lich_su(self, ma: str) -> list[MocLichSu]:
        """What the plan was, newest first."""
        folder, _ = self._kho.tim(ma)
        so = (viec.xem(folder) or self._nhan(ma)).so
        return [
            MocLichSu(each.so, each.luc, so.viec.get(each.so, ""), each.so == so.hien, each.chua_dung)
            for each in lich_su.cac_moc(folder / lich_su.THU_MUC)
        ]

    def ban_cu(self, ma: str, so: int) -> "KeHoach":
        """The plan as it was in the version ``so`` of the history. Raises VT04."""
        folder, _ = self._kho.tim(ma)
        return self._ban.doc(self._cu(folder, so), str(folder / viec.TEP))

    def khoi_phuc(self, ma: str, so: int, phien: int) -> BanViec:
        """Make the version ``so`` of the history the plan again; this too can be undone. Raises VT04, VT10."""
        with self._kho.khoa(ma):
            folder, _ = self._kho.tim(ma)
            now = self._dung_phien(folder, phien)
            data = self._cu(folder, so)
            if data != now.data:
                self._ban.doc(data, str(folder / viec.TEP))
                now = viec.ve(folder, now.so.sang(so, ""), data)
            return self._ban_viec(ma, folder, now)

    def doi_ten(self, ma: str, ten: str) -> None:
        """Call the plan ``ten``; without one it is called by what it is about. Its folder keeps its name."""
        with self._kho.khoa(ma):
            folder, _ = self._kho.tim(ma)
            write_bytes(folder / viec.TEN, ten_viec(ten).encode(), overwrite=True)

    def chep(self, ma: str, ten: str = "") -> str:
        """A copy of the plan and its files, without its history; gives its ``ma``."""
        with self._kho.khoa(ma):
            folder, _ = self._kho.tim(ma)
            now = viec.nhan(folder)
            plan = self._ban.doc(_co(now, folder), str(folder / viec.TEP))
            named = ten_viec(ten) or ten_viec(f"{self._ten(folder, plan)} (bản sao)")

            def dung(made: Path) -> None:
                _kem_luoc_do(made)
                write_bytes(made / viec.TEN, named.encode())
                for each in tep.danh_sach(folder / viec.KEM):
                    (made / viec.KEM).mkdir(exist_ok=True)
                    shutil.copy2(folder / viec.KEM / each.ten, made / viec.KEM / each.ten)
                viec.dau_tien(made, _co(now, folder))

            return self._kho.them(named, dung)

    def luu_tru(self, ma: str, co: bool = True) -> None:
        """Put the plan away, or take it out again."""
        with self._kho.khoa(ma):
            folder, put_away = self._kho.tim(ma)
            if put_away != co:
                self._kho.chuyen(folder, noi.LUU_TRU if co else "")

    def xoa(self, ma: str) -> None:
        """Move the plan to the bin, a folder from which a person may take it back by hand."""
        with self._kho.khoa(ma):
            folder, _ = self._kho.tim(ma)
            self._kho.chuyen(folder, noi.DA_XOA)

    def tep(self, ma: str) -> list[TepKem]:
        """The files kept with the plan, newest first."""
        return tep.danh_sach(self._kem(ma))

    def them_tep(self, ma: str, ten: str, data: bytes) -> TepKem:
        """Keep a file with the plan, under a safe name made of ``ten``; one that is there already stays. Raises VT05."""
        with self._kho.khoa(ma):
            return tep.them(self._kem(ma), ten, data)

    def duong_dan(self, ma: str, ten: str) -> Path:
        """The path of a file kept with the plan. Raises VT03 for whatever is none."""
        return tep.duong_dan(self._kem(ma), ten)

    def rieng(self, ten: str) -> Path:
        """A private folder for uploads, runs and the like."""
        return self._kho.rieng(ten)

    # what the above share

    def _kem(self, ma: str) -> Path:
        folder = self._kho.tim(ma)[0] / viec.KEM
        if not tep.ben_trong(folder, self.thu_muc):
            raise loi.khong_co_tep(viec.KEM)
        return folder

    def _nhan(self, ma: str) -> Hien:
        """What is on disk after a change from outside was taken in; without being kept where nothing can be written."""
        try:
            with self._kho.khoa(ma):
                return viec.nhan(self._kho.tim(ma)[0])
        except KehoachError as error:
            if error.problems[0].code != "VT01":
                raise
            return viec.nhan(self._kho.tim(ma)[0])

    def _dung_phien(self, folder: Path, phien: int) -> Hien:
        now = viec.nhan(folder)
        if now.so.phien != phien:
            raise loi.sua_noi_khac()
        return now

    def _lui_toi(self, ma: str, phien: int, *, lui: bool) -> BanViec:
        with self._kho.khoa(ma):
            folder, _ = self._kho.tim(ma)
            now = self._dung_phien(folder, phien)
            so = now.so
            ways = list(so.lui if lui else so.toi)
            while ways:
                number = ways.pop()
                try:
                    data = self._cu(folder, number)
                    self._ban.doc(data, str(folder / viec.TEP))
                except KehoachError:  # deleted by hand, or a file that was broken then
                    continue
                made = so.buoc(number, tuple(ways), lui=lui)
                return self._ban_viec(ma, folder, viec.ve(folder, made, data))
            return self._ban_viec(ma, folder, now)

    def _cu(self, folder: Path, so: int) -> bytes:
        return lich_su.noi_dung(lich_su.cac_moc(folder / lich_su.THU_MUC), so)

    def _neu_doc_duoc(self, now: Hien, folder: Path) -> "KeHoach | None":
        try:
            return self._ban.doc(_co(now, folder), str(folder / viec.TEP))
        except KehoachError:
            return None

    def _ten(self, folder: Path, plan: "KeHoach") -> str:
        return viec.ten(folder) or tom_tat.ten(plan)

    def _ban_viec(self, ma: str, folder: Path, now: Hien) -> BanViec:
        plan = self._ban.doc(_co(now, folder), str(folder / viec.TEP))
        return BanViec(
            ma=ma,
            ten=self._ten(folder, plan),
            phien=now.so.phien,
            ke_hoach=plan,
            sua_luc=viec.sua_luc(folder),
            luu_tru=folder.parent.name == noi.LUU_TRU,
            hoan_tac=bool(now.so.lui),
            lam_lai=bool(now.so.toi),
        )


def _co(now: Hien, folder: Path) -> bytes:
    if now.data is None:
        raise loi.mat_tep(folder / viec.TEP)
    return now.data


def _kem_luoc_do(folder: Path) -> None:
    from kehoach.model.schema import FILE_NAME, schema_text

    write_bytes(folder / FILE_NAME, schema_text().encode(), durable=False)
