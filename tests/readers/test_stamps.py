"""Boxes of urgency and the like, which a Word file may anchor between the kind and the title: no words of the title."""

import pytest

from kehoach.readers import read
from kehoach.readers.stages import to_plan

HEAD = "ỦY BAN NHÂN DÂN\nXÃ HOA LỘC\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
DATE = "Hoa Lộc, ngày 05 tháng 3 năm 2026\n"
BODY = "\nCăn cứ Luật Đê điều ngày 29 tháng 11 năm 2006.\nỦy ban nhân dân xã ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\nỨng phó kịp thời./.\n"


@pytest.mark.parametrize("stamp", ["HỎA TỐC", "THƯỢNG KHẨN", "KHẨN", "MẬT", "TỐI MẬT", "DỰ THẢO"])
@pytest.mark.parametrize(
    "lines",
    [
        "KẾ HOẠCH\n{stamp}\nỨng phó bão số 3 năm 2026",
        "KẾ HOẠCH\nỨng phó bão số 3 năm 2026\n{stamp}",
    ],
    ids=["before the title", "behind it"],
)
def test_a_stamp_is_kept_beside_the_title(stamp: str, lines: str) -> None:
    found = to_plan(read(f"{HEAD}{DATE}{lines.format(stamp=stamp)}{BODY}".encode(), "a.txt")).ke_hoach
    assert found.trich_yeu == "Ứng phó bão số 3 năm 2026"
    assert [each.loi_van for each in found.phan_khac] == [stamp]
    assert len(found.can_cu) == 1


@pytest.mark.parametrize(
    "title", ["HỎA TỐC ỨNG PHÓ BÃO SỐ 3", "Khẩn cấp ứng phó bão số 3", "DỰ THẢO NGHỊ QUYẾT, LẤY Ý KIẾN NHÂN DÂN"]
)
def test_a_title_that_begins_like_a_stamp_is_whole(title: str) -> None:
    found = to_plan(read(f"{HEAD}{DATE}KẾ HOẠCH\n{title}{BODY}".encode(), "a.txt")).ke_hoach
    assert found.trich_yeu == title
