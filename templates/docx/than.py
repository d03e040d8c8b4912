"""Bodies of the templates: what stands where, in WordprocessingML with the tags of docxtpl."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from kieu_chu import ma
from trang import RONG_DOC, RONG_NGANG

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"


def run(words: str, kieu: str = "") -> str:
    """A run, in the character style ``kieu`` if given."""
    style = f'<w:rPr><w:rStyle w:val="{ma(kieu)}"/></w:rPr>' if kieu else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def doan(kieu: str, *runs: str) -> str:
    """A paragraph in the style ``kieu``; a run is plain words or made by :func:`run`."""
    inside = "".join(each if each.startswith("<w:r>") else run(each) for each in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{ma(kieu)}"/></w:pPr>{inside}</w:p>'


def lenh(words: str) -> str:
    """A command of the template in a paragraph of its own; it leaves nothing behind."""
    return doan("KH Lệnh mẫu", f"{{%p {words} %}}")


def o(width: int, *content: str, span: int = 1, giua: bool = False) -> str:
    """A cell. ``giua`` centres it in the height of its row."""
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if giua else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{middle}</w:tcPr>{"".join(content)}</w:tc>'


def hang(*cells: str, dau: bool = False) -> str:
    """A row that never breaks; ``dau`` repeats it on each page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if dau else ''}</w:trPr>{''.join(cells)}</w:tr>"


def hang_lenh(words: str, widths: Sequence[int]) -> str:
    """A row that holds a command only; it leaves nothing behind."""
    return hang(o(sum(widths), doan("KH Lệnh mẫu", f"{{%tr {words} %}}"), span=len(widths)))


def bang(kieu: str, widths: Sequence[int], *rows: str) -> str:
    """A table of fixed widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{ma(kieu)}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _dau_van_ban() -> str:
    left, right = 3742, RONG_DOC - 3742
    organ = [
        lenh("if chu_quan"),
        doan("KH Cơ quan chủ quản", "{{ chu_quan }}"),
        lenh("endif"),
        lenh("for dong in co_quan"),
        doan("KH Cơ quan", "{{ dong }}"),
        lenh("endfor"),
        doan("KH Kẻ cơ quan"),
    ]
    nation = [doan("KH Quốc hiệu", QUOC_HIEU), doan("KH Tiêu ngữ", TIEU_NGU), doan("KH Kẻ Tiêu ngữ")]
    return bang(
        "KH Bảng khung",
        (left, right),
        hang(o(left, *organ), o(right, *nation)),
        hang(
            o(left, lenh("if so"), doan("KH Số ký hiệu", "{{ so }}"), lenh("endif")),
            o(right, lenh("if so"), doan("KH Địa danh ngày tháng", "{{ dia_danh_ngay }}"), lenh("endif")),
        ),
    )


def _bang_trong_than() -> str:
    """A table with as many columns as the data has; the writer gives them their widths."""
    side, middle = 1701, RONG_DOC - 2 * 1701

    def columns(loop: str, content: str) -> str:
        opening = o(side, doan("KH Lệnh mẫu", f"{{%tc for {loop} %}}"))
        return opening + o(middle, content, giua=True) + o(side, doan("KH Lệnh mẫu", "{%tc endfor %}"))

    widths = (side, middle, side)
    return doan("KH Trước bảng") + bang(
        "KH Bảng",
        widths,
        hang(columns("cot in doan.bang.cot", doan("KH Bảng đầu cột", "{{ cot }}")), dau=True),
        hang_lenh("for hang in doan.bang.hang", widths),
        hang(columns("o in hang", doan("KH Bảng chữ", "{{ o }}"))),
        hang_lenh("endfor", widths),
    )


def _than() -> str:
    run_in = [run("{{ doan.so }} {{ doan.tieu_de }}", "KH Tiêu đề đoạn"), run(" {{ doan.loi_van }}")]
    return "".join(
        [
            lenh("for doan in than"),
            lenh('if doan.kieu == "muc_lon"'), doan("KH Mục lớn", "{{ doan.chu }}"),
            lenh('elif doan.kieu == "muc"'), doan("KH Mục", "{{ doan.chu }}"),
            lenh('elif doan.kieu == "muc_nho"'), doan("KH Mục nhỏ", "{{ doan.chu }}"),
            lenh('elif doan.kieu == "bang"'), _bang_trong_than(),
            lenh("elif doan.dam and doan.tieu_de"), doan("KH Lời văn", *run_in),
            lenh("else"), doan("KH Lời văn", "{{ doan.chu }}"),
            lenh("endif"),
            lenh("endfor"),
        ]
    )  # fmt: skip


def _ky() -> str:
    left, right = 4309, RONG_DOC - 4309
    to = [
        lenh("if noi_nhan"),
        doan("KH Nơi nhận", "Nơi nhận:"),
        lenh("endif"),
        *_moi_dong("noi_nhan", "KH Nơi nhận dòng"),
        *_moi_dong("phan_khac.noi_nhan", "KH Nơi nhận dòng"),
    ]
    signer = [
        *_moi_dong("quyen_han", "KH Quyền hạn"),
        lenh("if chuc_vu"),
        doan("KH Chức vụ", "{{ chuc_vu }}"),
        doan("KH Người ký", "{{ ho_ten }}"),
        lenh("endif"),
        *_moi_dong("phan_khac.chu_ky", "KH Bảng số"),
    ]
    block = bang("KH Bảng ký", (left, right), hang(o(left, *to), o(right, *signer))) + doan("KH Kết thúc")
    return lenh("if khoi_ky") + block + lenh("endif")


def _moi_dong(ten: str, kieu: str) -> list[str]:
    """A paragraph for each line of ``ten``."""
    return [lenh(f"for dong in {ten}"), doan(kieu, "{{ dong }}"), lenh("endfor")]


def ke_hoach() -> str:
    """Mẫu 1.4."""
    return "".join(
        [
            _dau_van_ban(),
            *_moi_dong("phan_khac.dau", "KH Lời văn"),
            doan("KH Tên loại", "{{ ten_loai }}"), doan("KH Trích yếu", "{{ trich_yeu }}"),
            lenh("if kem_theo"), doan("KH Kèm theo", "{{ kem_theo }}"), lenh("endif"),
            doan("KH Kẻ trích yếu"),
            *_moi_dong("phan_khac.tieu_de", "KH Lời văn"),
            *_moi_dong("can_cu", "KH Căn cứ"),
            lenh("if mo_dau"), doan("KH Lời văn", "{{ mo_dau }}"), lenh("endif"),
            _than(),
            _ky(),
        ]
    )  # fmt: skip


def _dau_phu_luc() -> str:
    return "".join(
        [
            doan("KH Phụ lục", "{{ dau_de }}"), doan("KH Tên phụ lục", "{{ ten }}"),
            doan("KH Kèm theo", "{{ kem_theo }}"), doan("KH Kẻ kèm theo"),
        ]
    )  # fmt: skip


def _dau_cot(widths: Sequence[int]) -> str:
    cells = [
        o(width, doan("KH Bảng đầu cột", f"{{{{ cot[{index}] }}}}"), giua=True) for index, width in enumerate(widths)
    ]
    return hang(*cells, dau=True)


def phu_luc_chi_tieu() -> str:
    """Mẫu 2.1 with the table of indicators."""
    widths = (709, RONG_DOC - 709 - 1701 - 2268, 1701, 2268)
    group = hang(
        o(widths[0], doan("KH Bảng số nhóm", "{{ hang.tt }}"), giua=True),
        o(sum(widths[1:]), doan("KH Bảng nhóm", "{{ hang.ten }}"), span=3, giua=True),
    )
    row = hang(
        o(widths[0], doan("KH Bảng số", "{{ hang.tt }}"), giua=True),
        o(widths[1], doan("KH Bảng chữ", "{{ hang.ten }}"), giua=True),
        o(widths[2], doan("KH Bảng số", "{{ hang.don_vi_tinh }}"), giua=True),
        o(widths[3], doan("KH Bảng số", "{{ hang.gia_tri }}"), giua=True),
    )
    rows = [
        hang_lenh("for hang in chi_tieu", widths), hang_lenh("if hang.nhom", widths), group,
        hang_lenh("else", widths), row, hang_lenh("endif", widths), hang_lenh("endfor", widths),
    ]  # fmt: skip
    return _dau_phu_luc() + bang("KH Bảng", widths, _dau_cot(widths), *rows) + doan("KH Lời văn", "./.")


def phu_luc_nhiem_vu() -> str:
    """Mẫu 2.1 with the table of tasks, on a page turned sideways."""
    columns = {
        "tt": (709, "KH Bảng số"),
        "ten": (0, "KH Bảng chữ"),
        "chu_tri": (1871, "KH Bảng chữ"),
        "phoi_hop": (2268, "KH Bảng chữ"),
        "san_pham": (2155, "KH Bảng chữ"),
        "kinh_phi": (1361, "KH Bảng số"),
        "thoi_han": (1531, "KH Bảng số"),
    }
    rest = RONG_NGANG - sum(width for width, _ in columns.values())
    widths = [width or rest for width, _ in columns.values()]
    cells = [
        o(width, doan(kieu, f"{{{{ hang.{key} }}}}"), giua=True)
        for (key, (_, kieu)), width in zip(columns.items(), widths, strict=True)
    ]
    total = [
        o(width, doan("KH Bảng nhóm" if key == "ten" else "KH Bảng số nhóm", f"{{{{ hang.{key} }}}}"), giua=True)
        for key, width in zip(columns, widths, strict=True)
    ]
    rows = [
        hang_lenh("for hang in nhiem_vu", widths), hang_lenh("if hang.tong", widths), hang(*total),
        hang_lenh("else", widths), hang(*cells), hang_lenh("endif", widths), hang_lenh("endfor", widths),
    ]  # fmt: skip
    return _dau_phu_luc() + bang("KH Bảng", widths, _dau_cot(widths), *rows) + doan("KH Lời văn", "./.")


def phu_luc_muc() -> str:
    """Mẫu 2.1 in words."""
    return _dau_phu_luc() + _than()
