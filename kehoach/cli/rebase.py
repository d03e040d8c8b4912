"""``kehoach rebase``: a neighbour's plan, or last year's own, becomes ours."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach import api
from kehoach.cli.options import FILE, PACKS
from kehoach.cli.vietnamese import Lenh
from kehoach.problems import ExitCode, KehoachError, Problem

if TYPE_CHECKING:
    from kehoach.api.rebasing import KetQuaRebase, TuyChonChuyen
    from kehoach.model.gop import KetQuaGop

MAX_SHOWN = 30
"""So many lines of one list are shown; the rest is counted."""
_LENGTH = 90


@click.command(cls=Lenh)
@click.argument("tep", type=FILE, metavar="TỆP")
@click.option("--xa", metavar="TÊN|MÃ", help="Xã, phường, đặc khu của mình. Cùng xã với TỆP: kế hoạch năm sau.")
@click.option("--tinh", metavar="TÊN|MÃ", help="Tỉnh, thành phố của mình.")
@click.option("--nam", type=click.IntRange(1945, 2200), metavar="NĂM", help="Năm của kế hoạch mới; mặc định theo TỆP.")
@click.option("-o", "--ra", type=FILE, metavar="RA", help="Tệp kết quả: .yaml, .docx, .pdf, .txt.")
@click.option("--bao-cao", type=FILE, metavar="R.html|R.json", help="Ghi mọi chỗ đã thay, cần xem.")
@click.option("--theo-doi", is_flag=True, help="Kết quả là chính tệp Word ấy, chỗ thay thành theo dõi thay đổi.")
@click.option("--tu-xa", metavar="TÊN|MÃ", help="Xã của TỆP, khi chương trình không tự nhận ra.")
@click.option("--tu-tinh", metavar="TÊN|MÃ", help="Tỉnh của TỆP.")
@click.option("--lai", is_flag=True, help="TỆP có bản mới: đưa cái mới vào kế hoạch RA, giữ những gì mình đã sửa.")
@PACKS
@click.option("--ghi-de", is_flag=True, help="Cho phép thay tệp đã có.")
def command(
    tep: Path,
    xa: str | None,
    tinh: str | None,
    nam: int | None,
    ra: Path | None,
    bao_cao: Path | None,
    theo_doi: bool,
    tu_xa: str | None,
    tu_tinh: str | None,
    lai: bool,
    danh_muc: tuple[Path, ...],
    ghi_de: bool,
) -> int:
    """Lấy kế hoạch của xã khác (hay của chính mình năm trước) làm kế hoạch của mình.

    Tên xã, huyện, tỉnh, cơ quan, văn bản địa phương, số, ngày, người ký đều được thay; chỗ không chắc thì để lại và nói rõ.
    """
    from kehoach.api.rebasing import TuyChonChuyen

    if ra is None:
        raise KehoachError(Problem("RB04", "Chưa có tên tệp kết quả", f"thêm -o {tep.stem}-moi.yaml"))
    for province, own, option in ((tinh, xa, "--xa"), (tu_tinh, tu_xa, "--tu-xa")):
        if province and not own:
            raise KehoachError(Problem("RB04", f"Có tỉnh “{province}” mà chưa có xã", f"thêm {option} TÊN"))
    options = TuyChonChuyen(
        xa or "", tinh, nam, (tu_xa, tu_tinh) if tu_xa else None, theo_doi=theo_doi, lai=lai, packs=danh_muc
    )
    made = _rebase(tep, ra, options, bao_cao, ghi_de)
    click.echo(f"{ra} giữ nguyên" if made.giu_nguyen else f"Đã ghi {ra}", err=True)
    if bao_cao is not None:
        click.echo(f"Đã ghi {bao_cao}", err=True)
    _report(made)
    return ExitCode.FINDINGS if made.gop is not None and made.gop.xung_dot else ExitCode.DONE


def _rebase(tep: Path, ra: Path, options: "TuyChonChuyen", bao_cao: Path | None, ghi_de: bool) -> "KetQuaRebase":
    """As the api; at a terminal, whose plan the source is, is asked where it cannot be told."""
    while True:
        try:
            return api.rebase(tep, ra, options, bao_cao=bao_cao, overwrite=ghi_de)
        except KehoachError as error:
            unknown = all(each.code == "RB01" or each.place.path == "--tu-xa" for each in error.problems)
            if not unknown or not sys.stdin.isatty():
                raise
            click.echo(str(error), err=True)
        own = click.prompt("Tệp này của xã, phường nào (Ctrl-C để thôi)", err=True)
        province = click.prompt(
            "Thuộc tỉnh, thành phố nào (Enter nếu không cần)", default="", show_default=False, err=True
        )
        options = replace(options, tu=(own, province or None))


def _report(made: "KetQuaRebase") -> None:
    for each in made.luu_y:
        click.echo(f"Lưu ý: {each}", err=True)
    for line in api.rebase_lines(made):
        click.echo(line, err=True)
    if made.gop is not None:
        _merged(made.gop)


def _merged(gop: "KetQuaGop") -> None:
    if gop.vao:
        click.echo(f"Từ bản mới của nguồn: {len(gop.vao)} chỗ đã đưa vào:", err=True)
        names = {"them": "thêm", "sua": "sửa", "bo": "bỏ", "doi_cho": "chuyển chỗ"}
        _list(f"{names[each.loai]} {each.so or each.truong}: {_short(each.moi or each.cu)}" for each in gop.vao)
    else:
        click.echo("Bản mới của nguồn không có gì mới để đưa vào.", err=True)
    if gop.xung_dot:
        click.echo(
            f"Hai bên cùng sửa {len(gop.xung_dot)} chỗ; kế hoạch giữ theo bản của mình, xin quyết định:", err=True
        )
        for each in gop.xung_dot[:MAX_SHOWN]:
            click.echo(f"  - {each.so or each.truong}: {each.ly_do}", err=True)
            click.echo(f"      nguồn mới: {_short(each.moi) or '(bỏ)'}", err=True)
            click.echo(f"      của mình:  {_short(each.ta) or '(bỏ)'}", err=True)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LENGTH else f"{text[: _LENGTH - 25]}…{text[-24:]}"


def _list(lines: Iterable[str]) -> None:
    told = list(lines)
    for line in told[:MAX_SHOWN]:
        click.echo(f"  - {line}", err=True)
    if len(told) > MAX_SHOWN:
        click.echo(f"  ... và {len(told) - MAX_SHOWN} chỗ nữa", err=True)
