"""click in Vietnamese: headings of the help page and the words of usage errors."""

import difflib
import re

import click

_NOTE = re.compile(r"\s*\[(required|[^\[\]]*[<>]=?[^\[\]]*)\]")
"""What click itself adds behind a help text."""


def _note(match: re.Match[str]) -> str:
    return " (bắt buộc)" if match[1] == "required" else ""


class Lenh(click.Command):
    """A command whose help page is in Vietnamese."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        self.options_metavar = "[TÙY CHỌN]" if any(isinstance(each, click.Option) for each in self.params) else ""
        return super().collect_usage_pieces(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "In trang này."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [each.get_help_record(ctx) for each in self.get_params(ctx) if isinstance(each, click.Option)]
        rows = [(names, _NOTE.sub(_note, text)) for names, text in filter(None, records)]
        if rows:
            with formatter.section("Tùy chọn"):
                formatter.write_dl(rows)


class Nhom(Lenh, click.Group):
    """A group of commands whose help page is in Vietnamese."""

    command_class = Lenh

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        self.subcommand_metavar = "LỆNH ..."
        return super().collect_usage_pieces(ctx)

    def brief(self, name: str) -> str:
        """One line about a command of the group."""
        command = self.commands.get(name)
        return command.get_short_help_str(80) if command else ""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        Lenh.format_options(self, ctx, formatter)
        rows = [(name, self.brief(name)) for name in self.list_commands(ctx)]
        with formatter.section("Lệnh"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            known = self.list_commands(ctx)
            near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
            raise click.UsageError(f"không có lệnh “{name}”; có: {', '.join(near or known)}", ctx)
        return super().resolve_command(ctx, args)


def usage_message(error: click.ClickException) -> str:
    """A usage error of click in Vietnamese, with the command whose help page explains more."""
    match error:
        case click.NoSuchOption():
            near = f"; gần nhất: {', '.join(error.possibilities)}" if error.possibilities else ""
            text = f"không có tùy chọn {error.option_name}{near}"
        case click.MissingParameter():
            text = f"thiếu {_name(error.param)}"
        case click.BadOptionUsage():
            text = f"tùy chọn {error.option_name} cần một giá trị đi sau"
        case click.BadParameter():
            text = f"giá trị của {_name(error.param)} không đúng{_expected(error.param)}"
        case click.UsageError() if "unexpected extra argument" in error.message:
            text = "thừa tham số; đường dẫn có dấu cách thì đặt trong ngoặc kép"
        case _:
            text = error.message
    context = getattr(error, "ctx", None)
    if context is not None:
        text += f"\n  xem cách dùng: {context.command_path} --help"
    return text


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.human_readable_name if parameter is not None else "tham số"


def _expected(parameter: click.Parameter | None) -> str:
    kind = parameter.type if parameter is not None else None
    if isinstance(kind, click.Choice):
        return "; chọn trong: " + ", ".join(map(str, kind.choices))
    if isinstance(kind, click.DateTime):
        return "; viết dạng năm-tháng-ngày: 2026-05-15"
    if isinstance(kind, click.IntRange):
        bounds = [f"từ {kind.min}" if kind.min is not None else "", f"đến {kind.max}" if kind.max is not None else ""]
        return "; cần một số " + " ".join(filter(None, bounds))
    return "; cần một số" if isinstance(kind, click.types.IntParamType) else ""
