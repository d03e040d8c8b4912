"""The national title and motto (PL1/II.1), and the parts that the head of a plan must have (Điều 8)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import DAU, Dong, Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.the_thuc._chu import co_dinh_dang, co_trang, cua_dang, dau_dong, kieu, ngoai, o_giua, so
from kehoach.text.nfc import fold, same_word

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
_TITLE = re.compile(r"cong hoa xa|xa hoi chu nghia|chu nghia viet nam")
_MOTTO = re.compile(r"doc lap\b.{0,5}\btu do|tu do\b.{0,5}\bhanh phuc")


@luat("TT12", Can.KE_HOACH)
def quoc_hieu(ho_so: HoSo) -> Iterator[Loi]:
    """The title: its words, bold capitals of 12 to 13."""
    yield from _fixed(ho_so, "TT12", Vai.QUOC_HIEU, QUOC_HIEU, _TITLE)


@luat("TT13", Can.KE_HOACH)
def tieu_ngu(ho_so: HoSo) -> Iterator[Loi]:
    """The motto: its words, hyphens with spaces, bold letters of 13 to 14."""
    yield from _fixed(ho_so, "TT13", Vai.TIEU_NGU, TIEU_NGU, _MOTTO)


def _fixed(ho_so: HoSo, ma: str, vai: Vai, official: str, alike: re.Pattern[str]) -> Iterator[Loi]:
    if cua_dang(ho_so):
        return
    strange = [each for each in ho_so.vai(Vai.DAU_KHAC, Vai.CO_QUAN, Vai.CHU_QUAN) if alike.search(fold(each.text))]
    low, high = ho_so.tham_so(ma)["co_chu"]
    looks = co_dinh_dang(ho_so)
    for dong in [*ho_so.vai(vai), *strange]:
        text = dong.text.strip()
        if not same_word(text, official):
            where_it_stands = text in dong.paragraph.text
            yield Loi(dong, text, official if where_it_stands else None, {"loi": f"viết chưa đúng: “{text}”"})
        elif looks:
            look = kieu(dong)
            wrong = [f"cỡ {so(each)}" for each in ngoai(look.co, low, high)]
            wrong += [] if look.dam else ["không đậm"]
            wrong += ["nghiêng"] * look.co_nghieng
            wrong += ["không ở giữa"] * (vai is Vai.TIEU_NGU and co_trang(ho_so) and _askew(dong))
            if wrong:
                yield Loi(dong, dau_dong(dong), None, {"loi": ", ".join(wrong)}, cach_sua=CachSua.CHI_GOI_Y)


def _askew(dong: Dong) -> bool:
    return not dong.goc and "\t" not in dong.paragraph.text and not o_giua(dong.paragraph)


@luat("TT45", Can.KE_HOACH)
def du_phan_dau(ho_so: HoSo) -> Iterator[Loi]:
    """Quốc hiệu, Tiêu ngữ and the organ stand in the head."""
    if cua_dang(ho_so):
        return
    names = {
        "Quốc hiệu": (Vai.QUOC_HIEU,), "Tiêu ngữ": (Vai.TIEU_NGU,), "tên cơ quan ban hành": (Vai.CO_QUAN, Vai.CHU_QUAN),
    }  # fmt: skip
    missing = [name for name, roles in names.items() if ho_so.dau(*roles) is None]
    others = "\n".join(each.text for each in ho_so.dong if each.vai in DAU or each.vai is Vai.KHAC)
    folded = fold(others)
    if "Quốc hiệu" in missing and _TITLE.search(folded):
        missing.remove("Quốc hiệu")
    if "Tiêu ngữ" in missing and _MOTTO.search(folded):
        missing.remove("Tiêu ngữ")
    where = ho_so.dau(Vai.TEN_LOAI)
    if not missing or where is None:
        return
    # Copied text often lost the table that the head stands in: then nobody can say that the plan itself lacks it.
    lost = len(missing) == len(names) and not co_trang(ho_so)
    level = Level.GOI_Y if lost else None if ho_so.tu_soan else Level.CANH_BAO
    yield Loi(where, where.text, None, {"thieu": _listed(missing)}, muc_do=level)


@luat("TT46", Can.KE_HOACH, Can.TU_SOAN)
def du_so_ngay_trich_yeu(ho_so: HoSo) -> Iterator[Loi]:
    """Number, place and date, and the title of the plan are there."""
    names = {
        "số, ký hiệu": (Vai.SO,), "địa danh và thời gian ban hành": (Vai.DIA_DANH_NGAY,), "trích yếu": (Vai.TRICH_YEU,),
    }  # fmt: skip
    missing = [name for name, roles in names.items() if ho_so.dau(*roles) is None]
    where = ho_so.dau(Vai.TEN_LOAI)
    head = ho_so.dau(Vai.SO, Vai.DIA_DANH_NGAY, Vai.QUOC_HIEU, Vai.CO_QUAN, Vai.CHU_QUAN)
    if any("tháng" in each.text or "/20" in each.text for each in ho_so.vai(Vai.DAU_KHAC)):
        missing = [name for name in missing if not name.startswith("địa danh")]
    below = next((each for each in ho_so.dong if where and each.thu_tu > where.thu_tu), None)
    if below is not None and below.vai is not Vai.MUC and len(below.text) < ho_so.tham_so("TT46")["so_chu_trich_yeu"]:
        missing = [name for name in missing if name != "trích yếu"]  # it may be the title, with a mark behind
    if missing and where is not None and head is not None:
        yield Loi(where, where.text, None, {"thieu": _listed(missing)})


def _listed(names: list[str]) -> str:
    return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
