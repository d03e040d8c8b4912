"""The parts of an entry that are more than a line: texts of an area, its indicators and tasks, the outline of a khung."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from kehoach.api.catalog_kieu import Bang, Chu, Dong, Lien, Phan
from kehoach.api.catalog_view import document, readable, unit


def parts(kind: str, entry: Mapping[str, Any]) -> list[Phan]:
    """The further parts of an entry of ``kind``."""
    make = _MAKERS.get(kind)
    return list(make(entry)) if make else []


def _area(entry: Mapping[str, Any]) -> Iterator[Phan]:
    for key, name in (
        ("thi_dua", "Lời văn thi đua"),
        ("giai_phap", "Lời văn nhiệm vụ, giải pháp"),
        ("muc_tieu", "Lời văn mục tiêu"),
    ):
        said = entry[key]
        short = [Dong(label, [readable(said[part])]) for part, label in _SHORT if said.get(part)]
        yield Phan(name, short, [readable(each) for each in said["day_du"]])
    if entry.get("chi_tieu"):
        rows = [
            [Lien("chi-tieu", each["id"], each["ten"]), each["don_vi_tinh"], _set(each)] for each in entry["chi_tieu"]
        ]
        yield Phan("Chỉ tiêu", bang=Bang(("Chỉ tiêu", "Đơn vị tính", "Mức nơi khác đã đặt"), rows))
    if entry.get("nhiem_vu"):
        tasks: list[list[Chu]] = [
            [
                Lien("nhiem-vu", each["id"], readable(each["ten"])),
                unit(each["chu_tri"]),
                readable(each["san_pham"]),
                readable(each["thoi_han"]),
            ]
            for each in entry["nhiem_vu"]
        ]
        yield Phan("Nhiệm vụ", bang=Bang(("Nhiệm vụ", "Chủ trì", "Sản phẩm", "Thời hạn"), tasks))


_SHORT = (("ten", "Tiêu đề"), ("ngan", "Một đoạn"), ("nhiem_vu", "Việc phải làm"), ("ket_qua", "Kết quả"))


def _set(entry: Mapping[str, Any]) -> str:
    return "; ".join(_value(each) for each in entry.get("gia_tri", ()))


def _value(each: Mapping[str, Any]) -> str:
    words = " ".join(filter(None, (each.get("so_sanh", ""), each.get("so", ""))))
    return f"{words} ({each['nam']})" if each.get("nam") else words


def _indicator(entry: Mapping[str, Any]) -> Iterator[Phan]:
    levels = {"xa": "xã", "tinh": "tỉnh", "quoc_gia": "quốc gia"}
    rows = [
        [_value(each), levels.get(each["cap"], each["cap"]), each["nguon"], each.get("ghi_chu", "")]
        for each in entry.get("gia_tri", ())
    ]
    if rows:
        yield Phan("Mức nơi khác đã đặt (để tham khảo)", bang=Bang(("Giá trị", "Cấp", "Nguồn", "Ghi chú"), rows))


def _task(entry: Mapping[str, Any]) -> Iterator[Phan]:
    if entry.get("goi_y"):
        yield Phan("Lưu ý", doan=["Đây là gợi ý của người soạn danh mục, chưa có nguồn: xã xem lại rồi hãy giữ."])


def _blueprint(entry: Mapping[str, Any]) -> Iterator[Phan]:
    yield Phan("Các mục", doan=list(_outline(entry["muc"], 0)))
    bases = [_basis(each) for each in entry.get("can_cu", ())]
    if bases:
        yield Phan("Căn cứ", bang=Bang(("Lời dẫn", "Văn bản"), bases))
    if entry.get("hoi"):
        rows = [[each["hoi"], _usual(each), readable(str(each.get("ghi_chu", "")))] for each in entry["hoi"]]
        yield Phan("Câu hỏi khi soạn", bang=Bang(("Câu hỏi", "Trả lời sẵn", "Ghi chú"), rows))


def _usual(question: Mapping[str, Any]) -> str:
    """What is answered when nobody answers; not the program's own words for a choice."""
    return "" if question.get("chon") else readable(str(question.get("mac_dinh") or ""))


def _outline(nodes: Sequence[Mapping[str, Any]], depth: int) -> Iterator[str]:
    """The headings, indented; a text is no heading."""
    for each in nodes:
        if each.get("tieu_de"):
            yield f"{'    ' * depth}{readable(str(each['tieu_de']))}" + (
                " (lặp cho từng phần tử)" if each.get("lap") else ""
            )
        yield from _outline(each.get("muc", ()), depth + 1)


def _basis(each: Mapping[str, Any]) -> list[Chu]:
    from kehoach.api.danh_muc import catalog

    lead = str(each.get("dan", "Căn cứ"))
    known = catalog().van_ban.get(str(each.get("van_ban", "")))
    return [
        lead,
        document(known.so_ky_hieu) if known else readable(str(each.get("cua_tinh") or each.get("van_ban", ""))),
    ]


_MAKERS: Mapping[str, Callable[[Mapping[str, Any]], Iterator[Phan]]] = {
    "noi-dung": _area, "chi-tieu": _indicator, "nhiem-vu": _task, "khung": _blueprint,
}  # fmt: skip
