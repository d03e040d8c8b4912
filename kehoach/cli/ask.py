"""Questions on a terminal for what a command still needs. All of it goes to stderr; results stay alone on stdout."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from kehoach import api
from kehoach.problems import KehoachError


def choose(question: str, options: Sequence[tuple[str, str]], default: str | None = None) -> str:
    """Ask to pick one of ``options`` (value, label) by its number or its value."""
    click.echo(question, err=True)
    for index, (value, label) in enumerate(options, 1):
        click.echo(f"  {index}. {label}" + (f" ({value})" if label != value else ""), err=True)
    while True:
        typed = click.prompt("Chọn số", default=default, err=True).strip()
        if typed.isdigit() and 1 <= int(typed) <= len(options):
            return options[int(typed) - 1][0]
        if typed in (value for value, _ in options):
            return str(typed)
        click.echo(f"Chỉ chọn từ 1 đến {len(options)}.", err=True)


def khung(packs: Sequence[Path]) -> str:
    """Which khung."""
    return choose("Soạn loại kế hoạch nào?", [(each.id, each.ten) for each in api.catalog(packs).khung.values()])


def xa(xa: str | None, tinh: str | None, nam: int, answers: Mapping[str, str]) -> tuple[str, str | None]:
    """Which commune: asked again, with the nearest names, until it is one and only one."""
    while True:
        if xa is None:
            xa = click.prompt("Xã, phường hoặc đặc khu", err=True)
        try:
            return api.find_xa(xa, tinh, nam, answers).ma, tinh
        except KehoachError as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
        tinh = click.prompt("Tỉnh, thành phố (Enter nếu muốn gõ lại tên xã)", default=tinh or "", err=True) or None
        if tinh is None:
            xa = None


def answers(khung_name: str, known: Mapping[str, str], packs: Sequence[Path]) -> dict[str, str]:
    """Answers to the questions of the khung that have no default."""
    result: dict[str, str] = {}
    for each in api.missing_answers(api.find_khung(khung_name, packs), known):
        if each.chon and not each.nhieu:
            result[each.khoa] = choose(each.hoi, [(value, value) for value in each.chon])
        else:
            hint = f" ({', '.join(each.chon)}; cách nhau dấu phẩy)" if each.chon else ""
            result[each.khoa] = click.prompt(each.hoi + hint, err=True)
    return result
