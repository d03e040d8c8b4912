"""``kehoach catalog``: look into the catalogue, check it, begin a pack of one's own."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from kehoach import api
from kehoach.cli.options import PACKS
from kehoach.cli.vietnamese import Lenh, Nhom
from kehoach.problems import ExitCode

KINDS = ("van-ban", "noi-dung", "nhiem-vu", "chi-tieu", "khung", "don-vi", "noi-nhan", "tu-vung", "dia-phuong")
"""As :data:`kehoach.catalog.load.KINDS`, which a start without the catalogue must not load."""

_LOAI: Callable[[Any], Any] = click.argument("loai", type=click.Choice(KINDS), metavar="LOẠI")
_DANG = click.option("--dang", type=click.Choice(["chu", "json"]), default="chu", help="Dạng kết quả: chu hoặc json.")
_NGAY = click.option(
    "--ngay", type=click.DateTime(["%Y-%m-%d"]), metavar="NGÀY", help="Tình trạng vào ngày này, dạng 2026-05-15."
)
_SHOWN = (
    "id",
    "ma",
    "so_ky_hieu",
    "ngay",
    "ten_loai",
    "loai",
    "chu",
    "ten",
    "tinh",
    "trich_yeu",
    "day_du",
    "tinh_trang",
)
"""The keys of an entry that make its line, where it has them."""


@click.group(cls=Nhom)
def command() -> None:
    """Xem, tìm, kiểm tra danh mục; tạo danh mục riêng."""


@command.command("list", cls=Lenh)
@_LOAI
@click.option("--tinh", metavar="TÊN|MÃ", help="Chỉ các xã của tỉnh này (LOẠI là dia-phuong).")
@_NGAY
@_DANG
@PACKS
def list_command(loai: str, tinh: str | None, ngay: datetime | None, dang: str, danh_muc: tuple[Path, ...]) -> None:
    """Liệt kê một LOẠI: van-ban, noi-dung, nhiem-vu, chi-tieu, khung, don-vi, noi-nhan, tu-vung, dia-phuong."""
    entries = api.catalog_list(loai, danh_muc, tinh, _day(ngay))
    if dang == "json":
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
        return
    for each in entries:
        cells = (_cell(each[key]) for key in _SHOWN if each.get(key))
        click.echo("\t".join(cell for cell in cells if "{" not in cell))  # a pattern with slots says nothing here


@command.command("show", cls=Lenh)
@_LOAI
@click.argument("ma", metavar="MÃ")
@_NGAY
@_DANG
@PACKS
def show_command(loai: str, ma: str, ngay: datetime | None, dang: str, danh_muc: tuple[Path, ...]) -> None:
    """Xem một mục theo MÃ; khóa “lop” cho biết mỗi giá trị lấy từ lớp danh mục nào."""
    entry = api.catalog_show(loai, ma, danh_muc, _day(ngay))
    click.echo(json.dumps(entry, ensure_ascii=False, indent=1) if dang == "json" else api.as_yaml(entry).rstrip("\n"))


@command.command("search", cls=Lenh)
@click.argument("chu", nargs=-1, required=True, metavar="CHỮ...")
@click.option(
    "--loai", multiple=True, type=click.Choice(KINDS), metavar="LOẠI", help="Chỉ tìm trong loại này; dùng nhiều lần."
)
@click.option("--toi-da", type=click.IntRange(1), default=20, metavar="SỐ", help="Số kết quả nhiều nhất, mặc định 20.")
@_DANG
@PACKS
def search_command(
    chu: tuple[str, ...], loai: tuple[str, ...], toi_da: int, dang: str, danh_muc: tuple[Path, ...]
) -> None:
    """Tìm CHỮ trong toàn danh mục, gõ có dấu hay không dấu đều được."""
    hits = api.catalog_search(" ".join(chu), danh_muc, loai)
    if dang == "json":
        click.echo(json.dumps(hits[:toi_da], ensure_ascii=False, indent=1))
        return
    for each in hits[:toi_da]:
        click.echo(f"{each['loai']}\t{each['ma']}\t{each['ten']}")
    if len(hits) > toi_da:
        click.echo(f"Còn {len(hits) - toi_da} kết quả; gõ thêm chữ hoặc thêm --toi-da.", err=True)
    elif not hits:
        click.echo("Không tìm thấy.", err=True)


@command.command("check", cls=Lenh)
@_DANG
@PACKS
def check_command(dang: str, danh_muc: tuple[Path, ...]) -> int:
    """Kiểm tra danh mục: mã, dẫn chiếu, ngày, vòng thay thế, nguồn, ô, cách viết. Có lỗi thì mã thoát là 1."""
    problems = api.catalog_check(danh_muc)
    if dang == "json":
        click.echo(json.dumps([_plain(each) for each in problems], ensure_ascii=False, indent=1))
    else:
        for each in problems:
            click.echo(f"{each.code} {each}")
        click.echo(f"{len(problems)} điều cần sửa." if problems else "Danh mục không có lỗi.", err=True)
    return ExitCode.FINDINGS if problems else ExitCode.DONE


@command.command("init", cls=Lenh)
@click.argument("thu_muc", type=click.Path(path_type=Path), metavar="THƯ-MỤC")
def init_command(thu_muc: Path) -> None:
    """Tạo một danh mục riêng trong THƯ-MỤC, kèm ví dụ để sửa."""
    for path in api.catalog_init(thu_muc):
        if path.parent == thu_muc:
            click.echo(f"Đã tạo {path}", err=True)


def _day(ngay: datetime | None) -> date | None:
    return ngay.date() if ngay else None


def _cell(value: Any) -> str:
    return str(value["la"]) if isinstance(value, dict) else str(value)


def _plain(problem: Any) -> dict[str, Any]:
    place = problem.place
    return {
        "ma": problem.code,
        "muc_do": str(problem.level),
        "tep": place.file,
        "dong": place.line,
        "cot": place.column,
        "thong_diep": problem.message,
        "sua": problem.mend,
        "gan_nhat": list(problem.near),
    }
