"""How a document number is written in a sentence (PL1/II.3c)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.can_cu._doan import LOAI, cac_vien_dan, mot_trong
from kehoach.rules.can_cu._so import so_viet
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.citations import TEN_LOAI, TEN_LOAI_KHAC, VIET_TAT, VienDanHit
from kehoach.text.nfc import fold
from kehoach.text.so_ky_hieu import DASHES, SoKyHieu, SoKyHieuError

_KINDS = TEN_LOAI | TEN_LOAI_KHAC
_ANY_DASH = f"[{DASHES}]"
_DOUBLE = re.compile(r"(?<!một )(?<!Một )(?<!\w)(?P<so>[Ss]ố\s{1,3}số)(?=\s{1,3}[0-9])")
_TIGHT = re.compile("ố[0-9]")
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
        for m in _CLOSE.finditer(dong.text) if _TIGHT.search(dong.text) else ():
            facts = {"viec": "thiếu dấu cách sau chữ “số”"}
            yield Loi(dong, m[0], f"{m['so']} {m[0][2:]}", facts, tai=m.start())
    for each in cac_vien_dan(ho_so):
        hit = each.hit
        if not hit.vien_dan.ten_loai or hit.vien_dan.la_luat:
            continue
        word = _COLON.search(hit.trich, 0, 60)
        if word is None or not hit.trich[: word.start()].strip():
            continue
        number = _DIGITS.match(hit.trich, word.end())
        trich = hit.trich[word.start() : number.end() if number else word.end()].rstrip(",;.")
        facts = {"viec": "sau chữ “số” ở giữa câu chỉ có một dấu cách, không có dấu hai chấm"}
        mend = f"số {trich[word.end() - word.start() :]}"
        if mend != trich:
            yield Loi(each.dong, trich, mend, facts, tai=hit.span[0] + word.start())


_LONGEST_FIRST = sorted(VIET_TAT.items(), key=lambda each: -len(each[0]))
_SUSPECT = re.compile(
    r"[0-9][\s/–-]{0,3}[A-ZĐa-zđ]{1,5}[\s/–-]{0,3}(?:UBND|HĐND|HDND|UBNB|CP|TTg|TTG|TW|TU|ĐU)|(?:QĐ|NQ|KH|CT|NĐ|TB|HD)[-/]?[0-9]"
)
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
        if not _SUSPECT.search(dong.text):
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
    at, written = so_viet(text, hit)
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
    own = next((short for name, short in _LONGEST_FIRST if kind.startswith(name)), "")
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
