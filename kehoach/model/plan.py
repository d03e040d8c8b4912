"""The plan (kế hoạch) as data: the heart that readers fill, rules look at and writers print.

Words are those of design.md section 2. Numbers (I. 1. a) ...) and the number of an annex are never stored: they are
computed from the place of a node by :mod:`kehoach.model.numbers`.
"""

import re
from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, WithJsonSchema, field_validator, model_validator

from kehoach.model.ids import give_ids
from kehoach.model.kieu import Chu, ChuSo, MaNut, NgayBanHanh, Nut
from kehoach.text.numbering import VIETNAMESE_LETTERS, Kieu
from kehoach.text.vien_dan import VienDan

TEN_LOAI = "KẾ HOẠCH"

Cap = Annotated[Kieu, WithJsonSchema({"enum": [*(kieu.value for kieu in Kieu), 1, 1.1]})]
"""Level of a node, named by a sample of its number: I, 1, 1.1, a, (1), -, +; empty for a plain paragraph."""


def _letters_suffice(nodes: "Sequence[Muc]") -> None:
    if sum(each.cap is Kieu.CHU_CAI for each in nodes) > len(VIETNAMESE_LETTERS):
        raise ValueError(f"quá {len(VIETNAMESE_LETTERS)} điểm a), b)... liền nhau: hết chữ cái; chia thành hai mục")


class Bang(Nut):
    """A table in the body: column titles and rows of cells."""

    loai: Literal["", "chi_tieu", "nhiem_vu"] = ""
    """Bảng nói về gì: chi_tieu (chỉ tiêu), nhiem_vu (nhiệm vụ); bỏ trống nếu là bảng khác"""

    cot: list[Chu] = Field(min_length=1)
    """Tên các cột"""
    hang: list[list[ChuSo]] = []
    """Các hàng; mỗi hàng đủ số ô bằng số cột"""

    @model_validator(mode="after")
    def _same_width(self) -> Self:
        for index, hang in enumerate(self.hang, 1):
            if len(hang) != len(self.cot):
                raise ValueError(f"hàng {index} có {len(hang)} ô, cần {len(self.cot)} ô như tên cột")
        return self


class NhanManh(Nut):
    """Words of a node that stand out in print. They are named, not marked inside the text, so that the text stays plain."""

    cum: Chu = Field(min_length=1)
    """Cụm từ trong tiêu đề hoặc lời văn, chép nguyên văn"""
    kieu: Literal["đậm", "nghiêng", "đậm nghiêng"]
    lan: int | None = Field(default=None, ge=1)
    """Lần xuất hiện thứ mấy trong mục; bỏ trống là mọi lần"""


class Muc(Nut):
    """A node of the body. Only ``tieu_de``: a heading on its own line; only ``loi_van``: a paragraph; both: a title run
    into its paragraph; ``muc`` are the children in reading order, below which anything may follow."""

    id: MaNut = ""
    """Mã của mục, giữ nguyên qua các lần sửa; để trống thì chương trình tự đặt"""
    cap: Cap = Kieu.DOAN
    """Cấp: I, 1, 1.1, a, (1), -, +; bỏ trống nếu là đoạn văn không đánh số. Số do chương trình tính"""
    tieu_de: Chu = ""
    """Tiêu đề, không gõ số ở đầu"""
    loi_van: Chu = ""
    """Lời văn của mục, một đoạn"""
    nhan_manh: list[NhanManh] = []
    """Những cụm từ in đậm, in nghiêng trong mục"""
    bang: Bang | None = None
    """Bảng nằm ngay dưới mục"""
    so_goc: Chu | None = None
    """Số ghi trong văn bản gốc khi nó khác số đúng (chỉ có ở kế hoạch nhập từ tệp)"""
    muc: list["Muc"] = []
    """Các mục con theo thứ tự đọc"""

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not (self.tieu_de or self.loi_van or self.bang):
            raise ValueError("mục trống: cần tieu_de, loi_van hoặc bang")
        _letters_suffice(self.muc)
        return self


class CanCu(Nut):
    """A legal basis of this plan: a document with its lead word."""

    id: MaNut = ""
    dan: Literal["Căn cứ", "Thực hiện", ""] = "Căn cứ"
    """Căn cứ: in nghiêng, mỗi căn cứ một dòng. Thực hiện: nối vào câu mở đầu. Trống (""): viết nối tiếp vào đoạn của căn cứ
    đứng trước, như văn bản gốc đã viết"""
    ten_loai: Chu = ""
    """Luật, Nghị định, Quyết định, Kế hoạch..."""
    so_ky_hieu: Chu = ""
    """Số và ký hiệu: 116/KH-UBND. Luật, Pháp lệnh làm căn cứ không in số"""
    co_quan: Chu = ""
    """Cơ quan ban hành"""
    ngay: NgayBanHanh | None = None
    """Ngày ban hành: 2026-04-20"""
    trich_yeu: Chu = ""
    nguyen_van: Chu = ""
    """Cả câu viện dẫn, dùng khi các trường trên không diễn tả được"""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.nguyen_van or self.ten_loai):
            raise ValueError("căn cứ cần ten_loai (cùng so_ky_hieu, co_quan, ngay, trich_yeu) hoặc nguyen_van")
        return self

    @property
    def vien_dan(self) -> VienDan:
        """The parts of the citation for :mod:`kehoach.text.citations`."""
        return VienDan(self.ten_loai, self.so_ky_hieu, self.co_quan, self.ngay, self.trich_yeu)


class ChiTieu(Nut):
    """An indicator of an annex."""

    id: MaNut = ""
    nhom: Chu = ""
    """Tên nhóm; các chỉ tiêu cùng nhóm đứng liền nhau dưới một hàng tên nhóm"""
    ten: Chu
    don_vi_tinh: ChuSo = ""
    gia_tri: ChuSo = ""
    """Giá trị phải đạt, không kèm đơn vị: 50; trên 80"""
    nam: int | None = None
    """Năm phải đạt, nếu khác năm của kế hoạch"""


class NhiemVu(Nut):
    """A task of an annex."""

    id: MaNut = ""
    ten: Chu
    chu_tri: Chu = ""
    phoi_hop: list[Chu] = []
    san_pham: Chu = ""
    """Kết quả, sản phẩm"""
    kinh_phi: ChuSo = ""
    """Dự kiến kinh phí, triệu đồng"""
    thoi_han: ChuSo = ""
    """Thời gian hoàn thành: Tháng 9/2026; Thường xuyên"""


class PhuLuc(Nut):
    """An annex: a table of indicators, a table of tasks, or text. Its number is computed."""

    id: MaNut = ""
    tieu_de: Chu
    so_goc: Chu | None = None
    """Số ghi trong văn bản gốc khi nó khác số đúng (chỉ có ở kế hoạch nhập từ tệp)"""
    kem_theo: Chu = ""
    """Dòng (Kèm theo ...); bỏ trống thì lập từ số, ngày và cơ quan của kế hoạch"""
    cot: list[Chu] = []
    """Tên các cột của bảng chi_tieu, nhiem_vu như văn bản gốc; bỏ trống thì in tên cột theo mẫu"""
    chi_tieu: list[ChiTieu] = []
    nhiem_vu: list[NhiemVu] = []
    tong: bool = False
    """In hàng Tổng cộng kinh phí ở cuối bảng nhiệm vụ; số tổng do chương trình tính, không cộng được thì không in"""
    muc: list[Muc] = []

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if sum(map(bool, (self.chi_tieu, self.nhiem_vu, self.muc))) != 1:
            raise ValueError("phụ lục cần đúng một trong ba: chi_tieu, nhiem_vu hoặc muc")
        _letters_suffice(self.muc)
        return self

    @property
    def loai(self) -> Literal["chi_tieu", "nhiem_vu", "muc"]:
        """What the annex holds."""
        return "chi_tieu" if self.chi_tieu else "nhiem_vu" if self.nhiem_vu else "muc"


class NoiNhan(Nut):
    """A recipient line."""

    id: MaNut = ""
    ten: Chu
    de: Chu = ""
    """Gửi để làm gì, in trong ngoặc: b/c, th/h"""


class ChuKy(Nut):
    """Who signs, line by line (Nghị định 30/2020, Điều 13; Phụ lục I, Mục II, khoản 7)."""

    quyen_han: list[Chu] = []
    """Các dòng quyền hạn: TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH"""
    chuc_vu: Chu
    """Chức vụ của người ký: CHỦ TỊCH, PHÓ CHỦ TỊCH"""
    ho_ten: Chu = ""


class PhanKhac(Nut):
    """Words of an imported file that no part of a plan is for; printed as they are, in their place."""

    cho: Literal["dau", "tieu_de", "noi_nhan", "chu_ky", "cuoi"]
    """In ở đâu: dau (trên tên loại), tieu_de (dưới trích yếu), noi_nhan (dưới nơi nhận), chu_ky (dưới chữ ký), cuoi (cuối tệp)"""
    loi_van: Chu = Field(min_length=1)


class DonViHanhChinh(Nut):
    """The commune that the plan is for, as it was called at the plan's date."""

    ma: Chu = ""
    """Mã số đơn vị hành chính, giữ số 0 ở đầu"""
    loai: Literal["xã", "phường", "đặc khu", "thị trấn"]
    ten: Chu
    """Tên riêng: Hoa Lộc"""
    huyen: Chu = ""
    """Chỉ cho kế hoạch trước 01/7/2025: thị xã Mỹ Hào"""
    tinh: Chu
    """Tên riêng của tỉnh, thành phố: Thanh Hóa"""


class CoQuan(Nut):
    """The issuing organ."""

    ten: Chu
    """Tên đầy đủ: Ủy ban nhân dân xã Hoa Lộc"""
    viet_tat: Chu = "UBND"
    chu_quan: Chu = ""
    """Cơ quan chủ quản trực tiếp, nếu có; UBND xã không có"""


class BoQua(Nut):
    """A finding of the checker that someone has looked at and accepts."""

    ma: Chu
    """Mã của luật: TT16"""
    ly_do: Chu = Field(min_length=3)
    """Vì sao chấp nhận"""
    trich: Chu = ""
    """Chỉ bỏ qua chỗ có chữ này; bỏ trống là mọi chỗ"""


class KeHoach(Nut):
    """A plan."""

    phien_ban: Annotated[Literal["1"], WithJsonSchema({"enum": ["1", 1]})] = "1"
    """Phiên bản của định dạng tệp này"""
    khung: MaNut = ""
    """Khung đã dùng để soạn"""
    linh_vuc: list[MaNut] = []
    """Các lĩnh vực nội dung đã chọn khi soạn"""
    nam: int = Field(ge=1945, le=2200)
    """Năm của kế hoạch"""
    ten_loai: Chu = TEN_LOAI
    """Tên loại in ở đầu văn bản; chỉ khác KẾ HOẠCH khi tệp đã nhập là văn bản loại khác"""
    xa: DonViHanhChinh | None = None
    """Đơn vị hành chính cấp xã; bỏ trống nếu cơ quan ban hành không thuộc cấp xã"""
    co_quan: CoQuan
    so: ChuSo = ""
    """Số của văn bản; bỏ trống khi chưa ban hành"""
    ky_hieu: Chu = "KH-UBND"
    """Ký hiệu sau dấu gạch chéo; bắt đầu bằng gạch nối (-KH/ĐU) nếu sau số là gạch nối"""
    dia_danh: Chu
    """Địa danh ở dòng ngày tháng"""
    ngay: NgayBanHanh
    """Ngày ban hành: 2026-05-15; chưa rõ ngày thì 2026-05 hoặc 2026"""
    trich_yeu: Chu
    """Kế hoạch về việc gì: các dòng đậm dưới chữ KẾ HOẠCH"""
    kem_theo: Chu = ""
    """Dòng (Kèm theo Quyết định ...) dưới trích yếu, chỉ ở kế hoạch ban hành kèm quyết định; khi đó không in số, nơi nhận và
    chữ ký (Nghị định 30/2020, Phụ lục III, mẫu 1.3)"""
    can_cu: list[CanCu] = []
    mo_dau: Chu = ""
    """Câu mở đầu, sau các căn cứ"""
    muc: list[Muc] = Field(min_length=1)
    noi_nhan: list[NoiNhan] = []
    luu: list[Chu] = []
    """Dòng Lưu: VT và viết tắt đơn vị soạn thảo"""
    chu_ky: ChuKy | None = None
    phu_luc: list[PhuLuc] = []
    bo_qua: list[BoQua] = []
    """Những phát hiện của kehoach check mà cơ quan đã xem và chấp nhận; không in"""
    phan_khac: list[PhanKhac] = []
    """Những dòng của tệp đã nhập mà chương trình không nhận ra, giữ nguyên văn"""

    @field_validator("so")
    @classmethod
    def _number_alone(cls, so: str) -> str:
        if so and not re.fullmatch(r"\d{1,5}[a-zA-Z]?|\[\[.+\]\]", so, re.ASCII):
            raise ValueError(f"so chỉ là số của văn bản (87), không kèm ký hiệu hay dấu nháy, đang là “{so[:40]}”")
        return so

    @model_validator(mode="after")
    def _signed(self) -> Self:
        if self.chu_ky is None and not self.kem_theo:
            raise ValueError("thiếu chu_ky (chỉ kế hoạch có kem_theo, ban hành kèm quyết định, mới không có chữ ký)")
        return self

    @model_validator(mode="after")
    def _ids(self) -> Self:
        _letters_suffice(self.muc)
        give_ids(self)
        return self
