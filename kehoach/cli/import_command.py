"""``kehoach import``: anyone's file becomes a plan."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach import api
from kehoach.cli.vietnamese import Lenh
from kehoach.files import check_output
from kehoach.problems import KehoachError, Place, Problem

if TYPE_CHECKING:
    from kehoach.readers.stages.ket_qua import BanDoc
    from kehoach.readers.stages.state import State

MAX_SHOWN = 30
"""So many lines of one list are shown; the rest is counted."""
_WIDTH = 100


@click.command(cls=Lenh)
@click.argument("tep", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("-o", "--ra", type=click.Path(path_type=Path), metavar="KẾ-HOẠCH.yaml", help="Tệp kế hoạch sẽ ghi.")
@click.option("--den", metavar="BƯỚC", help="Dừng sau một bước và in những gì đã nhận ra, không ghi tệp.")
@click.option("--ghi-de", is_flag=True, help="Cho phép thay tệp đã có.")
def command(tep: Path, ra: Path | None, den: str | None, ghi_de: bool) -> None:
    """Đọc TỆP (.docx .doc .rtf .html .pdf .txt .md) thành kế hoạch; giữ mọi chữ, nói rõ chỗ chưa chắc."""
    if den is not None:
        _show_state(api.read_until(tep, den))
        return
    if ra is None:
        raise KehoachError(Problem("NHAP14", "Chưa có tên tệp kết quả", f"thêm -o {tep.stem}.yaml"))
    if ra.suffix.lower() not in (".yaml", ".yml"):
        raise KehoachError(
            Problem("NHAP14", "Kết quả là tệp kế hoạch .yaml", f"đặt tên: -o {ra.stem}.yaml", Place(str(ra)))
        )
    check_output(ra, ghi_de)
    if ra.exists() and tep.exists() and ra.samefile(tep):
        raise KehoachError(Problem("TEP09", "Tệp kết quả trùng với tệp nguồn", "đặt tên khác", Place(str(ra))))
    read = api.read_plan(tep)
    api.save_plan(read.ke_hoach, ra, ghi_de)
    click.echo(f"Đã ghi {ra}", err=True)
    _report(read)


def _report(read: "BanDoc") -> None:
    plan = read.ke_hoach
    count = Counter(each.stage for each in read.found)
    click.echo("Đã nhận ra:", err=True)
    number = f"{plan.so or '…'}{'' if plan.ky_hieu.startswith('-') else '/'}{plan.ky_hieu}"
    facts = [
        f"{plan.ten_loai.capitalize() or 'Văn bản không tên loại'} số {number}, {plan.dia_danh}, {plan.ngay.chu('…')}",
        plan.co_quan.ten,
        plan.trich_yeu,
        f"{len(plan.can_cu)} căn cứ; {_sections(read)}; {count['bang']} bảng trong nội dung",
        f"{len(plan.noi_nhan)} nơi nhận; người ký: {_signer(read)}",
        *(_annex(read, index) for index in range(len(plan.phu_luc))),
    ]
    _list(facts)
    if read.changed:
        click.echo("Tệp do kehoach làm, đã sửa trong Word:", err=True)
        _list(read.changed)
    if read.doubts:
        click.echo("Chưa chắc:", err=True)
        _list(str(each) for each in read.doubts)
    if read.left:
        click.echo("Giữ nguyên thành chữ, chưa rõ là phần nào:", err=True)
        _list(f"{place}: {text}" if place else text for place, text in read.left)
    if read.dropped:
        click.echo("Không đưa vào kế hoạch:", err=True)
        reasons = Counter(each.reason for each in read.dropped)
        first = {each.reason: each.text for each in reversed(read.dropped)}
        _list(f"{reason}: {times} chỗ, ví dụ “{first[reason]}”" for reason, times in reasons.items())
    click.echo(f"Độ phủ: {read.coverage * 100:.1f} % số chữ đã rõ là phần nào của kế hoạch.", err=True)


def _sections(read: "BanDoc") -> str:
    sections = sum(muc.cap == "I" for muc in read.ke_hoach.muc)
    return f"{sections or len(read.ke_hoach.muc)} mục lớn"


def _signer(read: "BanDoc") -> str:
    signed = read.ke_hoach.chu_ky
    return ", ".join(filter(None, (signed.chuc_vu, signed.ho_ten))) if signed else "không có"


def _annex(read: "BanDoc", index: int) -> str:
    annex = read.ke_hoach.phu_luc[index]
    kind = {"chi_tieu": f"{len(annex.chi_tieu)} chỉ tiêu", "nhiem_vu": f"{len(annex.nhiem_vu)} nhiệm vụ"}
    return f"Phụ lục {index + 1}: {annex.tieu_de} ({kind.get(annex.loai, f'{len(annex.muc)} mục')})"


def _list(lines: Iterable[str]) -> None:
    told = list(lines)
    for line in told[:MAX_SHOWN]:
        click.echo(f"  - {_short(line)}", err=True)
    if len(told) > MAX_SHOWN:
        click.echo(f"  ... và {len(told) - MAX_SHOWN} dòng nữa", err=True)


def _short(line: str) -> str:
    first, *rest = line.split("\n")
    shown = first if len(first) <= _WIDTH * 2 else f"{first[: _WIDTH * 2]}…"
    return "\n".join([shown, *(f"  {each}" for each in rest)])


def _show_state(state: "State") -> None:
    """Every block with the stage that claimed it, then the parts of the plan that are known."""
    for item in state.items:
        click.echo(f"{item.claimed or '-':<18}{item.text[:_WIDTH]}{'…' if len(item.text) > _WIDTH else ''}")
    click.echo("")
    for each in state.found:
        click.echo(f"{each.stage:<18}{each.text[:_WIDTH]}")
