"""What the pages of "Phụ lục hằng loạt" do with a batch: start it, tell how it stands, in the words of a page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Final, Literal

from flask import current_app

from kehoach import api
from kehoach.problems import KehoachError, Problem
from kehoach.web.app import khong_gian
from kehoach.web.kho_lo import KhoLo, Lo
from kehoach.web.luot_chay import CacLuot, HinhTienDo, LuotChay, Nghe, cac_luot

if TYPE_CHECKING:
    from kehoach.batch.run.contract import TongKet

TinhTrang = Literal["chua", "dang", "dung", "ngat", "loi", "xong"]
TEN: Final[dict[TinhTrang, str]] = {
    "chua": "Chưa chạy",
    "dang": "Đang chạy",
    "dung": "Đã dừng",
    "ngat": "Bị ngắt giữa chừng",
    "loi": "Không chạy tiếp được",
    "xong": "Đã xong",
}
TEN_TEP: Final = {"xong": "Xong", "co_loi": "Có lỗi", "hong": "Không làm được", "sua_tay": "Đã sửa tay, giữ nguyên"}
"""State of a file, for people"""
FEW: Final = 20
"""So many rows are done sooner than further processes are started"""
_SHOWN: Final = 20
_TYPED: Final = (
    (", hoặc thêm --ghi-de nếu muốn thay", ""),
    ("thêm --tiep-tuc để làm tiếp phần còn thiếu, --ghi-de để làm lại tất cả, hoặc chọn thư mục khác", "bấm Làm tiếp"),
    ("chạy lại với --tiep-tuc", "bấm Làm tiếp"),
    ("rồi chạy lại", "rồi thả lại tệp"),
    ("; cách sửa: ", ". Cách sửa: "),
    (" cách sửa: ", ". Cách sửa: "),
    ("chạy với --tien-trinh 1", "chọn 1 tiến trình"),
)
"""How the command line says it, and how a page does"""


@dataclass(frozen=True, slots=True)
class Dung:
    """How a batch stands."""

    lo: Lo
    trang_thai: TinhTrang
    luot: LuotChay | None = None

    @property
    def ten(self) -> str:
        """The state, for people."""
        return TEN[self.trang_thai]


def kho_lo() -> KhoLo:
    """The batches of the workspace of the server that answers."""
    return KhoLo(khong_gian())


def cac_luot_chay() -> CacLuot:
    """The runs of the server that answers."""
    return cac_luot(current_app)


def nghi(lo: Lo) -> Lo:
    """``lo``, which is not at work. Raises :class:`KehoachError` WEB60."""
    if cac_luot_chay().cua(lo.ma):
        raise KehoachError(Problem("WEB60", "Lượt này đang chạy", "chờ chạy xong, hoặc bấm Dừng trước"))
    return lo


def dung(lo: Lo, runs: CacLuot) -> Dung:
    """How ``lo`` stands: by what is at work here, else by what its last run left."""
    if run := runs.cua(lo.ma):
        return Dung(lo, "dang", run)
    if not lo.tong_ket and not lo.loi and (failed := runs.loi_cua(lo.ma)):
        lo = replace(lo, loi=_told(failed))  # a disk so full that not even this could be kept
    if lo.loi:
        return Dung(lo, "loi")
    if lo.bat_dau is None:
        return Dung(lo, "chua")
    if lo.tong_ket is None:
        return Dung(lo, "ngat")
    return Dung(lo, "dung" if lo.tong_ket.get("bi_dung") else "xong")


def chay(kho: KhoLo, runs: CacLuot, lo: Lo) -> None:
    """Run ``lo`` in the background, from where it was. Raises :class:`KehoachError`."""
    begun = replace(lo, bat_dau=datetime.now().astimezone(), tong_ket=None, loi=())
    ready = Event()

    def work(nghe: Nghe, stop: Event) -> "TongKet":
        from kehoach.batch.run.contract import CachChay

        ready.wait()
        opened = api.open_batch(kho.so(begun), _made(kho.ra(begun)))
        small = opened.so_hang is not None and opened.so_hang <= FEW
        processes = begun.tien_trinh or (1 if small else 0)
        api.get_ready(processes)
        return api.run_batch(opened, CachChay(processes, tiep_tuc=True, dong_goi=begun.dong_goi), nghe, stop)

    def ended(told: "TongKet | None", problems: list[Problem]) -> None:
        if any(each.code == "HL55" for each in problems):
            kho.ghi(replace(lo, loi=_told(problems)))  # the other run will tell of its own end
        else:
            kho.ghi(replace(begun, tong_ket=_kept(told) if told else None, loi=_told(problems)))

    runs.chay(lo.ma, work, ended)
    try:
        kho.ghi(begun)
    except KehoachError:  # a full disk: the run will say so itself
        pass
    finally:
        ready.set()


def _made(folder: Path) -> Path:
    folder.parent.mkdir(parents=True, exist_ok=True)
    return folder


def _kept(told: "TongKet") -> dict[str, Any]:
    """What is kept of the end of a run."""
    return {
        "tong": told.tong,
        "tep_lam": told.tep_lam,
        "tep_giu": told.tep_giu,
        "hang_hong": told.hang_hong,
        "bi_dung": told.bi_dung,
        "so_khong_con": len(told.khong_con),
        "khong_con": told.khong_con[:_SHOWN],
        "bao": _told(told.bao),
    }


def _told(problems: list[Problem]) -> tuple[tuple[str, str], ...]:
    return tuple((each.message, cho_trang(each.mend)) for each in problems[:_SHOWN])


def cho_trang(text: str) -> str:
    """``text`` of a mend or message in the words of a page: nothing in it is to be typed at a command line."""
    for typed, clicked in _TYPED:
        text = text.replace(typed, clicked)
    return text


def cac_tep(results: api.KetQuaLo, folder: Path) -> Iterator[tuple[str, Path]]:
    """Name and place of all files that are to be downloaded, with the list of them; nothing outside ``folder``."""
    names = [each.tep for each in results.tep if each.co]
    for name in dict.fromkeys((*names, "ket-qua.csv")):
        if path := mot_tep(folder, name):
            yield name, path


def mot_tep(folder: Path, name: str) -> Path | None:
    """The file ``name`` in ``folder``; None when there is none, or when it lies elsewhere."""
    try:
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (OSError, ValueError):
        return None


def ke(now: HinhTienDo) -> str:
    """How far a run is, in a line."""
    if not now.tong:
        return "Đang chuẩn bị"
    share = 100 * now.xong // now.tong
    done = f"Đã làm {so(now.xong)}/{so(now.tong)} hàng ({share}%)"
    if now.het:
        return done
    if now.dang_dung:
        return f"{done}, đang dừng"
    if now.xong >= now.tong:
        return f"{done}, đang lập bảng tổng hợp"
    pace = f", {so(round(now.moi_giay))} hàng mỗi giây" if now.moi_giay >= 1 else ""
    left = f", còn khoảng {khoang(now.con_lai)}" if now.con_lai is not None else ""
    return f"{done}{pace}{left}"


def khoang(seconds: float) -> str:
    """A span of time as people say it."""
    if seconds < 50:
        return f"{max(5, round(seconds / 5) * 5)} giây"
    minutes = round(seconds / 60)
    return f"{max(1, minutes)} phút" if minutes < 60 else f"{minutes // 60} giờ {minutes % 60} phút"


def so(count: int) -> str:
    """A number as Vietnamese writes it: 3.321."""
    return f"{count:,}".replace(",", ".")
