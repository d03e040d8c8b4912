"""``kehoach check``: what is wrong with a plan, why, and what to do."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from kehoach import api
from kehoach.cli.options import PACKS
from kehoach.cli.vietnamese import Lenh
from kehoach.files import check_output, write_bytes
from kehoach.problems import ExitCode, KehoachError, Level, Problem

if TYPE_CHECKING:
    from kehoach.model.phat_hien import KetQuaTep

Dang = Literal["chu", "json", "sarif", "html"]


@click.command(cls=Lenh)
@click.argument("tep", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="TỆP...")
@click.option(
    "--dang", type=click.Choice(["chu", "json", "sarif", "html"]), default="chu", help="Dạng kết quả (mặc định: chu)."
)
@click.option("-o", "--ra", type=click.Path(path_type=Path), metavar="TỆP", help="Ghi kết quả vào tệp thay vì in ra.")
@click.option(
    "--giai-doan",
    type=click.Choice(["du-thao", "ban-hanh"]),
    help="Coi là dự thảo hay bản ban hành (mặc định: bản ban hành khi đã có số và ngày).",
)
@click.option(
    "--chu-thich",
    type=click.Path(path_type=Path),
    metavar="RA.docx",
    help="Ghi một bản sao của tệp Word, mỗi phát hiện là một chú thích đúng chỗ.",
)
@click.option("--xa", metavar="TÊN", help="Xã ban hành, nếu khác hoặc không rõ ở đầu văn bản.")
@click.option("--tinh", metavar="TÊN", help="Tỉnh, thành phố của xã ấy.")
@click.option(
    "--muc-do",
    type=click.Choice(["loi", "canh_bao", "goi_y"]),
    default="goi_y",
    help="Chỉ in từ mức này trở lên (mặc định: tất cả).",
)
@click.option("--luat", "chi", metavar="MÃ,MÃ", help="Chỉ kiểm tra những luật này: TT19,DS02.")
@click.option("--cau-hinh", type=click.Path(path_type=Path), metavar="TỆP.yaml", help="Cấu hình của cơ quan.")
@click.option("--nen", type=click.Path(path_type=Path), metavar="NỀN.json", help="Chỉ báo những gì mới so với tệp nền.")
@click.option("--ghi-nen", type=click.Path(path_type=Path), metavar="NỀN.json", help="Ghi tệp nền từ lần kiểm tra này.")
@click.option("--ghi-de", is_flag=True, help="Cho phép thay tệp đã có.")
@PACKS
def command(
    tep: tuple[Path, ...],
    dang: Dang,
    ra: Path | None,
    giai_doan: Literal["du-thao", "ban-hanh"] | None,
    chu_thich: Path | None,
    xa: str | None,
    tinh: str | None,
    muc_do: str,
    chi: str | None,
    cau_hinh: Path | None,
    nen: Path | None,
    ghi_nen: Path | None,
    ghi_de: bool,
    danh_muc: tuple[Path, ...],
) -> int:
    """Kiểm tra TỆP (.docx .doc .rtf .html .pdf .txt .md .yaml): nói chỗ sai, vì sao, sửa thế nào. Không sửa gì vào tệp."""
    if tinh and not xa:
        raise KehoachError(Problem("KT03", "--tinh cần đi cùng --xa", "thêm --xa TÊN"))
    if chu_thich is not None and len(tep) > 1:
        raise KehoachError(Problem("KT03", "--chu-thich chỉ nhận một tệp", "chạy riêng từng tệp"))
    for output in (ra, chu_thich, ghi_nen):
        if output is not None:
            check_output(output, ghi_de)
    options = api.TuyChon(
        giai_doan, (xa, tinh) if xa else None, danh_muc,
        [api.rule_code(each) for each in chi.split(",") if each.strip()] if chi else None,
    )  # fmt: skip
    known = api.read_baseline(nen) if nen else {}
    results: list[KetQuaTep] = []
    unread: list[Problem] = []
    for path in tep:
        own = replace(options, cau_hinh=api.settings(cau_hinh, path), nen=known.get(path.name, {}))
        try:
            results.append(api.check(path, own))
        except KehoachError as error:
            if len(tep) == 1:
                raise
            unread += error.problems
    if ghi_nen is not None:
        api.write_baseline(results, ghi_nen, ghi_de)
        click.echo(f"Đã ghi nền {ghi_nen}", err=True)
    if chu_thich is not None:
        api.annotate(tep[0], results[0].phat_hien, chu_thich, ghi_de)
        click.echo(f"Đã ghi {chu_thich}", err=True)
    _print([_from(each, Level(muc_do)) for each in results], dang, ra, ghi_de)
    for problem in unread:
        click.echo(f"Lỗi: {problem}", err=True)
    if any(each.hong for each in results):
        return ExitCode.OUR_FAULT
    if unread:
        return ExitCode.CANNOT_RUN
    return ExitCode.FINDINGS if any(each.dem(Level.LOI) for each in results) else ExitCode.DONE


def _from(result: "KetQuaTep", level: Level) -> "KetQuaTep":
    shown = list(Level)[: list(Level).index(level) + 1]
    return replace(result, phat_hien=[each for each in result.phat_hien if each.muc_do in shown])


def _print(results: "Sequence[KetQuaTep]", dang: Dang, ra: Path | None, ghi_de: bool) -> None:
    colour = _coloured if dang == "chu" and ra is None and _has_colour() else None
    text = api.report(results, dang, colour)
    if ra is None:
        click.echo(text, nl=False)
    else:
        write_bytes(ra, text.encode(), ghi_de)
        click.echo(f"Đã ghi {ra}", err=True)


def _has_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _coloured(colour: str, text: str) -> str:
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour)
