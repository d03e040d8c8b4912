"""``kehoach mau``: copy the built-in Word templates for an office to restyle."""

from pathlib import Path

import click

from kehoach import api
from kehoach.cli.vietnamese import Lenh


@click.command(cls=Lenh)
@click.argument("thu_muc", type=click.Path(path_type=Path), metavar="THƯ-MỤC")
def command(thu_muc: Path) -> None:
    """Chép các mẫu Word có sẵn vào THƯ-MỤC để sửa kiểu trình bày (xem: kehoach help mau-word)."""
    for path in api.copy_templates(thu_muc):
        click.echo(f"Đã chép {path}", err=True)
    click.echo(f'Sửa xong thì dùng: kehoach render ke-hoach.yaml -o ke-hoach.docx --mau "{thu_muc}"', err=True)
