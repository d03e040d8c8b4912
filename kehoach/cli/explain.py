"""``kehoach explain``: the page of a rule."""

import click

from kehoach import api
from kehoach.cli.vietnamese import Lenh


@click.command(cls=Lenh)
@click.argument("ma", required=False, metavar="MÃ")
def command(ma: str | None) -> None:
    """In trang của luật MÃ (TT19): đòi gì, vì sao, theo điều khoản nào, ví dụ sai và đúng. Không có MÃ: in danh sách luật."""
    click.echo(api.explain(ma) if ma else api.rule_list())
