"""``kehoach new``: draft a plan."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach import api
from kehoach.cli.options import PACKS
from kehoach.cli.vietnamese import Lenh
from kehoach.files import check_output
from kehoach.problems import KehoachError, Level, Problem

if TYPE_CHECKING:
    from kehoach.model.plan import KeHoach


@click.command(cls=Lenh)
@click.argument("khung", required=False)
@click.option("--xa", metavar="TÊN|MÃ", help="Xã, phường, đặc khu: tên có dấu hoặc không dấu, hoặc mã 5 chữ số.")
@click.option("--tinh", metavar="TÊN|MÃ", help="Tỉnh, thành phố; cần khi tên xã trùng ở nhiều nơi.")
@click.option("--nam", type=click.IntRange(2000, 2100), metavar="NĂM", help="Năm của kế hoạch; mặc định là năm nay.")
@click.option("--linh-vuc", metavar="A,B", help="Các lĩnh vực, cách nhau dấu phẩy; mặc định theo khung.")
@click.option("--dat", multiple=True, metavar="KHÓA=GIÁ TRỊ", help="Trả lời một câu hỏi của khung; dùng nhiều lần.")
@PACKS
@click.option("-o", "--ra", type=click.Path(path_type=Path), metavar="TỆP.yaml", help="Tệp kế hoạch sẽ tạo.")
@click.option("--ghi-de", is_flag=True, help="Cho phép thay tệp đã có.")
@click.option("--hoi", is_flag=True, help="Chỉ in các câu hỏi của KHUNG mà --dat trả lời.")
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
    hoi: bool,
) -> None:
    """Soạn kế hoạch mới từ KHUNG và danh mục thành tệp YAML để sửa tiếp.

    Trên màn hình dòng lệnh, điều gì còn thiếu thì được hỏi. Điều chưa ai biết (số văn bản của tỉnh, tên người ký) được
    ghi thành [[...]] để điền sau.
    """
    if hoi:
        _show_questions(khung, danh_muc)
        return
    from kehoach.cli import ask

    answers = _answers(dat)
    areas = [part.strip() for part in (linh_vuc or "").split(",") if part.strip()]
    if sys.stdin.isatty() and sys.stderr.isatty():
        khung = khung or ask.khung(danh_muc)
        nam = nam or ask.nam(answers)
        xa, tinh = ask.xa(xa, tinh, nam, answers)
        answers |= ask.answers(khung, answers, danh_muc)
        ra = ra or ask.output(ghi_de)
    nam = nam or date.today().year
    _require(khung, xa, ra, answers, danh_muc)
    assert khung is not None and xa is not None and ra is not None  # noqa: S101 - _require has raised otherwise
    check_output(ra, ghi_de)
    draft = api.draft(khung, xa, tinh, nam, areas, answers, danh_muc)
    api.save_draft(draft, ra, ghi_de)
    for problem in draft.problems:
        click.echo(f"{_LEVEL[problem.level]}: {problem}", err=True)
    _report(draft.ke_hoach, ra)


def _report(plan: "KeHoach", ra: Path) -> None:
    """Say what was made, for whom, and what a person has to fill in."""
    xa = plan.xa
    place = f", {xa.tinh} (mã {xa.ma})" if xa else ""
    click.echo(f"Đã soạn {ra}: {plan.co_quan.ten}{place}, năm {plan.nam}.", err=True)
    blanks = api.blanks(plan)
    values = [each for each in blanks if each.startswith(("tham khảo:", "giá trị năm"))]
    others = [each for each in blanks if each not in values]
    for blank in others[:_SHOWN]:
        click.echo(f"  cần điền: {blank}", err=True)
    if len(others) > _SHOWN:
        click.echo(f"  cần điền: ... và {len(others) - _SHOWN} chỗ nữa", err=True)
    if values:
        click.echo("  cần điền: giá trị, kinh phí trong các phụ lục (tìm chữ [[ trong tệp)", err=True)
    click.echo(f'Sửa xong thì xuất ra Word: kehoach render "{ra}" -o "{ra.with_suffix(".docx")}"', err=True)


def _show_questions(khung: str | None, packs: tuple[Path, ...]) -> None:
    """The questions of a khung: key, question, choices, default."""
    if khung is None:
        raise KehoachError(Problem("SO01", "Thiếu tên khung", "ví dụ: kehoach new chuyen-doi-so-nam --hoi"))
    for each in api.questions(khung, packs):
        default = "bắt buộc" if each.mac_dinh is None else f"mặc định: {each.mac_dinh or 'trống'}"
        click.echo(f"{each.khoa}\t{each.hoi} ({default})")
        if each.chon:
            click.echo(f"\t{'chọn nhiều' if each.nhieu else 'chọn một'}: {', '.join(each.chon)}")


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
    elif ra.suffix.lower() not in (".yaml", ".yml"):
        mend = "đặt đuôi .yaml; muốn ra Word thì chạy tiếp kehoach render"
        problems.append(Problem("SO09", f"Bản nháp là tệp YAML, không phải “{ra.suffix or ra.name}”", mend))
    if problems:
        raise KehoachError(problems)
