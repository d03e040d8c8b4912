"""What makes the files of a row."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from pathlib import Path

import kehoach
from kehoach.batch.job import Hang, Job, Phan, TepXong
from kehoach.batch.lap.ban_in import BanIn
from kehoach.batch.lap.bang import LoaiPhuLuc
from kehoach.batch.lap.ca_ke_hoach import ca_ke_hoach
from kehoach.batch.lap.doc_lai import DocLai, doi_chieu_tung_o
from kehoach.batch.lap.ke_hoach import ke_hoach_gon, phu_luc
from kehoach.batch.lap.kiem import KetQua, Kiem, TepKiem
from kehoach.batch.lap.o_chu import co_quan
from kehoach.batch.lap.soan import Lap, PhuLucLap
from kehoach.batch.lap.ten_tep import TenTep
from kehoach.batch.lap.thu import Check
from kehoach.batch.tung_hang import HangLap, TungHang
from kehoach.model.plan import PhuLuc
from kehoach.problems import KehoachError, Level, Place, Problem
from kehoach.text.dates import NgayError, doc_ngay
from kehoach.writers import Options, write
from kehoach.writers.annexes import HangNhiemVu
from kehoach.writers.docx import PLAN_NAMES, plan_template, strange_template
from kehoach.writers.template import load_engine

_INDICATOR = attrgetter("tt", "ten", "don_vi_tinh", "gia_tri")
_TASK = attrgetter("tt", "ten", "chu_tri", "phoi_hop", "san_pham", "kinh_phi", "thoi_han")


class Maker:
    """Makes the files of the rows of ``job`` with the Word templates in the folder ``templates`` (None: the built-in ones);
    ``goi`` are packs over the catalogue, for whole plans. It can be pickled if ``check`` can: each process makes the templates
    ready for itself, at the first row.

    Raises :class:`KehoachError` HL40, HL41, HL43 for what is wrong with the job as a whole.
    """

    def __init__(self, job: Job, check: Check, templates: Path | None = None, goi: tuple[Path, ...] = ()) -> None:
        self.job, self._check, self._templates, self._goi = job, check, templates, goi
        self._lap, self._ten = Lap(job), TenTep(job)
        self._kiem = Kiem(job, check)
        self._chu = TungHang[bytes](_hashed)
        self._ban_in: dict[LoaiPhuLuc, BanIn] = {}
        self._last: tuple[Hang | None, tuple[tuple[Phan, str], ...]] = None, ()
        """The row whose names were asked for last: its key and its files ask for the same"""

    def __reduce__(self) -> tuple[type["Maker"], tuple[Job, Check, Path | None, tuple[Path, ...]]]:
        return Maker, (self.job, self._check, self._templates, self._goi)

    def lap(self, hang: Hang) -> tuple[PhuLucLap, ...]:
        """The annexes of ``hang`` as data. Raises :class:`KehoachError` HL44."""
        return self._lap.lap(hang)

    def names(self, hang: Hang) -> tuple[tuple[Phan, str], ...]:
        """Kind and name under the output folder of each file of ``hang``. Raises :class:`KehoachError` HL42."""
        if self._last[0] is not hang:
            self._last = hang, self._names(hang)
        return self._last[1]

    def _names(self, hang: Hang) -> tuple[tuple[Phan, str], ...]:
        numbers = dict(self._lap.so(hang))
        wanted = [each for each in self.job.thong_tin.phan if each == "ke_hoach" or each in numbers]
        if not wanted:
            mend = "xem lại cột áp dụng của các dòng, hoặc đơn vị của hàng này"
            place = Place(self.job.tep, path=f"trang “xa”, hàng {hang.hang}")
            raise KehoachError(Problem("HL42", "Không có chỉ tiêu, nhiệm vụ nào cho hàng này", mend, place))
        return tuple((each, self._ten.ten(hang, each, "" if each == "ke_hoach" else numbers[each])) for each in wanted)

    def key(self, hang: Hang) -> str:
        """A hash of all that the files of ``hang`` depend on."""
        digest = hashlib.sha256(self._dau)
        for _, name in self.names(hang):
            digest.update(name.encode() + b"\0")
        for annex in self._lap.lap(hang):
            head = "\x1f".join((annex.loai, annex.so, annex.tieu_de, annex.kem_theo, *annex.cot))
            digest.update(b"\x1f".join((hashlib.sha256(head.encode()).digest(), *self._chu.cua(annex), b"")))
        if "ke_hoach" in self.job.thong_tin.phan or self._ca_ke_hoach:
            digest.update(repr((hang, self.job.thong_tin)).encode())
        return digest.hexdigest()

    def make(self, hang: Hang) -> list[TepXong]:
        """The files of ``hang`` in the order of the names, each read back and checked. Raises :class:`KehoachError`."""
        annexes = {each.loai: each for each in self._lap.lap(hang)}
        names = self.names(hang)
        files = [
            TepKiem(annexes[phan], self._file(annexes[phan], hang), name) for phan, name in names if phan != "ke_hoach"
        ]
        checked = iter(zip(files, self._kiem.kiem(files, hang), strict=True))
        return [
            self._plan(name, tuple(annexes.values()), hang) if phan == "ke_hoach" else _xong(*next(checked))
            for phan, name in names
        ]

    def _plan(self, name: str, annexes: tuple[PhuLucLap, ...], hang: Hang) -> TepXong:
        plan = ca_ke_hoach(self.job, hang, annexes, self._goi)
        data = write(plan, ".docx", Options(self._templates))
        said = DocLai(load_engine(plan_template(self._templates), PLAN_NAMES).package.main).chu(data)
        doi_chieu_tung_o(said, [cell for each in annexes for cell in (each.ten, *(row.ten for row in each.hang))])
        found = self._check(data, name)
        faults = dict.fromkeys(f"{each.ma}: {each.thong_diep}" for each in found if each.muc_do is Level.LOI)
        weaker = [each for each in found if each.muc_do is not Level.LOI]
        told = dict.fromkeys(f"{each.ma}: {each.huong_dan or each.thong_diep}" for each in weaker)
        return TepXong(name, data, tuple(faults), len(weaker), tuple(told))

    def _file(self, annex: PhuLucLap, hang: Hang) -> bytes:
        template = self._in(annex.loai)
        plan = ke_hoach_gon(self.job, hang, self._phu_luc(hang)) if template.can_ke_hoach else None
        with strange_template(self._templates):
            made = template.lam(annex, co_quan(hang), plan)
        if template.nhanh:
            template.doc.dung(made)
        else:
            said = template.doc.chu(made.du_lieu)
            doi_chieu_tung_o(said, [annex.ten, *(each.ten for each in annex.hang)])
        return made.du_lieu

    def _phu_luc(self, hang: Hang) -> list[PhuLuc]:
        return [phu_luc(each.loai, each.tieu_de, each.hang) for each in self._lap.lap(hang)]

    def _in(self, loai: LoaiPhuLuc) -> BanIn:
        if loai not in self._ban_in:
            info = self.job.thong_tin
            with strange_template(self._templates):
                made = BanIn(loai, info.nam, _ngay_tep(info.ngay, info.nam), self._templates)
            self._ban_in[loai] = made
        return self._ban_in[loai]

    @cached_property
    def _ca_ke_hoach(self) -> bool:
        """Whether the template of some annex prints what the plan says: who signs it, what it is about."""
        return any(self._in(each).can_ke_hoach for each in self.job.thong_tin.phan if each != "ke_hoach")

    @cached_property
    def _dau(self) -> bytes:
        """What all files depend on: the program and the templates."""
        info = self.job.thong_tin
        digest = hashlib.sha256(f"{kehoach.__version__} {info.ngay}".encode())
        kinds: list[LoaiPhuLuc] = [each for each in info.phan if each != "ke_hoach"] or ["chi_tieu", "nhiem_vu"]
        for loai in kinds:
            digest.update(self._in(loai).dau)
        for pack in self._goi if "ke_hoach" in info.phan else ():
            for each in sorted(pack.rglob("*.yaml")):
                digest.update(each.read_bytes())
        return digest.digest()


def _hashed(rows: Sequence[HangLap]) -> list[bytes]:
    """A hash of the words of each row."""
    cells = [_TASK(each.hang) if isinstance(each.hang, HangNhiemVu) else _INDICATOR(each.hang) for each in rows]
    return [hashlib.sha256("\x1f".join(each).encode()).digest() for each in cells]


def _xong(file: TepKiem, found: KetQua) -> TepXong:
    told = file.annex.canh_bao
    return TepXong(file.ten, file.du_lieu, found.loi, found.canh_bao + len(told), (*found.nhac, *told))


def _ngay_tep(ngay: str, nam: int) -> str:
    """The date in the files' properties: the job's, 2026-05-15."""
    try:
        return doc_ngay(ngay).iso()
    except NgayError:
        return str(nam)
