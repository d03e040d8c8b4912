"""``kehoach serve``: the page in the browser."""

import signal
import webbrowser
from pathlib import Path
from threading import Timer

import click

from kehoach.cli.options import FILE
from kehoach.cli.vietnamese import Lenh
from kehoach.problems import KehoachError, Problem
from kehoach.web.cai_dat import CONG, MAY_NAY, CaiDat

OPENS_AFTER = 0.3
"""Seconds until the browser is opened: the server listens by then"""


@click.command(cls=Lenh)
@click.option("--thu-muc", type=FILE, metavar="THƯ-MỤC", help="Nơi giữ các kế hoạch; mặc định: Kehoach trong Tài liệu.")
@click.option(
    "--cong", type=click.IntRange(0, 65535), default=CONG, help=f"Cổng; mặc định {CONG}, 0 là cổng nào còn trống."
)
@click.option("--khong-mo", is_flag=True, help="Không tự mở trình duyệt.")
@click.option("--mo-mang", metavar="ĐỊA-CHỈ", help="Cho máy khác trong cơ quan vào, ví dụ 0.0.0.0; cần --mat-khau.")
@click.option("--mat-khau", type=FILE, metavar="TỆP", help="Tệp những người được vào (mật khẩu đã băm).")
@click.option("--them-nguoi", metavar="TÊN", help="Thêm người vào tệp --mat-khau (hỏi mật khẩu), rồi thôi.")
@click.option("--ten-may", multiple=True, metavar="TÊN", help="Tên máy chủ mà đồng nghiệp gõ; dùng nhiều lần.")
def command(
    thu_muc: Path | None,
    cong: int,
    khong_mo: bool,
    mo_mang: str | None,
    mat_khau: Path | None,
    them_nguoi: str | None,
    ten_may: tuple[str, ...],
) -> int:
    """Mở trang làm việc trong trình duyệt: soạn, dùng lại, kiểm tra, làm phụ lục, không cần gõ lệnh.

    Chỉ máy này mở được trang. Dừng: đóng cửa sổ này, hoặc bấm Ctrl+C.
    """
    if them_nguoi is not None:
        return _add(them_nguoi, mat_khau)
    if mo_mang is not None and mat_khau is None:
        mend = "thêm --mat-khau TỆP; tạo tệp bằng: kehoach serve --them-nguoi TÊN --mat-khau TỆP"
        raise KehoachError(Problem("WEB12", "Mở ra mạng thì phải có mật khẩu", mend))
    settings = CaiDat(thu_muc, mo_mang or MAY_NAY, cong, mat_khau if mo_mang else None, ten_may)
    return _serve(settings, open_browser=not khong_mo and mo_mang is None)


def _serve(settings: CaiDat, *, open_browser: bool) -> int:
    from kehoach.web.app import create_app
    from kehoach.web.may_chu import chay, mo_cong

    taken = mo_cong(settings)  # first: a port that is busy is told before anything else is done
    with taken:
        app = create_app(settings)
        address = f"http://{settings.may}:{taken.getsockname()[1]}/"
        click.echo(f"Trang kehoach: {address}", err=True)
        click.echo(f"Thư mục làm việc: {app.extensions['kehoach'].thu_muc}", err=True)
        if settings.mo_mang:
            click.echo(_OPEN, err=True)
        click.echo("Dừng: Ctrl+C", err=True)
        if open_browser:
            timer = Timer(OPENS_AFTER, webbrowser.open, (address,))
            timer.daemon = True
            timer.start()
        for each in (signal.SIGINT, signal.SIGTERM):  # also where a shell started it to ignore Ctrl+C
            signal.signal(each, signal.default_int_handler)
        chay(app, taken, settings)
        click.echo("Đã dừng. Công việc đã lưu.", err=True)
    return 0


def _add(name: str, path: Path | None) -> int:
    from kehoach.web.mat_khau import them

    if path is None:
        raise KehoachError(Problem("WEB12", "Chưa có tệp mật khẩu", "thêm --mat-khau TỆP"))
    password = click.prompt("Mật khẩu", hide_input=True, confirmation_prompt="Gõ lại mật khẩu", err=True)
    them(path, name, password)
    click.echo(f"Đã thêm {name} vào {path}", err=True)
    return 0


_OPEN = """Máy khác trong mạng vào được trang này bằng tên và mật khẩu.
  - Mọi người dùng chung một thư mục làm việc, xem và sửa được kế hoạch của nhau.
  - Mật khẩu và nội dung đi qua mạng không mã hóa: chỉ mở trong mạng nội bộ của cơ quan, hoặc đặt sau máy chủ có HTTPS.
  - Không mở ra Internet."""
