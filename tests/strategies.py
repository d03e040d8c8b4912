"""Hypothesis strategies, all in one place: Vietnamese text and whole plans."""

from hypothesis import strategies as st

from kehoach.model.plan import (
    CanCu,
    ChiTieu,
    ChuKy,
    CoQuan,
    DonViHanhChinh,
    KeHoach,
    Muc,
    NhiemVu,
    NoiNhan,
    PhuLuc,
)
from kehoach.text.dates import parse_iso
from kehoach.text.numbering import Kieu

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_SIGNS = " .,;:-–/%&<>{}[]#'\"“”()!?*|@`~=+\\0123456789"

texts = (
    st.text(alphabet=_LETTERS + _LETTERS.upper() + _SIGNS + "  ", min_size=1, max_size=200).map(str.strip).filter(bool)
)
"""Text as clerks and hostile neighbours type it: Vietnamese letters and every sign that means something to YAML or Jinja."""

short_texts = st.text(alphabet=_LETTERS + " .:#-'\"", min_size=1, max_size=30).map(str.strip).filter(bool)

_caps = st.sampled_from(
    [Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN, Kieu.CHU_CAI, Kieu.NGOAC, Kieu.GACH, Kieu.CONG, Kieu.DOAN]
)


def _muc(children: st.SearchStrategy[list[Muc]]) -> st.SearchStrategy[Muc]:
    return st.builds(
        Muc,
        cap=_caps,
        tieu_de=st.one_of(st.just(""), short_texts),
        loi_van=texts,
        muc=children,
    )


mucs = st.recursive(_muc(st.just([])), lambda inner: _muc(st.lists(inner, max_size=3)), max_leaves=10)

_can_cu = st.builds(
    CanCu,
    ten_loai=st.sampled_from(["Luật", "Nghị định", "Kế hoạch"]),
    so_ky_hieu=st.sampled_from(["72/2025/QH15", "150/2025/NĐ-CP", "12/KH-UBND"]),
    co_quan=short_texts,
    ngay=st.sampled_from(["2025-06-16", "2026-01"]).map(parse_iso),
    trich_yeu=texts,
)
_phu_luc = st.one_of(
    st.builds(
        PhuLuc,
        tieu_de=short_texts,
        chi_tieu=st.lists(st.builds(ChiTieu, ten=texts, nhom=short_texts, gia_tri=short_texts), min_size=1, max_size=3),
    ),
    st.builds(
        PhuLuc,
        tieu_de=short_texts,
        nhiem_vu=st.lists(
            st.builds(NhiemVu, ten=texts, phoi_hop=st.lists(short_texts, max_size=2)), min_size=1, max_size=3
        ),
    ),
)

plans = st.builds(
    KeHoach,
    nam=st.integers(2020, 2035),
    xa=st.just(DonViHanhChinh(ma="00001", loai="xã", ten="Tân Mẫu", tinh="Mẫu Sơn")),
    co_quan=st.just(CoQuan(ten="Ủy ban nhân dân xã Tân Mẫu")),
    so=st.sampled_from(["", "7", "87"]),
    dia_danh=st.just("Tân Mẫu"),
    ngay=st.sampled_from(["2026", "2026-04", "2026-05-15"]).map(parse_iso),
    trich_yeu=texts,
    can_cu=st.lists(_can_cu, max_size=3),
    mo_dau=texts,
    muc=st.lists(mucs, min_size=1, max_size=4),
    noi_nhan=st.lists(st.builds(NoiNhan, ten=short_texts), max_size=3),
    luu=st.just(["VT"]),
    chu_ky=st.just(ChuKy(quyen_han=["TM. ỦY BAN NHÂN DÂN"], chuc_vu="CHỦ TỊCH", ho_ten="Nguyễn Văn An")),
    phu_luc=st.lists(_phu_luc, max_size=2),
)
"""Whole plans, valid but not sensible."""
