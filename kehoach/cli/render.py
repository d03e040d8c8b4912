"""``kehoach render``: print a plan."""

from pathlib import Path

import click

from kehoach import api
from kehoach.cli.vietnamese import Lenh
from kehoach.problems import KehoachError, Place, Problem


@click.command(cls=Lenh)
@click.argument("ke_hoach", type=click.Path(path_type=Path), metavar="KẾ-HOẠCH.yaml")
@click.option(
    "-o",
    "--ra",
    required=True,
    type=click.Path(path_type=Path),
    metavar="TỆP",
    help="Tệp kết quả: .docx, .pdf, .html, .txt hoặc .json.",
)
@click.option(
    "--mau",
    type=click.Path(path_type=Path),
    metavar="MẪU.docx",
    help="Mẫu Word của cơ quan, hoặc thư mục có các mẫu cùng tên, thay cho mẫu có sẵn.",
)
@click.option(
    "--co-chu", type=click.Choice(["14", "13"]), help="Bộ cỡ chữ: 14 (13-14-14, mặc định) hoặc 13 (12-13-13)."
)
@click.option("--giu-so", is_flag=True, help="In số của văn bản gốc (so_goc) ở những mục có ghi, thay cho số tính lại.")
@click.option(
    "--sach",
    is_flag=True,
    help="Không để dữ liệu kế hoạch bên trong tệp .docx (tệp ấy sẽ không nhập lại nguyên vẹn được).",
)
@click.option("--ghi-de", is_flag=True, help="Cho phép thay tệp đã có.")
def command(
    ke_hoach: Path, ra: Path, mau: Path | None, co_chu: str | None, giu_so: bool, sach: bool, ghi_de: bool
) -> None:
    """Xuất KẾ-HOẠCH.yaml thành văn bản đúng thể thức."""
    if mau is not None and co_chu is not None:
        message = "--mau và --co-chu không dùng cùng nhau: mẫu riêng có cỡ chữ của nó"
        raise KehoachError(Problem("XUAT02", message, "bỏ một trong hai"))
    if ra.exists() and ke_hoach.exists() and ra.samefile(ke_hoach):
        raise KehoachError(Problem("TEP09", "Tệp kết quả trùng với tệp kế hoạch", "đặt tên khác", Place(str(ra))))
    plan = api.load_plan(ke_hoach)
    api.render(plan, ra, mau or api.template(co_chu or "14"), ghi_de, keep_numbers=giu_so, clean=sach)
    click.echo(f"Đã xuất {ra}", err=True)
    left = len(api.blanks(plan))
    if left:
        marked = ", tô vàng trong tệp" if ra.suffix.lower() in (".docx", ".pdf", ".html") else ""
        click.echo(f"Còn {left} chỗ [[...]] chưa điền{marked}.", err=True)
