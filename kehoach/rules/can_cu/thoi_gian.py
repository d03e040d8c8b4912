"""Bases in time: issued before the plan, in force on its day, of an organ that still is."""

import datetime as dt
from collections.abc import Iterator

from kehoach.catalog.hieu_luc import KHONG_DUNG, HieuLuc, hieu_luc, tinh_trang
from kehoach.catalog.models import VanBan
from kehoach.model.dong import Vai
from kehoach.problems import Level
from kehoach.rules.can_cu._co_quan import doc_co_quan
from kehoach.rules.can_cu._doan import VienDanO, cac_phan, cac_vien_dan
from kehoach.rules.can_cu._van_ban import ngay_viet, ten_gon, tim
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.dates import Ngay
from kehoach.text.nfc import fold

MAX_BASES = 100
"""No plan has more; each is compared with all"""


def viet_theo(mau: str, ngay: Ngay) -> str:
    """``ngay`` in the form of the written date ``mau``."""
    return ngay.chu() if "tháng" in mau else ngay.gach()


@luat("CC08", Can.KE_HOACH, Can.NGAY)
def luat_to_chuc(ho_so: HoSo) -> Iterator[Loi]:
    """The law on the organisation of local government is that in force on the plan's day."""
    asked = ho_so.tham_so("CC08")
    name = ten_gon(asked["ten"])
    versions = [(dt.date.fromisoformat(each["tu"]), each) for each in asked["ban"]]
    day = _first_day(ho_so.ke_hoach.ngay)
    now = next((each for start, each in reversed(versions) if start <= day), None)
    if now is None or any(ho_so.ngay and day < start <= ho_so.ngay for start, _ in versions):
        return
    right = Ngay.from_date(dt.date.fromisoformat(now["ngay"]))
    for phan in cac_phan(ho_so):
        hit = phan.goc
        if not phan.la_can_cu or hit is None or not hit.vien_dan.la_luat:
            continue
        text, cited = phan.dong.text, ten_gon(hit.vien_dan.trich_yeu)
        number = str(hit.so_ky_hieu) if hit.so_ky_hieu else ""
        amends = cited.startswith("sua doi") and name in cited
        if amends and day >= versions[1][0]:
            facts = {"cu": hit.trich, "moi": _call(now, right)}
            yield Loi(phan.dong, hit.trich, None, facts, tai=hit.span[0])
            continue
        if cited != name and number not in [each["so"] for _, each in versions]:
            continue
        facts = {"cu": hit.trich, "moi": _call(now, right)}
        ngay, written = hit.vien_dan.ngay, ngay_viet(text, hit)
        if number and number != now["so"]:
            yield Loi(phan.dong, hit.trich, f"Luật {asked['ten']} ngày {right.gach()}", facts, tai=hit.span[0])
        elif ngay is not None and ngay.day_du and ngay != right and written is not None:
            yield Loi(phan.dong, written.trich, viet_theo(written.trich, right), facts, tai=written.span[0])
        elif ngay is not None and ngay.thang is None and ngay.nam != right.nam:
            yield Loi(phan.dong, hit.trich, f"Luật {asked['ten']} ngày {right.gach()}", facts, tai=hit.span[0])


def _call(version: dict[str, str], ngay: Ngay) -> str:
    return f"luật ngày {ngay.gach()} (số {version['so']})"


@luat("CC09", Can.KE_HOACH, Can.NGAY)
def truoc_ngay_ban_hanh(ho_so: HoSo) -> Iterator[Loi]:
    """Nothing cited was issued after the plan."""
    day = ho_so.ngay
    for each in cac_vien_dan(ho_so):
        hit, ngay = each.hit, each.hit.vien_dan.ngay
        if day is None or ngay is None or _first_day(ngay) <= day:
            continue
        if not each.la_goc and (hit.so_ky_hieu is None or each.dong.vai is Vai.O):
            continue
        written = ngay_viet(each.dong.text, hit)
        sure = each.la_goc or bool(hit.vien_dan.co_quan) or each.trong
        facts = {"ngay": ngay.gach(), "ban_hanh": ho_so.ke_hoach.ngay.gach()}
        yield Loi(
            each.dong, written.trich if written else hit.trich, None, facts, tai=written.span[0] if written else hit.span[0],
            muc_do=None if sure else Level.CANH_BAO,
        )  # fmt: skip


def _first_day(ngay: Ngay) -> dt.date:
    return dt.date(ngay.nam, ngay.thang or 1, ngay.ngay or 1)


@luat("CC17", Can.KE_HOACH, Can.NGAY)
def con_hieu_luc(ho_so: HoSo) -> Iterator[Loi]:
    """A basis is in force on the plan's day."""
    day = ho_so.ngay
    skip = ten_gon(ho_so.tham_so("CC08")["ten"])
    for each in cac_vien_dan(ho_so):
        if day is None or not (each.la_goc or each.dong.vai in (Vai.MUC, Vai.DOAN)) or each.trong:
            continue
        known = tim(ho_so, each.hit)
        if known is None:
            yield from _luat_cu(ho_so, each, day)
        if known is None or ten_gon(known.trich_yeu) == skip:
            continue
        if tinh_trang(known, day) not in KHONG_DUNG:
            continue
        state = hieu_luc(known, day, ho_so.danh_muc.van_ban, ho_so.danh_muc.moc_hieu_luc)
        level = _level(ho_so, each, known, state)
        early = hieu_luc(known, _first_day(ho_so.ke_hoach.ngay), ho_so.danh_muc.van_ban, ho_so.danh_muc.moc_hieu_luc)
        if level is not None and early.tinh_trang != state.tinh_trang:
            level = Level.GOI_Y  # it ends within the time in which the plan may be issued
        if level is not None:
            yield Loi(each.dong, each.hit.trich, None, _facts(known, state), tai=each.hit.span[0], muc_do=level)


def _luat_cu(ho_so: HoSo, each: VienDanO, day: dt.date) -> Iterator[Loi]:
    """A law of before that the catalogue of documents does not hold."""
    ngay = each.hit.vien_dan.ngay
    if ngay is None or not ngay.day_du or not each.la_goc or not each.hit.vien_dan.la_luat:
        return
    name = fold(each.hit.trich)
    for law in ho_so.tham_so("CC17")["luat_cu"]:
        if ngay.to_date() == law["ngay"] and fold(f"Luật {law['ten']}") in name and day >= law["het"]:
            since = Ngay.from_date(law["het"]).gach()
            facts = {
                "viec": f"đã hết hiệu lực từ ngày {since}",
                "lam": f"xem có dùng văn bản thay thế không: {law['nay']}",
            }
            yield Loi(each.dong, each.hit.trich, None, facts, tai=each.hit.span[0], muc_do=Level.CANH_BAO)
            return


def _level(ho_so: HoSo, each: VienDanO, known: VanBan, state: HieuLuc) -> Level | None:
    if state.tinh_trang == "het":
        if not each.la_goc:
            return Level.GOI_Y
        return Level.LOI if state.chac else Level.CANH_BAO
    if not each.la_goc:
        return None
    if state.tinh_trang == "het_ky":
        return Level.CANH_BAO if state.chac else Level.GOI_Y
    if state.tinh_trang == "chua_co" and known.ngay is not None and ho_so.ngay and _first_day(known.ngay) <= ho_so.ngay:
        about = fold(ho_so.ke_hoach.trich_yeu)
        return None if fold(known.trich_yeu)[:40] in about else Level.GOI_Y
    return None


def _facts(known: VanBan, state: HieuLuc) -> dict[str, str]:
    what = {
        "het": "đã hết hiệu lực", "het_ky": "đặt ra cho giai đoạn đã qua", "chua_co": "chưa đến ngày có hiệu lực",
    }[state.tinh_trang]  # fmt: skip
    since = ""
    if state.tinh_trang == "het" and known.het_hieu_luc_tu:
        since = f" từ ngày {Ngay.from_date(known.het_hieu_luc_tu).gach()}"
    elif state.tinh_trang == "het_ky" and known.ky_den:
        since = f" (đến hết ngày {Ngay.from_date(known.ky_den).gach()})"
    elif state.tinh_trang == "chua_co" and known.hieu_luc_tu:
        since = f" (ngày {Ngay.from_date(known.hieu_luc_tu).gach()})"
    by = "; ".join(_name(each) for each in state.thay_boi)
    mend = f"xem có dùng văn bản thay thế không: {by}" if by else "tra lại văn bản đang có hiệu lực"
    if state.tinh_trang == "chua_co":
        mend = (
            "dùng văn bản đang có hiệu lực ở ngày ban hành, hoặc giữ lại nếu Kế hoạch để triển khai chính văn bản này"
        )
    if not state.chac:
        mend += " (danh mục chưa xác minh hiệu lực, cần tra lại)"
    return {"viec": f"{what}{since}", "lam": mend}


def _name(each: VanBan) -> str:
    date = f" ngày {each.ngay.gach()}" if each.ngay else ""
    if each.ten_loai in ("Luật", "Bộ luật", "Pháp lệnh"):
        return f"{each.ten_loai} {each.trich_yeu}{date}"
    return f"{each.ten_loai} số {each.so_ky_hieu}{date}"


@luat("CC18", Can.KE_HOACH, Can.NGAY)
def khong_con_huyen(ho_so: HoSo) -> Iterator[Loi]:
    """From 01/7/2025 no district issues documents."""
    ended = dt.date.fromisoformat(ho_so.tham_so("CC18")["ket_thuc"])
    for each in cac_vien_dan(ho_so):
        name, ngay = each.hit.vien_dan.co_quan, each.hit.vien_dan.ngay
        if not name or each.trong or ho_so.ngay is None or ho_so.ngay < ended:
            continue
        if doc_co_quan(name).cap != "huyen" or ngay is None or _last_before(ngay, ended):
            continue
        at = each.dong.text.find(name, *each.hit.span)
        facts = {"ngay": ngay.gach()}
        yield Loi(each.dong, name if at >= 0 else each.hit.trich, None, facts, tai=at if at >= 0 else each.hit.span[0])


def _last_before(ngay: Ngay, day: dt.date) -> bool:
    return _first_day(ngay) < day


@luat("CC20", Can.KE_HOACH)
def luat_goc(ho_so: HoSo) -> Iterator[Loi]:
    """A law that amends stands with the law that it amends."""
    phan = [each for each in cac_phan(ho_so) if each.la_can_cu][:MAX_BASES]
    about = ten_gon(ho_so.ke_hoach.trich_yeu)
    every = [ten_gon(each.text) for each in phan]
    for index, each in enumerate(phan):
        if each.ten_loai not in ("Luật", "Pháp lệnh") or "một số điều của" not in each.text:
            continue
        own = every[index]
        _, _, rest = own.partition("mot so dieu cua ")
        amended = _laws(rest) if rest.startswith(("luat ", "bo luat ", "phap lenh ")) else []
        if not amended or "sua doi" in about:
            continue
        others = [text for place, text in enumerate(every) if place != index and not text.startswith("luat sua doi")]
        if not own.startswith(("luat sua doi", "phap lenh sua doi")):
            others.append(own.partition("sua doi")[0])  # the law and those that amend it in one basis
        if not any(name in text for name in amended for text in others):
            words = " ".join(each.text.split()[:12])
            trich = words if words in each.text else each.ten_loai
            yield Loi(each.dong, trich, None, {}, tai=each.dau)


def _laws(rest: str) -> list[str]:
    """The names of the laws in ``luat a luat b va luat c ngay ...``."""
    names = []
    for part in rest.split("luat "):
        name = part.split(" ngay ")[0].split(" so ")[0].split(" nam ")[0].strip().removesuffix(" va").strip()
        if name:
            names.append(f"luat {name}")
    return names[:10]
