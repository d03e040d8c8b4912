"""Who signs: the office and the name (PL1/II.7c, 7đ)."""

import re
from collections.abc import Iterator, Mapping

from kehoach.model.dong import CHAN, Dong, Vai
from kehoach.problems import Level
from kehoach.rules.chu_ky._khoi import QUYEN, hoa, khoi_ky, la_quyen
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.noi_nhan._nen import chuan, la_ubnd, loi, theo_nd30
from kehoach.rules.noi_nhan.dinh_dang import chu_lech
from kehoach.text.nfc import fold

_TITLE = re.compile(
    r"(?:(?:PGS|GS|TSKH|TS|Th\.?\s?[sS]|BS\s?CK\s?I{1,2}|BS|CK\s?I{1,2}|CN|KS|LS|DS|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT|AHLĐ|"
    r"Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Cử nhân|Kỹ sư|Luật sư|Dược sĩ|"
    r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)|[ĐđD]/c|[Đđ]ồng chí|[ÔôOo]ng|[Bb]à)(?!\w)[.:,]?\s*)+"
)
_FAMILY = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Trương Lương Cao Hà Tạ Đoàn Lò Vi Lô "
    "Hà Quách Đào Lâm Nông Hứa Triệu Vương Lục Sùng Giàng Thào Vàng Lù Tống Châu Thái Tô Chu Kiều Lưu Đàm Tăng Phùng Bế Ma Quan"
)
_FAMILIES = frozenset(_FAMILY.split())
_UNOFFICIAL = re.compile(
    r"(?<=\s)(?:PHỤ TRÁCH|THƯỜNG TRỰC|ĐIỀU HÀNH|LÂM THỜI|TẠM QUYỀN|KIÊM)(?!\w).{0,60}$|^(?:PHỤ TRÁCH|QUYỀN)\s+",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?P<chuc>CHỦ TỊCH)(?P<cua>\s+(?:UBND|ỦY BAN NHÂN DÂN|XÃ|PHƯỜNG|ĐẶC KHU)(?!\w).{0,60})$", re.IGNORECASE
)
_STRAY = ' \t\xa0.,;:()[]“”"*_'
_SIGNED = re.compile(r"\(?\s*(?:đã ký|da ky|đã kí|signed)\s*\)?\.?", re.IGNORECASE)
_SLOT = re.compile(r"\[\[.*\]\]|[.…_\s]+")
_JOINT = re.compile(r"phối hợp giữa|liên tịch|liên ngành|ký kết|quy chế phối hợp", re.IGNORECASE)


@luat("CK07", Can.KE_HOACH, Can.TU_SOAN)
def quyen_chuc_vu_in_hoa(ho_so: HoSo) -> Iterator[Loi]:
    """Powers and office in capitals, bold, size 13 to 14."""
    if not theo_nd30(ho_so):
        return
    low, high = ho_so.tham_so("CK07")["co_chu"]
    looks = not ho_so.thieu((Can.DINH_DANG,))
    for dong in ho_so.mot_lan(khoi_ky).dong:
        text = dong.text.strip()
        m = QUYEN.match(text)
        start = m.end() if m and la_quyen(m) else 0
        shown_small = text != text.upper() and not _shown_big(dong)
        if shown_small and re.match(
            r"(?:phó\s+)?(?:chủ|ủy|uỷ|trưởng|giám|hiệu|hội|ban|quyền|chánh|bí)", text[start:].lower()
        ):
            yield loi(dong, text, text.upper(), du_lieu={"vi": "chưa in hoa"})
        if looks and "\n" not in dong.paragraph.text and "\t" not in dong.paragraph.text.strip():
            wrong = chu_lech(dong, low, high, bold=True, italic=False)
            if wrong:
                yield Loi(dong, text, None, {"vi": "; ".join(wrong)}, 0)


@luat("CK08", Can.KE_HOACH, Can.TU_SOAN)
def ho_ten_chu_thuong(ho_so: HoSo) -> Iterator[Loi]:
    """The name in small letters, bold, size 13 to 14."""
    dong = ho_so.mot_lan(khoi_ky).ho_ten
    if dong is None or "[[" in dong.text or not theo_nd30(ho_so):
        return
    text = dong.text.strip()
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters) and not _shown_big(dong):
        plain = all(c.isalpha() or c.isspace() for c in text)
        yield loi(dong, text, _name(text) if plain else None, du_lieu={"vi": "đang in hoa"})
    if (
        not ho_so.thieu((Can.DINH_DANG,))
        and "\n" not in dong.paragraph.text
        and "\t" not in dong.paragraph.text.strip()
    ):
        low, high = ho_so.tham_so("CK08")["co_chu"]
        wrong = chu_lech(dong, low, high, bold=True, italic=False)
        if wrong:
            yield Loi(dong, text, None, {"vi": "; ".join(wrong)}, 0)


def _shown_big(dong: Dong) -> bool:
    """Whether the looks make capitals of small letters."""
    return any(run.format.caps for run in dong.paragraph.runs)


def _name(text: str) -> str:
    return " ".join(word[:1] + word[1:].lower() for word in text.split())


@luat("CK09", Can.KE_HOACH, Can.TU_SOAN)
def khong_hoc_vi(ho_so: HoSo) -> Iterator[Loi]:
    """No academic title, rank or form of address before the name."""
    dong = ho_so.mot_lan(khoi_ky).ho_ten
    organ = fold(ho_so.ke_hoach.co_quan.ten)
    if dong is None or organ.startswith(tuple(ho_so.tham_so("CK09")["duoc_ghi"])):
        return
    text = dong.text.strip()
    m = _TITLE.match(text)
    if m is None or not _is_title(m[0], text[m.end() :]):
        return
    first = text[m.end() :].split()[0]
    yield loi(dong, m[0] + first, first, dong.text.index(text), du_lieu={"danh": m[0].strip()})


def _is_title(title: str, rest: str) -> bool:
    """Whether ``title`` is no family name: a whole name follows."""
    words = rest.split()
    address = title.strip(" .:,").lower() in ("ông", "bà", "ong", "cn", "ts", "gs", "ls", "ks", "ds", "bs")
    return len(words) >= 2 and (not address or words[0] in _FAMILIES or words[0].capitalize() in _FAMILIES)


@luat("CK10", Can.KE_HOACH, Can.TU_SOAN)
def chuc_vu_chinh_thuc(ho_so: HoSo) -> Iterator[Loi]:
    """The office is an official one."""
    if not la_ubnd(ho_so):
        return
    for dong in ho_so.mot_lan(khoi_ky).dong:
        text = dong.text.strip()
        m = QUYEN.match(text)
        start = m.end() if m and la_quyen(m) else 0
        odd = _UNOFFICIAL.search(text[start:])
        office = hoa(text[start:])
        if odd is None or "CHỦ TỊCH" not in office:
            continue
        if office.startswith("QUYỀN "):
            yield loi(dong, text[start:], f"Q. {office.removeprefix('QUYỀN ')}")
        elif office.startswith("PHỤ TRÁCH"):
            yield Loi(dong, text)
        else:
            standing = "thường trực" in chuan(odd[0])  # some offices write it, and have a decision that says so
            level = Level.GOI_Y if standing else None
            yield loi(dong, text[start:], text[start:][: odd.start()].rstrip(), muc_do=level)


@luat("CK13", Can.KE_HOACH, Can.TU_SOAN)
def co_trong_danh_ba(ho_so: HoSo) -> Iterator[Loi]:
    """The signer is on the office's own list, with that office."""
    block = ho_so.mot_lan(khoi_ky)
    people = ho_so.cau_hinh.get("nguoi_ky")
    if block.ho_ten is None or not isinstance(people, (list, tuple)) or _SLOT.fullmatch(block.ho_ten.text.strip()):
        return
    known = {
        fold(str(each.get("ho_ten", ""))): str(each.get("chuc_vu", "")) for each in people if isinstance(each, Mapping)
    }
    name = fold(_TITLE.sub("", block.ho_ten.text, count=1)).strip(" .,;:")
    if not known:
        return
    if name not in known:
        yield Loi(block.ho_ten, block.ho_ten.text, None, {"vi": "không có trong danh sách người ký của cơ quan"})
    elif known[name] and block.chuc_vu and fold(known[name]) != fold(block.chuc):
        vi = f"trong danh sách người ký là {known[name]}, ở đây ký {block.chuc_vu.text.strip()}"
        if fold(known[name]) not in (fold(block.chuc), fold(block.chuc_vu.text)):
            yield Loi(block.ho_ten, block.ho_ten.text, None, {"vi": vi})


@luat("CK18", Can.KE_HOACH, Can.TU_SOAN)
def co_ho_ten(ho_so: HoSo) -> Iterator[Loi]:
    """A plan that is issued names its signer."""
    block = ho_so.mot_lan(khoi_ky)
    if ho_so.giai_doan != "ban-hanh" or block.chuc_vu is None:
        return
    if block.ho_ten is None:
        yield Loi(block.chuc_vu, block.chuc_vu.text)
    elif _SLOT.fullmatch(block.ho_ten.text.strip()):
        yield Loi(block.ho_ten, block.ho_ten.text)


@luat("CK19", Can.KE_HOACH, Can.TU_SOAN)
def mot_chu_ky(ho_so: HoSo) -> Iterator[Loi]:
    """One signature."""
    if not la_ubnd(ho_so) or _JOINT.search(ho_so.ke_hoach.trich_yeu):
        return
    words = tuple(ho_so.tham_so("CK19")["chuc_vu"])
    for dong in ho_so.vai(Vai.CHAN_KHAC):
        text = dong.text.strip()
        m = QUYEN.match(text)
        power = m is not None and la_quyen(m) and len(text) < 60
        if text == text.upper() and (power or hoa(text).startswith(words)) and not text.startswith(("-", "}")):
            yield Loi(dong, text)
            return


@luat("CK20", Can.KE_HOACH, Can.TU_SOAN)
def ho_ten_sach(ho_so: HoSo) -> Iterator[Loi]:
    """The name alone: no full stop, no brackets."""
    dong = ho_so.mot_lan(khoi_ky).ho_ten
    if dong is None or "[[" in dong.text:
        return
    text = dong.text.strip()
    bare = text.strip(_STRAY)
    if bare and bare != text and any(c.isalpha() for c in bare):
        yield loi(dong, text, bare)


@luat("CK21", Can.KE_HOACH, Can.TU_SOAN)
def co_chu_ky(ho_so: HoSo) -> Iterator[Loi]:
    """Somebody signs."""
    if ho_so.dau(Vai.CHUC_VU, Vai.QUYEN_HAN, Vai.HO_TEN) is None:
        near = _last(ho_so)
        level = None if ho_so.giai_doan == "ban-hanh" else Level.CANH_BAO
        yield Loi(near, _end(near), muc_do=level)


def _last(ho_so: HoSo) -> Dong | None:
    foot = ho_so.dau(Vai.NOI_NHAN_DE)
    return foot or next((each for each in reversed(ho_so.dong) if not each.phu_luc and each.vai not in CHAN), None)


def _end(dong: Dong | None) -> str:
    return dong.text if dong and len(dong.text) < 60 else " ".join(dong.text.split()[-6:]) if dong else ""


@luat("CK23", Can.KE_HOACH, Can.TU_SOAN)
def chuc_vu_khong_kem_co_quan(ho_so: HoSo) -> Iterator[Loi]:
    """CHỦ TỊCH, not CHỦ TỊCH UBND XÃ."""
    for dong in ho_so.mot_lan(khoi_ky).dong if la_ubnd(ho_so) else ():
        m = _OF.search(dong.text.rstrip())
        if m:
            yield loi(dong, m[0], m["chuc"], m.start())


@luat("CK25", Can.KE_HOACH, Can.TU_SOAN)
def khong_da_ky(ho_so: HoSo) -> Iterator[Loi]:
    """No (Đã ký) typed in the place of the signature."""
    for dong in ho_so.vai(Vai.CHAN_KHAC):
        if _SIGNED.fullmatch(dong.text.strip()):
            yield Loi(dong, dong.text.strip())
