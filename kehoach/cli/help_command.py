"""``kehoach help``: the guides."""

import click

from kehoach import api
from kehoach.cli.vietnamese import Lenh


@click.command(cls=Lenh)
@click.argument("trang", required=False)
def command(trang: str | None) -> None:
    """Đọc một trang hướng dẫn; không nêu trang thì liệt kê các trang."""
    if trang is None:
        for name, title in api.help_pages().items():
            click.echo(f"{name}\t{title}")
        return
    click.echo_via_pager(api.help_page(trang))
