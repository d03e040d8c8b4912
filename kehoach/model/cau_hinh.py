"""The settings of an office: what it accepts, how it weighs the rules, who signs."""

from pydantic import Field

from kehoach.model.kieu import Chu, Nut
from kehoach.model.plan import BoQua
from kehoach.problems import Level

TEN_TEP = "kehoach-cau-hinh.yaml"
"""Name of the file, beside the documents or in ``.kehoach`` in the home folder."""


class NguoiKy(Nut):
    """Someone who may sign."""

    ho_ten: Chu = Field(min_length=1)
    chuc_vu: Chu = Field(min_length=1)
    """CHỦ TỊCH, PHÓ CHỦ TỊCH"""


class CauHinh(Nut):
    """The settings."""

    xa: Chu = ""
    """Mã xã, phường, đặc khu của cơ quan"""
    bo_qua: list[BoQua] = []
    """Những phát hiện chấp nhận ở mọi văn bản"""
    muc_do: dict[Chu, Level] = {}
    """Mã luật -> mức độ khác với mức có sẵn: loi, canh_bao, goi_y"""
    nguoi_ky: list[NguoiKy] = []
    """Những người được ký của xã"""
    viet_tat_luu: list[Chu] = []
    """Viết tắt các đơn vị soạn thảo ở dòng Lưu"""
    cho_phep_thua_lenh: bool = False
    """Quy chế của cơ quan cho ký thừa lệnh, thừa ủy quyền kế hoạch"""
