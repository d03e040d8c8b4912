"""``kehoach batch``: annexes and plans of many communes from one workbook."""

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach import api
from kehoach.cli.options import FILE, PACKS
from kehoach.cli.tien_do import DongTienDo
from kehoach.cli.vietnamese import Lenh
from kehoach.problems import ExitCode, KehoachError, Level, Problem

if TYPE_CHECKING:
    from kehoach.batch.run.contract import CachChay, TienDo, TongKet

MAX_SHOWN = 20
"""So many lines of one list are shown; the rest is counted."""
MAX_MESSAGE = 400
"""Letters of what is told of a row"""
_CUT = " ..."
_LEVEL = {Level.LOI: "Lỗi", Level.CANH_BAO: "Cảnh báo", Level.GOI_Y: "Gợi ý"}


@click.command(cls=Lenh)
@click.argument("tep", required=False, type=FILE, metavar="VIỆC.xlsx")
@click.option("-o", "--ra", type=FILE, metavar="THƯ-MỤC", help="Thư mục kết quả; chưa có thì tạo.")
@click.option(
    "--tien-trinh",
    type=click.IntRange(0, 1000),
    default=1,
    metavar="N",
    help="Số tiến trình làm cùng lúc; 0: bằng số lõi của máy (mặc định: 1).",
)
@click.option("--thu", is_flag=True, help="Chỉ in những gì sẽ làm, không ghi gì.")
@click.option("--tiep-tuc", is_flag=True, help="Làm tiếp lượt bị dừng: giữ cái đã xong, làm lại cái đã đổi.")
@click.option("--ghi-de", is_flag=True, help="Cho phép thay tệp đã có.")
@click.option("--dong-goi", is_flag=True, help="Thêm cho mỗi xã một tệp .zip trong thư mục goi.")
@click.option("--mau", type=FILE, metavar="THƯ-MỤC", help="Mẫu Word của cơ quan thay mẫu có sẵn.")
@click.option("--dask", metavar="ĐỊA-CHỈ", help="Làm trên cụm máy Dask: tcp://máy:8786.")
@PACKS
@click.option("--tao", type=FILE, metavar="VIỆC.xlsx", help="Tạo tệp công việc để điền, rồi thôi.")
@click.option("--tinh", metavar="TÊN|MÃ", help="Với --tao: ghi sẵn mọi xã của tỉnh, thành phố này.")
@click.option("--nam", type=click.IntRange(2000, 2100), metavar="NĂM", help="Với --tao: năm; mặc định là năm nay.")
@click.option(
    "--tu-nam-truoc", multiple=True, type=FILE, metavar="TỆP", help="Với --tao: lấy phụ lục năm trước; dùng nhiều lần."
)
def command(
    tep: Path | None,
    ra: Path | None,
    tien_trinh: int,
    thu: bool,
    tiep_tuc: bool,
    ghi_de: bool,
    dong_goi: bool,
    mau: Path | None,
    dask: str | None,
    danh_muc: tuple[Path, ...],
    tao: Path | None,
    tinh: str | None,
    nam: int | None,
    tu_nam_truoc: tuple[Path, ...],
) -> int:
    """Làm phụ lục (và cả kế hoạch) cho nhiều xã từ một tệp công việc Excel.

    \b
    kehoach batch --tao viec.xlsx --tinh "Thanh Hóa" --nam 2027
    kehoach batch viec.xlsx -o ket-qua --tien-trinh 0
    """
    if tao is not None:
        if tep is not None or ra is not None:
            raise KehoachError(Problem("HL69", "--tao chỉ tạo tệp công việc", "bỏ -o và VIỆC.xlsx, điền tệp rồi chạy"))
        return _created(tao, nam or date.today().year, tinh, tu_nam_truoc, ghi_de, danh_muc)
    if tinh or nam or tu_nam_truoc:
        raise KehoachError(Problem("HL69", "--tinh, --nam, --tu-nam-truoc chỉ đi cùng --tao", "bỏ đi, hoặc thêm --tao"))
    if tep is None:
        raise KehoachError(
            Problem("HL69", "Chưa có tệp công việc", "ghi tên tệp, hoặc tạo mới: kehoach batch --tao viec.xlsx")
        )
    if ra is None:
        raise KehoachError(Problem("HL69", "Chưa có thư mục kết quả", "thêm -o ket-qua"))
    if not (thu or dask):
        api.get_ready(tien_trinh)
    from kehoach.batch.run.contract import CachChay

    opened = api.open_batch(tep, ra, mau, danh_muc)
    _tell(opened.luu_y)
    how = CachChay(tien_trinh, tiep_tuc, ghi_de, dong_goi, dask or "")
    return _previewed(opened, how) if thu else _made(opened, how, ra)


def _created(
    path: Path, nam: int, tinh: str | None, before: Sequence[Path], overwrite: bool, packs: Sequence[Path]
) -> int:
    told = api.new_batch(path, nam, tinh, before, overwrite=overwrite, packs=packs)
    _tell(told)
    click.echo(f"Đã tạo {path}. Điền xong thì chạy: kehoach batch {path} -o ket-qua", err=True)
    return ExitCode.FINDINGS if any(each.level is Level.LOI for each in told) else ExitCode.DONE


def _previewed(opened: api.LoMo, how: "CachChay") -> int:
    def row(number: int, files: tuple[str, ...], why: str) -> None:
        click.echo(f"hàng {number}: {', '.join(files)}" if files else f"hàng {number}: KHÔNG LÀM ĐƯỢC: {why}")

    plan = api.preview_batch(opened, how, row)
    click.echo(f"Sẽ làm {plan.so_tep} tệp từ {plan.tong} hàng; {plan.hang_hong} hàng hỏng. Chưa ghi gì.", err=True)
    return ExitCode.FINDINGS if plan.hang_hong else ExitCode.DONE


def _made(opened: api.LoMo, how: "CachChay", ra: Path) -> int:
    line = DongTienDo("hàng")
    wrong: list[str] = []

    def heard(now: "TienDo") -> None:
        if now.trang_thai != "xong" and len(wrong) < MAX_SHOWN:
            wrong.append(f"hàng {now.hang}: {_short(now.thong_bao)}")
        line.show(now.xong, now.tong, giu=now.giu)

    try:
        with _stopped_by_hand() as stop:
            told = api.run_batch(opened, how, heard, stop)
    finally:
        line.clear()
    return _report(told, wrong, ra)


@contextmanager
def _stopped_by_hand() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C sets; the second ends at once."""
    stop = threading.Event()

    def asked(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, asked)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _report(told: "TongKet", wrong: Sequence[str], ra: Path) -> int:
    for each in sorted(wrong, key=lambda text: int(text.split()[1].rstrip(":"))):
        click.echo(f"  - {each}", err=True)
    count = told.hang_hong + told.tep_co_loi
    if wrong and (count > len(wrong) or any(each.endswith(_CUT) for each in wrong)):
        click.echo(f"  ... xem hết ở {ra / 'ket-qua.csv'}", err=True)
    _list("Tệp đã được sửa tay từ lượt trước, giữ nguyên:", told.sua_tay)
    _list("Tệp của lượt trước mà không hàng nào làm nữa (không xóa):", told.khong_con)
    _tell(told.bao)
    parts = [f"làm {told.tep_lam} tệp", f"giữ {told.tep_giu} tệp" if told.tep_giu else ""]
    parts += [f"{told.goi} gói" if told.goi else "", f"{told.tep_co_loi} tệp có lỗi" if told.tep_co_loi else ""]
    parts += [f"{told.hang_hong} hàng không làm được" if told.hang_hong else ""]
    done = ", ".join(filter(None, parts))
    if told.bi_dung:
        click.echo(f"Đã dừng: {done}. Làm tiếp: chạy lại lệnh này với --tiep-tuc", err=True)
        return ExitCode.INTERRUPTED
    click.echo(f"Xong {told.tong} hàng: {done}. Kết quả: {ra / 'ket-qua.csv'}", err=True)
    return ExitCode.DONE if told.dat else ExitCode.FINDINGS


def _short(message: str) -> str:
    """The beginning of a message of many findings; all of it stands in ket-qua.csv."""
    return message if len(message) <= MAX_MESSAGE else message[:MAX_MESSAGE].rpartition(" ")[0] + _CUT


def _tell(problems: Sequence[Problem]) -> None:
    for each in problems[:MAX_SHOWN]:
        click.echo(f"{_LEVEL[each.level]}: {each}", err=True)
    if len(problems) > MAX_SHOWN:
        click.echo(f"  ... và {len(problems) - MAX_SHOWN} điều nữa", err=True)


def _list(title: str, names: Sequence[str]) -> None:
    if names:
        click.echo(title, err=True)
        for each in names[:MAX_SHOWN]:
            click.echo(f"  - {each}", err=True)
        if len(names) > MAX_SHOWN:
            click.echo(f"  ... và {len(names) - MAX_SHOWN} tệp nữa", err=True)
