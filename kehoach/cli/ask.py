"""Questions on a terminal for what a command still needs. All of it goes to stderr; results stay alone on stdout."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from kehoach import api
from kehoach.files import check_output
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


def nam(answers: dict[str, str]) -> int:
    """The plan's year; and the day on which it will be signed, which goes into ``answers``."""
    year = click.prompt("Năm của kế hoạch", type=click.IntRange(2000, 2100), default=date.today().year, err=True)
    if "ngay" not in answers:
        typed = click.prompt("Ngày ký dự kiến, dạng 15/5/2026 (Enter nếu chưa biết)", default="", err=True)
        answers |= {"ngay": typed} if typed else {}
    return int(year)


def xa(xa: str | None, tinh: str | None, nam: int, answers: Mapping[str, str]) -> tuple[str, str | None]:
    """Which commune: asked again, with the nearest names, until it is one and only one. Enter keeps what was typed."""
    api.check_date(answers, nam)
    asked = xa is None
    while True:
        if asked:
            xa = click.prompt("Xã, phường hoặc đặc khu", default=xa, err=True)
            tinh = click.prompt("Tỉnh, thành phố (Enter nếu không cần)", default=tinh or "", err=True) or None
        try:
            found = api.find_xa(xa or "", tinh, nam, answers)
        except KehoachError as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
            asked = True
        else:
            click.echo(f"Soạn cho {found.day_du}, {found.tinh.day_du} (mã {found.ma}).", err=True)
            return found.ma, None


def output(overwrite: bool) -> Path:
    """Where the plan goes: a name that is free, unless it may be overwritten."""
    free = Path("ke-hoach.yaml")
    for number in range(2, 1000):
        if not free.exists():
            break
        free = Path(f"ke-hoach-{number}.yaml")
    while True:
        path = Path(click.prompt("Tệp kế hoạch sẽ tạo", default=str(free), err=True))
        try:
            check_output(path, overwrite)
        except KehoachError as error:
            click.echo(str(error), err=True)
        else:
            return path


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
