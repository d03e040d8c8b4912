"""The entries of the catalogue: what a data file under ``catalogs/`` may hold. Unknown keys are refused."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from kehoach.model.kieu import Chu, ChuSo, NgayBanHanh, Nut
from kehoach.model.plan import Cap
from kehoach.text.numbering import Kieu
from kehoach.text.strings import lower_first

TinCay = Literal["xac_minh", "tu_seed", "suy_luan"]
"""How sure a fact is: seen in an outside source; seen only in one plan; partly from common knowledge."""


def _slot_name(value: str) -> str:
    if not value.isidentifier():
        raise ValueError(f"“{value}” phải là tên không dấu, nối bằng gạch dưới")
    return value


def _entry_id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", value):
        raise ValueError(f"mã “{value[:40]}” chỉ gồm chữ thường không dấu, chữ số, dấu chấm và gạch nối")
    return value


MaMuc = Annotated[str, AfterValidator(_entry_id)]
"""The id of an entry; parts of a plan are named after it."""

MaO = Annotated[str, AfterValidator(_slot_name)]
"""A key that stands in a slot: ``{{ don_vi.vhxh }}``."""


class VanBan(Nut):
    """A legal or administrative document. The key is number + issuer + date; ``id`` is its short name in the catalogue."""

    id: MaMuc
    so_ky_hieu: Chu
    ten_loai: Chu
    co_quan: Chu
    ngay: NgayBanHanh | None = None
    trich_yeu: Chu
    cap: Literal["trung_uong", "dang", "tinh", "huyen", "xa"]
    tinh: Chu | None = None
    """Tỉnh, thành phố của văn bản địa phương, tên riêng"""
    hieu_luc: Literal["con", "het", "sua_doi", "chua_ro"]
    hieu_luc_tin_cay: Literal["xac_minh", "suy_luan"]
    hieu_luc_tu: date | None = None
    het_hieu_luc_tu: date | None = None
    ky_den: date | None = None
    """Ngày cuối của giai đoạn mà văn bản đặt ra; sau ngày này không lấy làm căn cứ dù chưa ai bãi bỏ"""
    thay_the: list[Chu] = []
    thay_the_boi: list[Chu] = []
    sua_doi_boi: list[Chu] = []
    sua_doi: list[Chu] = []
    tiep_noi_boi: list[Chu] = []
    """Văn bản của giai đoạn sau, không phải văn bản thay thế"""
    linh_vuc: list[Chu] = []
    nguon: list[Chu] = []
    tin_cay: TinCay
    """Độ chắc của số, ngày và cơ quan"""
    ghi_chu: Chu = ""


class DonVi(Nut):
    """A unit of the commune or a body that its plans name."""

    id: MaO
    ten: Chu
    """Tên ở xã; có thể có ô {{ cap_xa }}"""
    ten_theo_loai: dict[Chu, Chu] = {}
    """Tên khác ở phường, đặc khu, thị trấn"""
    viet_tat: list[Chu] = []
    luu: Chu = ""
    """Viết tắt ở dòng Lưu khi đơn vị soạn thảo"""
    tu: date | None = None
    den: date | None = None
    """Ngày đầu tiên không còn đơn vị này"""
    truoc: MaO | None = None
    """Ai làm việc này trước ngày `tu`"""
    nay_la: MaO | None = None
    """Ai làm việc này từ ngày `den`"""
    vai_tro: Chu = ""
    cap_tren: bool = False
    """Cấp trên nhận báo cáo"""
    de_nghi: bool = False
    """Không thuộc UBND: kế hoạch dùng chữ Đề nghị"""
    nguon: list[Chu] = []
    ghi_chu: Chu = ""


class MauNoiNhan(Nut):
    """A recipient line that plans use; ``ten`` may hold slots."""

    id: MaO
    ten: Chu
    de: Chu = ""
    nhom: Literal["cap_tren", "dang_hdnd_mttq", "lanh_dao", "thuc_hien", "thon", "khac"]
    """Nhóm, cũng là thứ tự: cấp trên trước, thôn sau"""
    gom: list[MaO] = []
    """Các đơn vị mà dòng này gửi tới"""
    tu: date | None = None
    den: date | None = None
    ghi_chu: Chu = ""


class TuVung(Nut):
    """A word or phrase that the checker and the importer know."""

    id: MaMuc
    loai: Literal["viet_tat", "cum_tu", "co_quan", "nham_lan"]
    """viet_tat: chữ viết tắt; cum_tu: cụm từ chuẩn; co_quan: tên cơ quan qua thời gian; nham_lan: từ hay viết nhầm"""
    chu: Chu
    """Chữ như trong văn bản: chữ viết tắt, cụm từ, tên cũ, chữ nhầm"""
    day_du: Chu
    """Chữ đầy đủ, cụm từ chuẩn, tên hiện nay, chữ đúng"""
    nhom: Chu = ""
    bien_the: list[Chu] = []
    """Cách viết khác của chữ ở trên"""
    tu: date | None = None
    """Ngày đầu tiên dùng tên đầy đủ (co_quan)"""
    ngu_canh: Chu = ""
    """Chữ đứng cạnh để chắc là nhầm: ~ là chữ ấy, ^ là đầu đoạn, | ngăn các cách; bỏ trống nếu lúc nào cũng nhầm (nham_lan)"""
    nguon: Chu = ""
    ghi_chu: Chu = ""


class GiaTri(Nut):
    """A value that a source sets for an indicator."""

    so: ChuSo = ""
    so_sanh: Chu = ""
    """trên, tối thiểu..."""
    nam: int | None = None
    cap: Literal["xa", "tinh", "quoc_gia"]
    nguon: Chu
    ghi_chu: Chu = ""

    @property
    def chu(self) -> str:
        """As printed: ``80``, ``trên 80``."""
        return f"{self.so_sanh} {self.so}".strip()


class MauChiTieu(Nut):
    """An indicator of a content area."""

    id: MaMuc
    ten: Chu
    don_vi_tinh: ChuSo
    nhom: Chu = ""
    """Tên nhóm trong phụ lục chỉ tiêu"""
    gia_tri: list[GiaTri] = []


class MauNhiemVu(Nut):
    """A standard task of a content area."""

    id: MaMuc
    ten: Chu
    chu_tri: MaO
    phoi_hop: list[MaO] = []
    san_pham: Chu
    thoi_han: Chu
    """Có thể có ô: Tháng 9/{{ nam }}"""
    kinh_phi: ChuSo = ""
    nguon: Chu = ""
    goi_y: bool = False
    """Chưa có nguồn: người dùng phải xác nhận"""


class ThiDua(Nut):
    """A content area as a matter of emulation (nội dung thi đua)."""

    ten: Chu
    """Tiêu đề, không có dấu chấm cuối"""
    ngan: Chu
    """Một đoạn"""
    day_du: list[Chu] = Field(min_length=3, max_length=6)
    nhiem_vu: Chu
    """Việc phải làm, một câu"""
    ket_qua: Chu
    """Kết quả phải đạt, một câu"""


class GiaiPhap(Nut):
    """A content area as tasks and solutions (nhiệm vụ, giải pháp)."""

    ten: Chu
    ngan: Chu
    day_du: list[Chu] = Field(min_length=3, max_length=6)


class MucTieu(Nut):
    """A content area as aims (mục tiêu)."""

    ngan: Chu
    day_du: list[Chu] = Field(min_length=3, max_length=6)


class NoiDung(Nut):
    """A content area with its wording in three registers, its indicators and its standard tasks."""

    id: MaMuc
    ten: Chu
    ten_trong_cau: Chu = ""
    """Tên khi đứng giữa câu, nếu không chỉ là viết thường chữ đầu"""
    chu_tri: MaO
    phoi_hop: list[MaO] = []
    thi_dua: ThiDua
    giai_phap: GiaiPhap
    muc_tieu: MucTieu
    chi_tieu: list[MauChiTieu] = []
    nhiem_vu: list[MauNhiemVu] = []
    luu_y: Chu = ""
    """Điều người soạn cần biết; không in"""

    @property
    def giua_cau(self) -> str:
        """The name as it stands inside a sentence."""
        return self.ten_trong_cau or lower_first(self.ten)


class CauHoi(Nut):
    """A question that a khung asks; the answer fills the slot of that name."""

    khoa: MaO
    hoi: Chu
    mac_dinh: Chu | None = None
    """Câu trả lời khi không ai trả lời; có thể có ô. Không có: bắt buộc phải hỏi"""
    chon: list[Chu] = []
    """Chỉ nhận một trong các giá trị này"""
    nhieu: bool = False
    """Nhận nhiều giá trị, cách nhau bằng dấu phẩy; trong khung là danh sách"""
    ghi_chu: Chu = ""


class MauMuc(Nut):
    """A node of a khung: as ``muc`` of a plan, its texts with slots, and two controls."""

    khi: Chu = ""
    """Biểu thức: chỉ lấy mục này khi đúng"""
    lap: Chu = ""
    """Biểu thức: danh sách để lặp mục này"""
    bien: MaO = "y"
    """Tên của phần tử khi lặp"""
    id: Chu = ""
    cap: Cap = Kieu.DOAN
    tieu_de: Chu = ""
    loi_van: Chu = ""
    muc: list["MauMuc"] = []


class MauCanCu(Nut):
    """A basis of a khung: a document of the catalogue, or one of the province that differs from place to place."""

    khi: Chu = ""
    dan: Literal["Căn cứ", "Thực hiện"] = "Căn cứ"
    van_ban: Chu = ""
    """id trong van-ban.yaml"""
    cua_tinh: Chu = ""
    """Văn bản của tỉnh cần dẫn, in khi danh mục chưa có: Kế hoạch của Ủy ban nhân dân {{ tinh }} về ..."""
    loai: Chu = "Kế hoạch"
    """Tên loại của văn bản tỉnh cần tìm trong danh mục"""
    cap: Literal["tinh", "dang"] = "tinh"
    """Của UBND tỉnh, hay của Tỉnh ủy và các ban của Tỉnh ủy"""
    nhan: list[Chu] = []
    """Các nhãn lĩnh vực mà văn bản tỉnh phải có đủ; bỏ trống thì không tìm"""


class MauPhuLuc(Nut):
    """An annex of a khung, filled from the chosen content areas."""

    khi: Chu = ""
    id: MaMuc
    tieu_de: Chu
    loai: Literal["chi_tieu", "nhiem_vu"]
    bo: list[Chu] = []
    """id của nhiệm vụ không lấy: nhiệm vụ lập ra chính kế hoạch này"""


class MauNoiNhanKhung(Nut):
    """A recipient of a khung: the id of an entry of noi-nhan.yaml and when it applies."""

    khi: Chu = ""
    gui: MaO
    de: Chu | None = None


class Khung(Nut):
    """A blueprint: a plan type with its questions, sections, bases, recipients and annexes."""

    id: MaMuc
    ten: Chu
    mo_ta: Chu
    linh_vuc: list[Chu] = []
    """Các lĩnh vực chọn sẵn khi người dùng không chọn"""
    hoi: list[CauHoi] = []
    trich_yeu: Chu
    can_cu: list[MauCanCu] = []
    mo_dau: Chu
    muc: list[MauMuc]
    noi_nhan: list[MauNoiNhanKhung]
    soan_thao: MaO = "vhxh"
    """Đơn vị soạn thảo, cho dòng Lưu"""
    phu_luc: list[MauPhuLuc] = []
