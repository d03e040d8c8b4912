"""Document numbers as cited: their shape, and whether kind, issuer and year agree with them (PL1/II.3, PL3/I)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.can_cu._co_quan import doc_co_quan, ho_theo_ky_hieu
from kehoach.rules.can_cu._doan import LOAI, cac_vien_dan, mot_trong
from kehoach.rules.can_cu._van_ban import theo_so, tim
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.citations import TEN_LOAI, TEN_LOAI_KHAC, VIET_TAT, VienDanHit, co_quan_theo_ky_hieu
from kehoach.text.nfc import fold
from kehoach.text.so_ky_hieu import DASHES, SoKyHieu, SoKyHieuError

_KINDS = TEN_LOAI | TEN_LOAI_KHAC
_ANY_DASH = f"[{DASHES}]"
_NAME = {
    "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "CTN": "Chủ tịch nước", "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "VPCP": "Văn phòng Chính phủ",
    "ĐẢNG": "cơ quan của Đảng", "ĐẢNG_TW": "cơ quan Trung ương của Đảng",
}  # fmt: skip
_MENDABLE = frozenset({"CP", "TTg", "QH", "UBTVQH"})


def _so_viet(text: str, hit: VienDanHit) -> tuple[int, str]:
    """Where the number of a citation stands as written; empty where it cannot be told."""
    if hit.so_ky_hieu is None or not hit.so_ky_hieu.so:
        return 0, ""
    canonical = str(hit.so_ky_hieu)
    at = text.find(canonical, *hit.span)
    if at >= 0:
        return at, canonical
    parts = [re.escape(each).replace("Đ", "[ĐÐƉ]") for each in re.split("[/-]", canonical)]
    m = re.compile(r"\s{0,3}[-/\s‐‑‒–—―−∕⁄／]\s{0,3}".join(parts), re.IGNORECASE).search(text, *hit.span)
    return (m.start(), m[0]) if m else (0, "")


@luat("CC12", Can.KE_HOACH)
def ky_hieu_khop_co_quan(ho_so: HoSo) -> Iterator[Loi]:
    """The sign of the issuer in the number agrees with the issuer cited."""
    for each in cac_vien_dan(ho_so):
        so, name = each.hit.so_ky_hieu, each.hit.vien_dan.co_quan
        if so is None or not name or each.trong:
            continue
        by_sign, cited = ho_theo_ky_hieu(so), doc_co_quan(name)
        if not by_sign or not cited.ho or by_sign == cited.ho or {by_sign, cited.ho} == {"ĐẢNG", "ĐẢNG_TW"}:
            continue
        at = each.dong.text.find(name, *each.hit.span)
        right = _NAME.get(by_sign, "")
        if not right:
            right = co_quan_theo_ky_hieu(so) or by_sign
        mend = right if by_sign in _MENDABLE and cited.ho in ("CP", "TTg", "QH", "UBTVQH", "CTN") else None
        facts = {"so": str(so), "dung": right}
        yield Loi(
            each.dong,
            name if at >= 0 else each.hit.trich,
            mend if at >= 0 else None,
            facts,
            tai=at if at >= 0 else None,
        )


@luat("CC13", Can.KE_HOACH)
def dang_ky_hieu(ho_so: HoSo) -> Iterator[Loi]:
    """Legislation has its year, administrative documents none, those of the Party a hyphen before the symbol."""
    asked = ho_so.tham_so("CC13")
    with_year, without = frozenset(asked["co_nam"]), frozenset(asked["khong_nam"])
    party, state = frozenset(asked["dang"]), frozenset(asked["nha_nuoc"])
    for each in cac_vien_dan(ho_so):
        so = each.hit.so_ky_hieu
        if so is None or not so.so:
            continue
        at, written = _so_viet(each.dong.text, each.hit)
        if not written or each.trong:
            continue
        groups = re.split("[/-]", so.ky_hieu)
        mend, facts = "", {}
        if so.nam is not None and groups[0] in without and so.nam > asked["khong_nam_sau"]:
            mend, facts = (
                f"{so.so}/{so.ky_hieu}",
                {"viec": f"{_KINDS[groups[0]]} là văn bản hành chính, số không kèm năm"},
            )
        elif (
            so.nam is None
            and so.dau == "/"
            and (groups[0] == "NĐ" or (groups[0] in with_year and _is_ministry(groups)))
        ):
            facts = {"viec": f"{_KINDS[groups[0]]} là văn bản quy phạm pháp luật, số phải kèm năm ban hành"}
            ngay = each.hit.vien_dan.ngay
            mend = f"{so.so}/{ngay.nam}/{so.ky_hieu}" if ngay and ngay.nam > asked["co_nam_sau"] else ""
            if ngay and ngay.nam <= asked["co_nam_sau"]:
                continue
        elif so.dau == "/" and so.nam is None and len(groups) == 2 and groups[1] in party and groups[0] in _KINDS:
            mend = f"{so.so}-{groups[0]}/{groups[1]}"
            facts = {"viec": "văn bản của Đảng viết gạch nối sau số, gạch chéo trước tên cơ quan"}
        elif so.dau == "-" and len(groups) == 2 and groups[1] in state and groups[0] in _KINDS:
            mend = f"{so.so}/{groups[0]}-{groups[1]}"
            facts = {"viec": "văn bản của Nhà nước viết gạch chéo sau số, gạch nối trước tên cơ quan"}
        else:
            continue
        ours = not (so.nam is not None and groups[0] in without) or groups[1:2] in (["UBND"], ["HĐND"])
        yield Loi(
            each.dong, written, mend or None, {**facts, "dung": mend or "thêm năm ban hành vào số"}, tai=at,
            cach_sua=None if ours else CachSua.CHI_GOI_Y,
        )  # fmt: skip


def _is_ministry(groups: list[str]) -> bool:
    return len(groups) == 2 and groups[1].startswith(("B", "VPCP", "NHNN", "TTCP"))


@luat("CC26", Can.KE_HOACH)
def loai_khop_ky_hieu(ho_so: HoSo) -> Iterator[Loi]:
    """The kind as said agrees with the kind in the number."""
    asked = ho_so.tham_so("CC26")
    free = frozenset(asked["loai_chung"])
    close = {frozenset(pair) for pair in asked["gan_nhau"]}
    for each in cac_vien_dan(ho_so):
        so, kind = each.hit.so_ky_hieu, each.hit.vien_dan.ten_loai
        if so is None or not kind or kind in free or each.hit.vien_dan.la_luat:
            continue
        if so.ky_hieu.startswith(("QH", "UBTVQH")):
            sign, by_sign = "", "Nghị quyết"
            if kind in ("Nghị quyết", "Pháp lệnh", "Lệnh") or kind.startswith("Nghị quyết"):
                continue
        else:
            sign = re.split("[/-]", so.ky_hieu)[0]
            by_sign = _KINDS.get(sign, "")
        if not by_sign or kind.startswith(by_sign) or frozenset((kind, by_sign)) in close:
            continue
        if kind == "Công văn" and not so.ky_hieu.endswith(("-UBND", "-HĐND", "-TTg", "-CP", "/TU", "/TW", "/ĐU")):
            continue  # an official letter names its issuer first: 812/TC-QLNS
        known = theo_so(ho_so).get(str(so).lstrip("0").upper(), [])
        sure = tim(ho_so, each.hit)
        if any(one.ten_loai == kind for one in known) or each.trong:
            continue
        own = next((short for name, short in VIET_TAT.items() if kind.startswith(name)), "")
        near = bool(own) and (own[:1] == sign[:1] and own.lower()[:2] == sign.lower()[:2])
        mend = _kind_written(each.hit.trich, by_sign) if sure is not None and sure.ten_loai == by_sign else None
        trich = " ".join(each.hit.trich.split()[: len(kind.split()) + 2])
        facts = {"loai": kind, "ky_hieu": sign or so.ky_hieu, "theo": by_sign}
        yield Loi(
            each.dong, trich if trich in each.dong.text else each.hit.trich,
            mend and trich.replace(trich[: len(kind)], mend, 1), facts,
            tai=each.hit.span[0], muc_do=Level.CANH_BAO if near else None,
        )  # fmt: skip


def _kind_written(trich: str, kind: str) -> str:
    return kind if trich[:1].isupper() else kind.lower()


@luat("CC28", Can.KE_HOACH)
def nam_trong_so(ho_so: HoSo) -> Iterator[Loi]:
    """The year in a number is the year of the date."""
    for each in cac_vien_dan(ho_so):
        so, ngay = each.hit.so_ky_hieu, each.hit.vien_dan.ngay
        if so is None or so.nam is None or ngay is None or so.nam == ngay.nam or each.trong:
            continue
        known = theo_so(ho_so).get(str(so).lstrip("0").upper(), [])
        mend = None
        if len(known) == 1 and known[0].ngay is not None and known[0].ngay.day_du and ngay.day_du:
            mend = each.hit.trich.replace(ngay.gach(), known[0].ngay.gach())
            mend = mend if mend != each.hit.trich else None
        yield Loi(each.dong, each.hit.trich, mend, {"nam": so.nam, "nam_ngay": ngay.nam}, tai=each.hit.span[0])


_DOUBLE = re.compile(r"(?<!một )(?<!Một )(?<!\w)(?P<so>[Ss]ố\s{1,3}số)(?=\s{1,3}[0-9])")
_CLOSE = re.compile(r"(?<!\w)(?P<so>[Ss]ố)[0-9]{1,6}(?=\s?[/-]\s?(?:[A-ZĐ]{1,5}[/-]|20[0-9]{2}/|19[0-9]{2}/))")
_DIGITS = re.compile(r"[0-9]\S{0,30}")
_COLON = re.compile(r"(?<!\w)(?P<so>số\s{0,2}:\s{0,2}|số|Số\s{0,2}:?\s{0,2})(?=[0-9])")


@luat("CC31", Can.KE_HOACH)
def so_mot_lan(ho_so: HoSo) -> Iterator[Loi]:
    """Inside a sentence: ``số`` once, with a space behind it and no colon."""
    for dong in ho_so.loi_van:
        if "ố s" in dong.text:
            for m in _DOUBLE.finditer(dong.text):
                yield Loi(dong, m["so"], m["so"].split()[0], {"viec": "chữ “số” gõ hai lần"}, tai=m.start())
        for m in _CLOSE.finditer(dong.text):
            facts = {"viec": "thiếu dấu cách sau chữ “số”"}
            yield Loi(dong, m[0], f"{m['so']} {m[0][2:]}", facts, tai=m.start())
    for each in cac_vien_dan(ho_so):
        hit = each.hit
        if not hit.vien_dan.ten_loai or hit.vien_dan.la_luat:
            continue
        m = _COLON.search(hit.trich, 0, 60)
        if m is None or not hit.trich[: m.start()].strip():
            continue
        number = _DIGITS.match(hit.trich, m.end())
        trich = hit.trich[m.start() : number.end() if number else m.end()].rstrip(",;.")
        facts = {"viec": "sau chữ “số” ở giữa câu chỉ có một dấu cách, không có dấu hai chấm"}
        mend = f"số {trich[m.end() - m.start() :]}"
        if mend != trich:
            yield Loi(each.dong, trich, mend, facts, tai=hit.span[0] + m.start())


_TOKEN = re.compile(
    rf"(?<!\w)(?P<loai>{mot_trong(LOAI)})\s{{1,3}}(?:số\s{{0,2}}:?\s{{0,3}}|(?=[0-9]))"
    r"(?P<so>(?:[0-9]|[A-ZĐ]{1,4}[-/]?[0-9])[\w/&.\-–]{0,40}(?:\s?[-–/]\s?[\w/&\-–]{1,20}|\s[A-ZĐ]{1,5}[/-][\w\-]{1,12})?)"
)


@luat("CC25", Can.KE_HOACH)
def viet_dung_so(ho_so: HoSo) -> Iterator[Loi]:
    """A number is written as issued: 116/KH-UBND, no spaces, Đ and not D, its marks in place."""
    asked = ho_so.tham_so("CC25")
    by_line: dict[int, list[VienDanHit]] = {}
    for each in cac_vien_dan(ho_so):
        by_line.setdefault(id(each.dong), []).append(each.hit)
        yield from (
            Loi(each.dong, trich, mend, facts, tai=at, cach_sua=way, muc_do=level)
            for trich, mend, facts, at, way, level in _slips(each.dong.text, each.hit, asked)
        )
    for dong in ho_so.loi_van:
        if not any(map(str.isdigit, dong.text)):
            continue
        spans = [hit.span for hit in by_line.get(id(dong), ())]
        index = 0
        for m in _TOKEN.finditer(dong.text):
            while index < len(spans) and spans[index][1] <= m.start("so"):
                index += 1
            if index < len(spans) and spans[index][0] < m.end("so"):
                continue
            repaired = _repaired(m["so"].rstrip(".-–,"), m["loai"], asked)
            if repaired:
                facts = {"viec": "số, ký hiệu gõ sai", "dung": repaired}
                yield Loi(dong, m["so"].rstrip(".-–,"), repaired, facts, tai=m.start("so"), cach_sua=CachSua.DONG_Y)


_Slip = tuple[str, str, dict[str, str], int, CachSua, Level | None]


def _slips(text: str, hit: VienDanHit, asked: Mapping[str, Any]) -> Iterator[_Slip]:
    so = hit.so_ky_hieu
    if so is None:
        return
    canonical = str(so)
    at, written = _so_viet(text, hit)
    groups = _mended(re.split("([/-])", so.ky_hieu), hit.vien_dan.ten_loai, asked)
    right = f"{canonical[: len(canonical) - len(so.ky_hieu)]}{groups}"
    if not written:
        return
    if groups != so.ky_hieu:
        facts = {"viec": f"ký hiệu “{so.ky_hieu}” gõ sai", "dung": right}
        yield written, right, facts, at, CachSua.DONG_Y, None
    elif written != canonical:
        slip = not re.search(r"[/‐‑‒–—―−∕⁄／-]", written[: len(so.so) + 3])
        why = (
            "thiếu dấu sau số"
            if slip
            else "có dấu cách thừa"
            if re.search(r"\s", written)
            else "sai dấu hoặc sai chữ hoa, chữ thường"
        )
        facts = {"viec": why, "dung": canonical}
        yield written, canonical, facts, at, CachSua.DONG_Y if slip else CachSua.CHAC_CHAN, None
    elif re.fullmatch("[1-9]", so.so) and so.dau == "/":
        facts = {"viec": "số nhỏ hơn 10 phải có số 0 phía trước", "dung": f"0{canonical}"}
        yield written, f"0{canonical}", facts, at, CachSua.DONG_Y, None


def _mended(groups: list[str], kind: str, asked: Mapping[str, Any]) -> str:
    """The symbol with its known slips mended: QD -> QĐ, UBNB -> UBND, KHo -> KH, DA -> ĐA where the kind is Đề án."""
    slips = asked["chu_sai"]
    own = next(
        (short for name, short in sorted(VIET_TAT.items(), key=lambda each: -len(each[0])) if kind.startswith(name)), ""
    )
    for index in range(0, len(groups), 2):
        group = groups[index]
        groups[index] = slips.get(group, group)
        if index == 0 and own and groups[0] not in _KINDS and group[: len(own)] == own and group[len(own) :].islower():
            groups[0] = own
        if index == 0 and own and fold(group) == fold(own) and group != own:
            groups[0] = own
    return "".join(groups)


def _repaired(token: str, kind: str, asked: Mapping[str, Any]) -> str:
    """A token that is no number, as the number that it surely was; empty where nobody can tell."""
    m = re.fullmatch(
        rf"(?P<so>[0-9]{{1,6}})\s?(?P<dau>[/-]?)\s?(?:(?P<nam>[12][0-9]{{3}})\s?/\s?)?(?P<chu>[A-ZĐa-zđ]{{1,5}}?)"
        rf"(?P<noi>\s?[/-]?\s?|{_ANY_DASH})(?P<cq>UBND|HĐND|HDND|UBNB|CP|TTg|TTG|TW|TU|ĐU)",
        token,
    )
    if m is None:
        m = re.fullmatch(
            r"(?P<chu>QĐ|NQ|KH|CT|NĐ|TB|HD)[-/]?(?P<so>[0-9]{1,6})(?P<dau>)(?P<nam>)[-/](?P<noi>)(?P<cq>UBND|HĐND|TTg|CP|TW|TU)",
            token,
        )
    if m is None:
        return ""
    slips = asked["chu_sai"]
    sign, issuer = slips.get(m["chu"], m["chu"]), slips.get(m["cq"], m["cq"])
    expected = VIET_TAT.get(" ".join(kind.split()), "")
    if expected and sign[: len(expected)] == expected and sign[len(expected) :].islower():
        sign = expected
    if sign not in _KINDS or (expected and sign != expected):
        return ""
    party = issuer in ("TW", "TU", "ĐU")
    year = f"{m['nam']}/" if m["nam"] else ""
    made = f"{m['so']}-{sign}/{issuer}" if party else f"{m['so']}/{year}{sign}-{issuer}"
    try:
        right = str(SoKyHieu.parse(made))
    except SoKyHieuError:
        return ""
    return right if right != token else ""
