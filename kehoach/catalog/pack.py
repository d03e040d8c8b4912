"""Beginning a pack: a folder that a province or a commune lays over the built-in catalogue."""

from collections.abc import Mapping
from pathlib import Path

from kehoach.catalog.load import DON_VI, KHUNG, NOI_DUNG, NOI_NHAN, VAN_BAN
from kehoach.files import write_bytes
from kehoach.problems import KehoachError, Place, Problem

_HEAD = "# yaml-language-server: $schema=schema/{}.schema.json\n"
_READ_ME = "DOC-TRUOC.md"
_FILES = {
    _READ_ME: """# Danh mục riêng

Thư mục này nằm trên danh mục có sẵn của kehoach: mục trùng mã thì ghi đè từng khóa, mục mới thì thêm vào, `bo: true` thì bỏ đi.

- Dùng: `kehoach new ... --danh-muc THƯ-MỤC-NÀY`; nhiều gói thì gói viết sau nằm trên (gói tỉnh trước, gói xã sau).
- Để luôn được dùng, đặt thư mục ở `.kehoach/danh-muc` trong thư mục cá nhân.
- Sửa xong thì kiểm tra: `kehoach catalog check --danh-muc THƯ-MỤC-NÀY`.
""",
    "don-vi.yaml": _HEAD.format("don-vi")
    + """# Tên đơn vị ở địa phương mình: chỉ ghi khóa khác với danh mục có sẵn.
don_vi:
- id: tt_dvc
  ten: Trung tâm Dịch vụ tổng hợp
""",
    "noi-nhan.yaml": _HEAD.format("noi-nhan")
    + """# Thêm một dòng nơi nhận; gom là các đơn vị mà dòng ấy gửi tới.
noi_nhan:
- id: tram_y_te
  ten: Trạm Y tế {{ cap_xa }}
  de: th/h
  nhom: thuc_hien
  gom: [tram_y_te]
""",
    "van-ban.yaml": _HEAD.format("van-ban")
    + """# Văn bản của tỉnh, của xã. Xóa ví dụ này, ghi văn bản thật; tin_cay: xac_minh chỉ khi đã thấy bản gốc, và ghi nguon.
van_ban:
- id: vi-du-ke-hoach-tinh
  so_ky_hieu: 12/KH-UBND
  ten_loai: Kế hoạch
  co_quan: Ủy ban nhân dân tỉnh Thanh Hóa
  ngay: 2026-01-15
  trich_yeu: về chuyển đổi số năm 2026
  cap: tinh
  tinh: Thanh Hóa
  hieu_luc: con
  hieu_luc_tin_cay: suy_luan
  # nhãn cho khung biết văn bản của tỉnh dùng cho loại kế hoạch nào: xem kehoach help danh-muc, câu 5
  linh_vuc: [cds, ke-hoach-cds-nam]
  tin_cay: suy_luan
""",
}


def init_pack(folder: Path) -> list[Path]:
    """Make ``folder`` a pack with examples and the schemas that editors use; the files made. A folder that already holds
    something is refused and left as it is."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KehoachError(
            Problem("DM22", "Thư mục đã có tệp, không ghi vào", "chọn một thư mục mới", Place(str(folder)))
        )
    return _write(folder, _FILES)


def start_pack(folder: Path) -> None:
    """Make ``folder`` a pack that says nothing yet; what is there already stays."""
    _write(folder, {_READ_ME: _FILES[_READ_ME]})


def file_head(kind: str) -> str:
    """The first line of a new file of a pack: the schema by which editors help."""
    return _HEAD.format(kind)


def _write(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """Write what is not there yet, and the schemas; all their paths."""
    import json

    from kehoach.catalog.schema import schema

    try:
        (folder / "schema").mkdir(parents=True, exist_ok=True)
    except OSError:
        raise KehoachError(
            Problem("TEP07", "Không tạo được thư mục này", "chọn chỗ khác", Place(str(folder)))
        ) from None
    wanted = dict(files)
    for kind in (DON_VI, NOI_NHAN, VAN_BAN, NOI_DUNG, KHUNG):
        wanted[f"schema/{kind.name}.schema.json"] = json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"
    for name, text in wanted.items():
        if not (folder / name).exists():
            write_bytes(folder / name, text.encode())
    return [folder / name for name in wanted]
