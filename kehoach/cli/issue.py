"""``kehoach issue``: fill in number and date when the plan is issued."""

from pathlib import Path

import click

from kehoach import api
from kehoach.cli.vietnamese import Lenh


@click.command(cls=Lenh)
@click.argument("ke_hoach", type=click.Path(path_type=Path), metavar="KẾ-HOẠCH.yaml")
@click.option("--so", required=True, metavar="SỐ", help="Số của kế hoạch trong năm: 87.")
@click.option("--ngay", required=True, metavar="NGÀY", help="Ngày ban hành: 15/5/2026.")
def command(ke_hoach: Path, so: str, ngay: str) -> None:
    """Điền số và ngày vào KẾ-HOẠCH.yaml; ghi chú và thứ tự trong tệp giữ nguyên."""
    for problem in api.issue(ke_hoach, so, ngay):
        click.echo(f"Cảnh báo: {problem}", err=True)
    click.echo(f"Đã điền số {so}, ngày {ngay} vào {ke_hoach}", err=True)
