"""``kehoach schema``: the JSON schema of a plan."""

from pathlib import Path

import click

from kehoach.cli.vietnamese import Lenh


@click.command(cls=Lenh)
@click.option("-o", "--ra", type=click.Path(path_type=Path), metavar="TỆP.json", help="Ghi ra tệp thay vì màn hình.")
@click.option("--ghi-de", is_flag=True, help="Cho phép thay tệp đã có.")
def command(ra: Path | None, ghi_de: bool) -> None:
    """In lược đồ JSON của tệp kế hoạch, để trình soạn thảo gợi ý và kiểm tra khi gõ."""
    from kehoach.files import write_bytes
    from kehoach.model.schema import schema_text

    if ra is None:
        click.echo(schema_text(), nl=False)
    else:
        write_bytes(ra, schema_text().encode(), ghi_de)
