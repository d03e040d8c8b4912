"""Kinds of documents and their issuers, as a document number abbreviates them.

``TEN_LOAI`` is the table of PL3/I: 27 kinds and 3 of copies. Decrees, circulars and the like are no administrative
documents and stand apart. Issuers follow the habits of citing (PL1/II.6a gives no table); bodies of the Party share one
suffix, so their numbers tell none.
"""

TEN_LOAI: dict[str, str] = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    "SY": "Bản sao y",
    "TrS": "Bản trích sao",
    "SL": "Bản sao lục",
}
"""Abbreviation -> kind (PL3/I)."""

TEN_LOAI_KHAC: dict[str, str] = {
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "VBHN": "Văn bản hợp nhất",
    "KL": "Kết luận",
    "CV": "Công văn",
    "L": "Lệnh",
}
"""Abbreviations outside PL3/I: legislation, the Party."""

VIET_TAT: dict[str, str] = {ten: viet_tat for viet_tat, ten in (TEN_LOAI | TEN_LOAI_KHAC).items()}
"""Kind -> abbreviation, of both tables."""

TEN_LUAT: tuple[str, ...] = ("Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp")
"""Kinds that are cited by name, without number and issuer (PL1/II.6a)."""

TEN_LOAI_DAI: tuple[str, ...] = (
    "Kế hoạch hành động",
    "Kế hoạch phối hợp",
    "Kế hoạch liên tịch",
    "Chương trình hành động",
    "Chương trình phối hợp",
    "Nghị quyết liên tịch",
    "Quy chế phối hợp",
    "Hướng dẫn liên tịch",
    "Thông báo kết luận",
)
"""Longer names in use; each has the abbreviation of the kind that it begins with."""

CO_QUAN: dict[str, tuple[str, ...]] = {
    "CP": ("Chính phủ",),
    "TTg": ("Thủ tướng Chính phủ",),
    "QH": ("Quốc hội",),
    "UBTVQH": ("Ủy ban Thường vụ Quốc hội",),
    "CTN": ("Chủ tịch nước",),
    "HĐND": ("Hội đồng nhân dân",),
    "UBND": ("Ủy ban nhân dân", "Chủ tịch Ủy ban nhân dân"),
    "VPCP": ("Văn phòng Chính phủ",),
    "VPQH": ("Văn phòng Quốc hội",),
    "ĐU": ("Đảng ủy", "Ban Thường vụ Đảng ủy", "Ban Chấp hành Đảng bộ"),
    "BQP": ("Bộ Quốc phòng",),
    "BCA": ("Bộ Công an",),
    "BNG": ("Bộ Ngoại giao",),
    "BNV": ("Bộ Nội vụ",),
    "BTP": ("Bộ Tư pháp",),
    "BTC": ("Bộ Tài chính",),
    "BCT": ("Bộ Công Thương",),
    "BXD": ("Bộ Xây dựng",),
    "BNNMT": ("Bộ Nông nghiệp và Môi trường",),
    "BVHTTDL": ("Bộ Văn hóa, Thể thao và Du lịch",),
    "BKHCN": ("Bộ Khoa học và Công nghệ",),
    "BGDĐT": ("Bộ Giáo dục và Đào tạo",),
    "BYT": ("Bộ Y tế",),
    "BDTTG": ("Bộ Dân tộc và Tôn giáo",),
    "NHNN": ("Ngân hàng Nhà nước Việt Nam",),
    "TTCP": ("Thanh tra Chính phủ",),
    # Ministries merged on 01/3/2025; their documents are still cited.
    "BTTTT": ("Bộ Thông tin và Truyền thông",),
    "BKHĐT": ("Bộ Kế hoạch và Đầu tư",),
    "BLĐTBXH": ("Bộ Lao động - Thương binh và Xã hội",),
    "BGTVT": ("Bộ Giao thông vận tải",),
    "BTNMT": ("Bộ Tài nguyên và Môi trường",),
    "BNNPTNT": ("Bộ Nông nghiệp và Phát triển nông thôn",),
    "UBDT": ("Ủy ban Dân tộc",),
}
"""Abbreviation of an issuer -> its names, the usual one first."""

CO_QUAN_CO_NOI: frozenset[str] = frozenset(CO_QUAN["HĐND"] + CO_QUAN["UBND"] + CO_QUAN["ĐU"])
"""The issuers of ``CO_QUAN`` that every place has, so that the name of the place follows."""
