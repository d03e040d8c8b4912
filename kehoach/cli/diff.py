"""``kehoach diff``: what two plans say differently."""

import os
import sys
from pathlib import Path
from typing import Literal

import click

from kehoach import api
from kehoach.cli.options import FILE
from kehoach.cli.vietnamese import Lenh
from kehoach.files import write_bytes
from kehoach.problems import ExitCode

MAX_SHOWN = 10
"""So many notes about the reading are shown; the rest is counted."""


@click.command(cls=Lenh)
@click.argument("cu", type=FILE, metavar="A")
@click.argument("moi", type=FILE, metavar="B")
@click.option("--dang", type=click.Choice(["chu", "json", "html"]), default="chu", help="Dạng kết quả (mặc định: chu).")
@click.option("-o", "--ra", type=FILE, metavar="TỆP", help="Ghi kết quả vào tệp thay vì in ra.")
@click.option("--ghi-de", is_flag=True, help="Cho phép thay tệp đã có.")
def command(cu: Path, moi: Path, dang: Literal["chu", "json", "html"], ra: Path | None, ghi_de: bool) -> int:
    """So hai kế hoạch A (cũ) và B (mới) theo nội dung: phần nào thêm, bỏ, sửa, đổi chỗ.

    A, B là tệp bất kỳ loại nào đọc được (.docx .doc .rtf .html .pdf .txt .md .yaml), không cần cùng loại. Mã thoát: 0 là
    như nhau, 1 là khác nhau.
    """
    if ra is not None:
        api.check_report(ra, (cu, moi), ghi_de)
    found = api.diff(cu, moi)
    coloured = dang == "chu" and ra is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    text = api.diff_report(found, dang, _coloured if coloured else None)
    for note in found.luu_y[:MAX_SHOWN]:
        click.echo(f"Lưu ý: {note}", err=True)
    if len(found.luu_y) > MAX_SHOWN:
        click.echo(f"... và {len(found.luu_y) - MAX_SHOWN} lưu ý nữa", err=True)
    if ra is None:
        click.echo(text, nl=False)
    else:
        write_bytes(ra, text.encode(), ghi_de)
        click.echo(f"Đã ghi {ra}", err=True)
    return ExitCode.FINDINGS if found.khac else ExitCode.DONE


def _coloured(colour: str, text: str) -> str:
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour)
