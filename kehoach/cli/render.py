"""``kehoach render``: print a plan."""

from pathlib import Path

import click

from kehoach import api
from kehoach.cli.vietnamese import Lenh


@click.command(cls=Lenh)
@click.argument("ke_hoach", type=click.Path(path_type=Path), metavar="KẾ-HOẠCH.yaml")
@click.option(
    "-o",
    "--ra",
    required=True,
    type=click.Path(path_type=Path),
    metavar="TỆP",
    help="Tệp kết quả: .docx, .pdf, .txt hoặc .json.",
)
@click.option(
    "--mau", type=click.Path(path_type=Path), metavar="MẪU.docx", help="Mẫu Word của cơ quan, thay cho mẫu có sẵn."
)
@click.option(
    "--co-chu",
    type=click.Choice(["14", "13"]),
    default="14",
    help="Bộ cỡ chữ: 14 (13-14-14, mặc định) hoặc 13 (12-13-13).",
)
@click.option("--ghi-de", is_flag=True, help="Cho phép thay tệp đã có.")
def command(ke_hoach: Path, ra: Path, mau: Path | None, co_chu: str, ghi_de: bool) -> None:
    """Xuất KẾ-HOẠCH.yaml thành văn bản đúng thể thức."""
    plan = api.load_plan(ke_hoach)
    api.render(plan, ra, mau or api.template(co_chu), ghi_de)
    click.echo(f"Đã xuất {ra}", err=True)
    left = len(api.blanks(plan))
    if left:
        click.echo(f"Còn {left} chỗ [[...]] chưa điền, tô vàng trong tệp Word.", err=True)
