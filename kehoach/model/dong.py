"""A line of a document and what it is in a plan: the evidence that stands between the stages, which find it, and the rules.

A line is a paragraph, or one of several that a layout put into one paragraph (the number and the date beside a tab).
"""

from dataclasses import dataclass, field
from enum import StrEnum

from kehoach.blocks import Paragraph, Spot
from kehoach.text.numbering import Kieu


class Vai(StrEnum):
    """What a line is (Nghị định 30/2020, Phụ lục I, Mục IV)."""

    QUOC_HIEU = "quoc_hieu"
    TIEU_NGU = "tieu_ngu"
    CHU_QUAN = "chu_quan"
    CO_QUAN = "co_quan"
    SO = "so"
    """Số: 87/KH-UBND"""
    DIA_DANH_NGAY = "dia_danh_ngay"
    DAU_KHAC = "dau_khac"
    """What else stands in the head: DỰ THẢO, HỎA TỐC"""
    TEN_LOAI = "ten_loai"
    TRICH_YEU = "trich_yeu"
    KEM_THEO = "kem_theo"
    """(Kèm theo Quyết định ...) under the title"""
    DUOI_TIEU_DE = "duoi_tieu_de"
    """Kính gửi ..., Căn cứ pháp lý: between title and bases"""
    CAN_CU = "can_cu"
    """A paragraph of bases; the opening sentence may stand at its end"""
    MO_DAU = "mo_dau"
    MUC = "muc"
    """A node with a number or a title"""
    DOAN = "doan"
    """A plain paragraph of the body"""
    O = "o"  # noqa: E741 - ô, a cell
    """A paragraph in a cell of a table"""
    NOI_NHAN_DE = "noi_nhan_de"
    """Nơi nhận:"""
    NOI_NHAN = "noi_nhan"
    LUU = "luu"
    QUYEN_HAN = "quyen_han"
    CHUC_VU = "chuc_vu"
    HO_TEN = "ho_ten"
    CHAN_KHAC = "chan_khac"
    """What else stands beside recipients and signature"""
    PHU_LUC = "phu_luc"
    """Phụ lục II, perhaps with the title on the same line"""
    TEN_PHU_LUC = "ten_phu_luc"
    KEM_THEO_PHU_LUC = "kem_theo_phu_luc"
    GHI_CHU = "ghi_chu"
    """A footnote"""
    KHAC = "khac"
    """Nobody knows"""


DAU = frozenset({Vai.QUOC_HIEU, Vai.TIEU_NGU, Vai.CHU_QUAN, Vai.CO_QUAN, Vai.SO, Vai.DIA_DANH_NGAY, Vai.DAU_KHAC})
"""The head of the document."""
CHAN = frozenset(
    {Vai.NOI_NHAN_DE, Vai.NOI_NHAN, Vai.LUU, Vai.QUYEN_HAN, Vai.CHUC_VU, Vai.HO_TEN, Vai.CHAN_KHAC}
)  # fmt: skip
"""Its foot."""
LOI_VAN = frozenset({Vai.CAN_CU, Vai.MO_DAU, Vai.MUC, Vai.DOAN, Vai.O, Vai.GHI_CHU, Vai.KHAC})
"""Where running text stands."""


@dataclass(slots=True, eq=False)
class Dong:
    """A line."""

    text: str
    """Its words as shown, typed number included, automatic number not"""
    vai: Vai
    paragraph: Paragraph
    """Where it stands (the first paragraph, if it goes over several)"""
    goc: int = 0
    """Offset of ``text`` in the text of the paragraph"""
    thu_tu: int = 0
    """Its place in reading order, from 0"""
    phu_luc: int = 0
    """In which annex, from 1; 0 in the plan itself"""
    cap: Kieu = Kieu.DOAN
    so: str = ""
    """Number of a node as written: ``IV.``"""
    dang_so: str = ""
    """Shape of that number: siblings have one shape (``I``, ``1.``, ``1)``, ``a``, ``P`` for Phần I)"""
    so_dung: str = ""
    """The number that it should have"""
    tieu_de: str = ""
    """Title of a node without its number"""
    loi_van: str = ""
    """Words of a node behind its title"""
    sau: int = 0
    """Depth of a node, from 0"""
    cha: "Dong | None" = None
    """The node that it stands below"""
    con: "list[Dong]" = field(default_factory=list)
    """Nodes and paragraphs below, in order"""
    bang: int = 0
    """Which table of the document, from 1, for a cell; ``hang`` and ``cot`` count from 0"""
    hang: int = 0
    cot: int = 0
    ma: str = ""
    """In a file of our own: what it prints (id of a node, ``@so``...)"""

    @property
    def spot(self) -> Spot:
        """Where it stands in the source."""
        return self.paragraph.spot

    @property
    def muc(self) -> str:
        """Its section by the numbers as written: ``IV.2.a``; empty outside."""
        parts: list[str] = []
        each: Dong | None = self
        decimal = False
        while each is not None:
            number = each.so.strip("()./-+• ")
            if number and not (decimal and each.cap in (Kieu.A_RAP, Kieu.THAP_PHAN)):
                parts.insert(0, number)
                decimal = each.cap is Kieu.THAP_PHAN
            each = each.cha
        return ".".join(parts)
