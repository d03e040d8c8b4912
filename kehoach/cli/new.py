"""``kehoach new``: draft a plan."""

import sys
from datetime import date
from pathlib import Path

import click

from kehoach import api
from kehoach.cli.options import PACKS
from kehoach.cli.vietnamese import Lenh
from kehoach.files import check_output
from kehoach.problems import KehoachError, Level, Problem


@click.command(cls=Lenh)
@click.argument("khung", required=False)
@click.option("--xa", metavar="TÊN|MÃ", help="Xã, phường, đặc khu: tên có dấu hoặc không dấu, hoặc mã 5 chữ số.")
@click.option("--tinh", metavar="TÊN|MÃ", help="Tỉnh, thành phố; cần khi tên xã trùng ở nhiều nơi.")
@click.option("--nam", type=int, metavar="NĂM", help="Năm của kế hoạch; mặc định là năm nay.")
@click.option("--linh-vuc", metavar="A,B", help="Các lĩnh vực, cách nhau dấu phẩy; mặc định theo khung.")
@click.option("--dat", multiple=True, metavar="KHÓA=GIÁ TRỊ", help="Trả lời một câu hỏi của khung; dùng nhiều lần.")
@PACKS
@click.option("-o", "--ra", type=click.Path(path_type=Path), metavar="TỆP.yaml", help="Tệp kế hoạch sẽ tạo.")
@click.option("--ghi-de", is_flag=True, help="Cho phép thay tệp đã có.")
def command(
    khung: str | None,
    xa: str | None,
    tinh: str | None,
    nam: int | None,
    linh_vuc: str | None,
    dat: tuple[str, ...],
    danh_muc: tuple[Path, ...],
    ra: Path | None,
    ghi_de: bool,
) -> None:
    """Soạn kế hoạch mới từ KHUNG và danh mục thành tệp YAML để sửa tiếp.

    Trên màn hình dòng lệnh, điều gì còn thiếu thì được hỏi. Điều chưa ai biết (số văn bản của tỉnh, tên người ký) được
    ghi thành [[...]] để điền sau.
    """
    from kehoach.cli import ask

    answers = _answers(dat)
    interactive = sys.stdin.isatty() and sys.stderr.isatty()
    areas = [part.strip() for part in (linh_vuc or "").split(",") if part.strip()]
    nam = nam or date.today().year
    if interactive:
        khung = khung or ask.khung(danh_muc)
        xa, tinh = ask.xa(xa, tinh, nam, answers)
        answers |= ask.answers(khung, answers, danh_muc)
        ra = ra or Path(click.prompt("Tệp kế hoạch sẽ tạo", default="ke-hoach.yaml", err=True))
    _require(khung, xa, ra, answers, danh_muc)
    assert khung is not None and xa is not None and ra is not None  # noqa: S101 - _require has raised otherwise
    check_output(ra, ghi_de)
    draft = api.draft(khung, xa, tinh, nam, areas, answers, danh_muc)
    api.save_draft(draft, ra, ghi_de)
    for problem in draft.problems:
        click.echo(f"{_LEVEL[problem.level]}: {problem}", err=True)
    blanks = api.blanks(draft.ke_hoach)
    click.echo(f"Đã soạn {ra}: {len(blanks)} chỗ [[...]] cần điền.", err=True)
    for blank in blanks[:_SHOWN]:
        click.echo(f"  {blank}", err=True)
    if len(blanks) > _SHOWN:
        click.echo(f"  ... và {len(blanks) - _SHOWN} chỗ nữa", err=True)
    click.echo(f"Sửa xong thì xuất ra Word: kehoach render {ra} -o {ra.with_suffix('.docx')}", err=True)


_SHOWN = 12
"""So many places to fill in are named; the rest are counted."""

_LEVEL = {Level.LOI: "Danh mục riêng có lỗi, bỏ qua", Level.CANH_BAO: "Cảnh báo", Level.GOI_Y: "Gợi ý"}


def _answers(dat: tuple[str, ...]) -> dict[str, str]:
    result: dict[str, str] = {}
    for each in dat:
        key, equals, value = each.partition("=")
        if not equals:
            raise KehoachError(
                Problem("SO06", f"“--dat {each}” thiếu dấu bằng", "viết --dat khoa=gia-tri, ví dụ --dat so=87")
            )
        result[key.strip()] = value.strip()
    return result


def _require(
    khung: str | None, xa: str | None, ra: Path | None, answers: dict[str, str], packs: tuple[Path, ...]
) -> None:
    """Without a terminal: tell everything that is missing at once."""
    problems = []
    if khung is None:
        known = tuple(f"{each.id} ({each.ten})" for each in api.catalog(packs).khung.values())
        problems.append(Problem("SO01", "Thiếu tên khung", "viết ngay sau chữ new", near=known))
    else:
        problems += [
            Problem("SO01", f"Thiếu “{each.khoa}”: {each.hoi}", f"thêm --dat {each.khoa}=...")
            for each in api.missing_answers(api.find_khung(khung, packs), answers)
        ]
    if xa is None:
        problems.append(Problem("SO01", "Thiếu tên xã, phường hoặc đặc khu", "thêm --xa TÊN (và --tinh TỈNH)"))
    if ra is None:
        problems.append(Problem("SO01", "Thiếu tên tệp kết quả", "thêm -o ke-hoach.yaml"))
    if problems:
        raise KehoachError(problems)
