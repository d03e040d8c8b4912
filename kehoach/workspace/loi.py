"""The errors of the workspace, each with its cause and mend."""

import difflib
from collections.abc import Iterable
from pathlib import Path

from kehoach.files import reason
from kehoach.problems import KehoachError, Place, Problem
from kehoach.text.nfc import slug


def khong_dung_duoc(folder: Path, error: OSError) -> KehoachError:
    """VT01: ``folder`` cannot be made or written."""
    import errno

    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    mend = "giải phóng dung lượng đĩa" if full else "chọn thư mục khác hoặc xin quyền ghi; đóng tệp đang mở trong Word"
    return _loi("VT01", f"Không ghi được vào thư mục việc ({_vi_sao(error)})", mend, Place(str(folder)))


def khong_co_viec(ma: str, known: Iterable[str]) -> KehoachError:
    """VT02: no plan ``ma``; ``known`` are those there are."""
    by_slug = {slug(each): each for each in known}
    near = tuple(by_slug[each] for each in difflib.get_close_matches(slug(ma), by_slug, n=3, cutoff=0.5))
    mend = "mở lại danh sách việc; việc đã xóa nằm trong thư mục “Đã xóa”"
    return _loi("VT02", f"Không có việc “{_ngan(ma)}”", mend, near=near)


def khong_co_tep(ten: str) -> KehoachError:
    """VT03: no file ``ten``, or a name that is not that of a file."""
    return _loi("VT03", f"Không có tệp “{_ngan(ten)}”", "chọn một tệp trong danh sách")


def mat_tep(path: Path) -> KehoachError:
    """VT06: the file of a plan was deleted."""
    mend = "khôi phục một bản trong lịch sử"
    return _loi("VT06", "Không còn tệp ke-hoach.yaml của việc này", mend, Place(str(path)))


def khong_co_ban(so: int) -> KehoachError:
    """VT04: no version ``so``."""
    return _loi("VT04", f"Không còn bản số {so} trong lịch sử", "chọn một bản trong lịch sử")


def tep_qua_lon(limit: int) -> KehoachError:
    """VT05: a file over ``limit`` bytes."""
    return _loi("VT05", f"Tệp quá lớn (tối đa {limit // 1_000_000} MB)", "chọn tệp nhỏ hơn")


def sua_noi_khac() -> KehoachError:
    """VT10: what was to be saved builds on a version that is not the current one."""
    mend = "xem bản mới rồi sửa tiếp; bản chưa lưu vẫn giữ trong lịch sử"
    return _loi("VT10", "Kế hoạch đã được sửa ở nơi khác", mend)


def dang_ban(holder: str) -> KehoachError:
    """VT11: another program has held the plan for too long."""
    return _loi(
        "VT11", f"Một chương trình khác (tiến trình {holder or '?'}) đang ghi việc này", "chờ một lát rồi thử lại"
    )


def _vi_sao(error: OSError) -> str:
    return reason(error) if error.errno else str(error)


def _loi(code: str, message: str, mend: str, place: Place | None = None, near: tuple[str, ...] = ()) -> KehoachError:
    return KehoachError(Problem(code, message, mend, place or Place(), near=near))


def _ngan(name: str) -> str:
    shown = "".join(c if c.isprintable() else "?" for c in name[:60])
    return f"{shown}…" if len(name) > 60 else shown
