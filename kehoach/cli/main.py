"""The command line. Each command is a file of this package, imported only when it is called."""

from importlib import import_module

import click

from kehoach import __version__
from kehoach.cli.vietnamese import Nhom, usage_message
from kehoach.problems import ExitCode

COMMANDS = {
    "new": "Soạn kế hoạch mới từ khung và danh mục",
    "render": "Xuất kế hoạch ra .docx, .pdf, .txt, .json",
    "fix": "Sửa những lỗi chắc chắn ngay trong tệp, chỉ đụng chữ sai",
    "import": "Đọc kế hoạch từ tệp Word, PDF, văn bản của bất kỳ ai",
    "rebase": "Lấy kế hoạch của xã khác, hoặc của mình năm trước, làm kế hoạch của mình",
    "batch": "Làm phụ lục, kế hoạch cho hàng loạt xã từ một tệp Excel",
    "check": "Kiểm tra thể thức, bố cục, căn cứ, chính tả, tính nhất quán",
    "diff": "So hai kế hoạch: phần nào thêm, bỏ, sửa, đổi chỗ",
    "explain": "Giải thích một luật kiểm tra",
    "mau": "Chép các mẫu Word để cơ quan sửa kiểu trình bày",
    "issue": "Điền số và ngày khi ban hành",
    "serve": "Mở trang làm việc trong trình duyệt: mọi việc không cần gõ lệnh",
    "catalog": "Xem, tìm, kiểm tra danh mục; tạo danh mục riêng",
    "schema": "In lược đồ JSON của tệp kế hoạch",
    "help": "Đọc hướng dẫn",
}
"""Name of a command -> what it does, in the order of the help page; the code is ``kehoach.cli.<name>.command``."""


class _LazyGroup(Nhom):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_command" if cmd_name in ("help", "import") else cmd_name
        command: click.Command = import_module(f"kehoach.cli.{module}").command
        return command

    def brief(self, name: str) -> str:
        return COMMANDS[name]


@click.command(cls=_LazyGroup)
@click.version_option(__version__, message="kehoach %(version)s", help="In số phiên bản.")
def cli() -> None:
    """Soạn KẾ HOẠCH của UBND cấp xã và xuất ra Word đúng Nghị định 30/2020/NĐ-CP.

    Bắt đầu: kehoach help bat-dau
    """


def run(arguments: list[str]) -> int:
    """Run one command; the exit code. Usage errors are told in Vietnamese and return 2."""
    try:
        result = cli.main(arguments, prog_name="kehoach", standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.exceptions.NoArgsIsHelpError as alone:
        click.echo(alone.format_message())
        return ExitCode.DONE
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        click.echo(f"Lỗi: {usage_message(error)}", err=True)
        return ExitCode.CANNOT_RUN
    return int(result) if isinstance(result, int) else ExitCode.DONE
