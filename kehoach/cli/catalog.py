"""``kehoach catalog``: look into the catalogue."""

import json

import click

from kehoach import api
from kehoach.catalog.load import KINDS
from kehoach.cli.vietnamese import Lenh, Nhom

_DANG = click.option("--dang", type=click.Choice(["chu", "json"]), default="chu", help="Dạng kết quả: chu hoặc json.")


@click.group(cls=Nhom)
def command() -> None:
    """Xem danh mục có sẵn."""


@command.command("list", cls=Lenh)
@click.argument("loai", type=click.Choice(KINDS), metavar="LOẠI")
@click.option("--tinh", metavar="TÊN|MÃ", help="Chỉ các xã của tỉnh này (LOẠI là dia-phuong).")
@_DANG
def list_command(loai: str, tinh: str | None, dang: str) -> None:
    """Liệt kê một LOẠI: van-ban, noi-dung, nhiem-vu, chi-tieu, khung, don-vi, noi-nhan, tu-vung, dia-phuong."""
    entries = api.catalog_list(loai, tinh)
    if dang == "json":
        click.echo(json.dumps(entries, ensure_ascii=False, indent=1))
        return
    for each in entries:
        click.echo("\t".join(str(each[key]) for key in _SHOWN if each.get(key)))


_SHOWN = ("id", "ma", "viet_tat", "so_ky_hieu", "ngay", "ten_loai", "loai", "ten", "tinh", "trich_yeu", "day_du")
"""The keys of an entry that make its line, where it has them."""


@command.command("show", cls=Lenh)
@click.argument("loai", type=click.Choice(KINDS), metavar="LOẠI")
@click.argument("ma", metavar="MÃ")
@_DANG
def show_command(loai: str, ma: str, dang: str) -> None:
    """Xem một mục của danh mục theo MÃ."""
    entry = api.catalog_show(loai, ma)
    click.echo(
        json.dumps(entry, ensure_ascii=False, indent=1) if dang == "json" else api.as_yaml(entry), nl=dang == "json"
    )
