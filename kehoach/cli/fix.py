"""``kehoach fix``: make the sure mends in the file itself."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from kehoach import api
from kehoach.cli.options import PACKS
from kehoach.cli.vietnamese import Lenh
from kehoach.files import write_bytes
from kehoach.problems import ExitCode, KehoachError, Level, Problem

if TYPE_CHECKING:
    from kehoach.api.mending import KetQuaSua
    from kehoach.model.phat_hien import ViTri

MAX_SHOWN = 50
"""So many lines of one list are shown; the rest is counted."""
_LENGTH = 80


@click.command(cls=Lenh)
@click.argument("tep", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("-o", "--ra", type=click.Path(path_type=Path), metavar="RA", help="Tệp đã sửa sẽ ghi, cùng loại với TỆP.")
@click.option("--dong-y", is_flag=True, help="Sửa cả những chỗ cần bạn đồng ý.")
@click.option("--theo-doi", is_flag=True, help="Ghi chỗ sửa thành theo dõi thay đổi của Word (chỉ .docx).")
@click.option("--xem", is_flag=True, help="Chỉ in những chỗ sẽ sửa, không ghi tệp.")
@click.option(
    "--giai-doan",
    type=click.Choice(["du-thao", "ban-hanh"]),
    help="Đang dự thảo hay đã ban hành; mặc định theo số, ngày.",
)
@click.option("--xa", metavar="TÊN|MÃ", help="Xã ban hành; mặc định theo đầu văn bản.")
@click.option("--tinh", metavar="TÊN|MÃ", help="Tỉnh, thành phố; cần khi tên xã trùng ở nhiều nơi.")
@click.option("--cau-hinh", type=click.Path(path_type=Path), metavar="TỆP.yaml", help="Cấu hình của cơ quan.")
@PACKS
@click.option("--ghi-de", is_flag=True, help="Cho phép thay tệp đã có.")
def command(
    tep: Path,
    ra: Path | None,
    dong_y: bool,
    theo_doi: bool,
    xem: bool,
    giai_doan: Literal["du-thao", "ban-hanh"] | None,
    xa: str | None,
    tinh: str | None,
    cau_hinh: Path | None,
    danh_muc: tuple[Path, ...],
    ghi_de: bool,
) -> int:
    """Sửa những lỗi chắc chắn trong TỆP (.docx .txt .md .yaml); mọi chữ khác, mọi định dạng giữ nguyên.

    Chỗ nào chỉ người mới quyết được thì để lại: xem bằng kehoach check.
    """
    from kehoach.api.checking import TuyChon

    if ra is None and not xem:
        mend = f"thêm -o {tep.stem}-da-sua{tep.suffix}, hoặc --xem để chỉ xem"
        raise KehoachError(Problem("KS03", "Chưa có tên tệp kết quả", mend))
    if tinh and not xa:
        raise KehoachError(Problem("KS06", "Có --tinh mà chưa có --xa", "thêm --xa"))
    if ra is not None and not xem:
        api.check_target(tep, ra, ghi_de)
    options = TuyChon(giai_doan, (xa, tinh) if xa else None, danh_muc, cau_hinh=api.settings(cau_hinh, tep))
    found = api.mend(tep, options, dong_y=dong_y, theo_doi=theo_doi)
    _report(found, xem=xem)
    if ra is not None and not xem:
        write_bytes(ra, found.data, ghi_de)
        click.echo(f"Đã ghi {ra}", err=True)
    return ExitCode.OUR_FAULT if found.hong else ExitCode.DONE


def _report(found: "KetQuaSua", *, xem: bool) -> None:
    if found.da_sua:
        click.echo(f"{'Sẽ sửa' if xem else 'Đã sửa'} {len(found.da_sua)} chỗ:", err=True)
        _list(f"{_place(each.vi_tri)}{_change(each.cu, each.moi)} [{each.ma}]" for each in found.da_sua)
    else:
        click.echo("Không có chỗ nào sửa chắc chắn được.", err=True)
    if found.khong_sua:
        click.echo(f"Chưa sửa được {len(found.khong_sua)} chỗ, xin xem và sửa tay:", err=True)
        _list(
            f"{_place(each.vi_tri)}{_change(each.cu, each.moi)} [{each.ma}]: {each.ly_do}" for each in found.khong_sua
        )
    count = Counter(each.muc_do for each in found.con_lai)
    told = [
        f"{count[level]} {name}"
        for level, name in ((Level.LOI, "lỗi"), (Level.CANH_BAO, "cảnh báo"), (Level.GOI_Y, "gợi ý"))
        if count[level]
    ]
    click.echo(
        f"Còn lại cho người xem: {', '.join(told)}." if told else "Không còn lỗi nào chương trình thấy.", err=True
    )


def _change(old: str, new: str) -> str:
    if old == new:
        return f"“{_short(old)}” gõ lại đúng mã Unicode"
    return f"“{_short(old)}” → “{_short(new)}”" if new else f"bỏ “{_short(old)}”"


def _place(place: "ViTri") -> str:
    parts = [
        f"{name} {value}"
        for name, value in (("dòng", place.dong), ("đoạn", place.doan), ("mục", place.muc))
        if value is not None
    ]
    return f"{', '.join(parts)}: " if parts else ""


def _short(text: str) -> str:
    text = text.replace("\n", " ⏎ ").replace("\t", " → ")
    return text if len(text) <= _LENGTH else f"{text[: _LENGTH // 2]}…{text[-_LENGTH // 2 + 1 :]}"


def _list(lines: Iterable[str]) -> None:
    told = list(lines)
    for line in told[:MAX_SHOWN]:
        click.echo(f"  - {line}", err=True)
    if len(told) > MAX_SHOWN:
        click.echo(f"  ... và {len(told) - MAX_SHOWN} chỗ nữa", err=True)
