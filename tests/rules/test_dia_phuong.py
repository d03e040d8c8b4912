"""Places and bodies: right sentences give no alarm, wrong ones do, whatever stands beside them."""

import datetime as dt

from kehoach.api.checking import TuyChon, of_bytes
from kehoach.catalog.dia_phuong import danh_sach_xa, huyen_cu, khoa, xa_cung_khoa, xa_thanh
from kehoach.model.phat_hien import PhatHien
from kehoach.rules.bo_luat import cac_ma
from kehoach.rules.kiem import kiem
from rules import vi_du as put

OWN = [ma for ma in cac_ma() if ma.startswith("DP") or ma == "NQ02"]
DAY = dt.date(2026, 3, 5)

DUNG = """\
Phối hợp với xã Điền Quang trong việc trao đổi cách làm.
Tổ chức tham quan mô hình tại xã Xuân Trường, tỉnh Ninh Bình.
Các thôn thuộc xã Liên Lộc cũ tiếp tục dùng chung hệ thống truyền thanh.
Thôn 3 (xã Quang Lộc cũ) hoàn thành trước ngày 30/6/2026.
Xã Hoa Lộc được thành lập trên cơ sở sáp nhập các xã Hoa Lộc, Liên Lộc, Quang Lộc, Phú Lộc, Hòa Lộc và Xuân Lộc thuộc huyện Hậu Lộc.
Thực hiện Kế hoạch số 145/KH-UBND ngày 11/6/2025 của UBND huyện Hậu Lộc về chuyển đổi số trên địa bàn huyện năm 2025.
Tiếp tục thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ và Thông tư số 39/2017/TT-BTTTT ngày 15/12/2017 của Bộ Thông tin và Truyền thông về tiêu chuẩn kỹ thuật.
Hướng dẫn số 1552/BTTTT-THH ngày 26/4/2022 của Bộ Thông tin và Truyền thông.
Các hợp tác xã Hoa Lộc, hợp tác xã Tân Tiến đăng ký mã số.
Xây dựng đô thị xã Hoa Lộc văn minh.
Khắc phục tình trạng kỳ thị xã hội.
Hình thành phố đi bộ, phố chợ.
Phát triển kinh tế - xã hội của xã; bảo đảm an sinh xã hội.
Chủ tịch UBND xã Nguyễn Văn An chịu trách nhiệm.
Đồng chí Trưởng Công an xã Lê Lợi làm tổ phó.
UBND các xã, phường, đặc khu trên địa bàn tỉnh.
Mời đoàn công tác của phường Hạc Thành, tỉnh Thanh Hóa dự hội nghị.
Xe đi từ xã Hoa Lộc đến xã Hậu Lộc dài 5 km.
Tuyến đường liên xã Hoa Lộc - Hậu Lộc.
Chợ Phú Nhi, xã Hậu Lộc giáp với xã Hoa Lộc.
Phối hợp với UBND các xã: Hậu Lộc, Vạn Lộc, Triệu Lộc giữ gìn an ninh vùng giáp ranh.
Bà con sinh sống tại thành phố Hồ Chí Minh, tỉnh Đồng Nai gửi về ủng hộ.
Kết nghĩa với đặc khu Trường Sa, tỉnh Khánh Hòa.
Đề án cấp tỉnh giao UBND tỉnh Thanh Hóa phê duyệt.
Thực hiện Nghị quyết của Tỉnh ủy Thanh Hóa và Kế hoạch của Ban Thường vụ Tỉnh ủy.
Từ ngày 01/7/2025 không còn cấp huyện, việc báo cáo gửi thẳng về tỉnh.
Tiếp nhận hồ sơ bàn giao từ UBND huyện Hậu Lộc (cũ).
Trước khi sắp xếp, UBND huyện đã đầu tư 02 trạm.
Nguyên Chủ tịch UBND huyện Hậu Lộc dự buổi gặp mặt truyền thống.
Năm 2024, huyện Hậu Lộc đã đạt chuẩn nông thôn mới.
Công chức, viên chức của xã; cán bộ, công chức Phòng Văn hóa - Xã hội.
Trung tâm Phục vụ hành chính công xã thực hiện cơ chế một cửa, một cửa liên thông.
Bộ phận Một cửa các cấp trên cả nước thực hiện theo Nghị định số 118/2025/NĐ-CP.
Phòng Kinh tế chủ trì; Phòng Kinh tế phường Hạc Thành phối hợp.
Sở Nông nghiệp và Môi trường, Sở Tài chính, Sở Xây dựng, Sở Nội vụ.
Bộ Nông nghiệp và Môi trường ban hành hướng dẫn.
Cả nước có 34 tỉnh, thành phố.
Là một trong 10 tỉnh, thành phố dẫn đầu.
Phong trào "Thanh niên thành phố Nam Định chung tay" được nhắc lại.
Cuộc thi “Tìm hiểu huyện Hậu Lộc” năm nay.
Nông thôn mới, xóm làng xanh, sạch, đẹp.
Danh sách học sinh quê ở huyện Nga Sơn.
Các thôn, tổ dân phố trên cả nước.
Luật sửa đổi liên quan tới cấp huyện của Luật Đất đai được bãi bỏ, không còn áp dụng.
Tham mưu Thường trực Tỉnh ủy, HĐND tỉnh, UBND tỉnh.
Xây dựng trang thông tin điện tử tỉnh, xã.
Kế hoạch này thay thế Kế hoạch số 15/KH-UBND ngày 10/3/2025 của UBND xã Hoa Lộc về chuyển đổi số năm 2025.
Kết quả thực hiện năm 2025 là cơ sở của Kế hoạch.
Đoàn xã Hoa Lộc; Hội Nông dân xã Hoa Lộc.
Trường THPT Hậu Lộc 4, Trường Tiểu học Hòa Lộc tham gia.
Trạm Y tế xã; Bệnh viện Đa khoa khu vực; Công an tỉnh Thanh Hóa.
Đài Phát thanh và Truyền hình tỉnh; Báo Thanh Hóa.
Quốc lộ 10 đoạn qua xã Hoa Lộc.
Tòa án nhân dân khu vực 3; Thuế cơ sở số 2; Bảo hiểm xã hội cơ sở Hậu Lộc.
Công ty cổ phần Giấy huyện Hậu Lộc trước đây.
Thủ đô Hà Nội; Thành phố Hồ Chí Minh; thành phố Huế; thành phố Đà Nẵng.
Chi nhánh Ngân hàng tại thành phố Sầm Sơn cũ.
Phố đi bộ; phường hội nghề; xã viên hợp tác xã.
Trưởng thôn, bí thư chi bộ, Tổ trưởng Tổ công nghệ số cộng đồng.
Các bộ, ngành trung ương; các sở, ngành cấp tỉnh.
Thực hiện Nghị quyết số 1686/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội về việc sắp xếp các đơn vị hành chính cấp xã của tỉnh Thanh Hóa năm 2025.
Theo hướng dẫn của Phòng Cảnh sát quản lý hành chính Công an tỉnh.
Mỗi xã, phường một sản phẩm (OCOP).
Đảng ủy, HĐND, UBND, UBMTTQ các xã, phường.
Sổ tay do Bộ Thông tin và Truyền thông (trước đây) biên soạn.
Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND tỉnh Thanh Hóa.
Nhân dân trong toàn xã, trong thôn tham gia.
Trung tâm Dịch vụ tổng hợp xã Hoa Lộc phát tin.
Sơ đồ tuyến từ phường Quảng Phú đi phường Hạc Thành.
Mời chuyên gia từ thành phố Hà Nội.
Mã định danh của xã là 16072; tỉnh là 38.
Cán bộ, chiến sĩ Công an xã, Ban Chỉ huy quân sự xã.
Bác sĩ Bệnh viện tỉnh Nghệ An hỗ trợ.
Người dân của tỉnh Nghệ An đến làm ăn trên địa bàn xã đăng ký tạm trú.
Đồng bào xã Mường Lống, tỉnh Nghệ An đến giao lưu.
Ủng hộ đồng bào xã Mỹ Lý, tỉnh Nghệ An bị lũ lụt.
Đón khách từ tỉnh Ninh Bình.
Nông sản của xã bán tại chợ đầu mối thành phố Hà Nội, tỉnh Nghệ An, tỉnh Ninh Bình.
Vụ Dân tộc thuộc Bộ Dân tộc và Tôn giáo.
Thành lập 05 tổ, mỗi tổ phụ trách 02 thôn.
Ban Chỉ đạo chuyển đổi số của xã.
Học viện Chính trị khu vực; Trường Chính trị tỉnh Thanh Hóa.
Kết luận của đồng chí Bí thư Đảng ủy xã tại hội nghị ngày 05/01/2026.
Trưởng phòng Nội vụ Sở Giáo dục và Đào tạo.
Phòng Nông nghiệp và Môi trường thuộc Chi cục.
Cơ sở dữ liệu đất đai do Phòng Tài nguyên và Môi trường huyện Hậu Lộc trước đây lập.
Văn phòng đăng ký đất đai chi nhánh huyện Hậu Lộc cũ.
"""

SAI = """\
Triển khai chuyển đổi số trên địa bàn xã Điền Quang đến hết năm 2026.
UBND xã Điền Quang yêu cầu các thôn thực hiện.
Ủy ban nhân dân xã Điền Quang giao Phòng Văn hóa - Xã hội theo dõi.
Cán bộ, công chức và Nhân dân xã Điền Quang hưởng ứng.
Đưa xã Điền Quang phát triển nhanh, bền vững.
Báo cáo UBND xã Điền Quang trước ngày 15/12/2026.
Các cơ quan, đơn vị của xã Điền Quang thực hiện nghiêm.
Đảng ủy, HĐND, UBND xã Điền Quang quan tâm chỉ đạo.
Công an xã Điền Quang hướng dẫn người dân.
Trên địa bàn phường Hạc Thành có 12 điểm phát wifi.
Toàn xã Xuân Trường có 15 thôn.
Báo cáo kết quả về UBND huyện trước ngày 15/12.
Phòng Văn hóa và Thông tin huyện hướng dẫn.
Theo chỉ đạo của huyện, các thôn tổ chức lễ phát động.
Chỉ tiêu huyện giao.
Đề nghị BHXH huyện Hậu Lộc phối hợp.
Mời Đài truyền thanh huyện đưa tin.
Đăng tin trên cổng thông tin điện tử huyện.
Ban Chỉ đạo huyện Hậu Lộc kiểm tra.
Liên đoàn Lao động huyện, Huyện đoàn phối hợp.
Thị ủy, UBND thị xã Bỉm Sơn chỉ đạo.
UBND Thị xã chỉ đạo thực hiện.
Ủy ban nhân dân thành phố Thanh Hóa phát động.
Thực hiện chủ trương của Quận ủy, UBND quận.
Các xã, thị trấn trong huyện cùng tham gia.
Báo cáo Sở Thông tin & Truyền thông.
Phối hợp Sở Lao động, Thương binh và Xã hội.
Phối hợp Sở LĐ-TB&XH tỉnh.
Theo hướng dẫn của Bộ Nông nghiệp và PTNT.
Theo hướng dẫn của Bộ Lao động – Thương binh và Xã hội.
Theo quy định của Bộ Giao thông Vận tải.
Phối hợp với Sở Kế hoạch & Đầu tư.
Công chức Văn hoá - Xã hội tham mưu.
Giao công chức Văn phòng – Thống kê tổng hợp.
Công chức Tư pháp-Hộ tịch rà soát.
Công chức VH-XH phụ trách.
Công chức Địa chính - Nông nghiệp - Xây dựng và Môi trường chủ trì.
Bộ phận một cửa xã tiếp nhận.
Bộ phận tiếp nhận và trả kết quả của UBND xã hướng dẫn.
Ban chỉ huy PCTT và TKCN xã trực.
Phòng Kinh tế - Hạ tầng và Đô thị chủ trì.
Phòng Kinh tế - Hạ tầng chủ trì.
UBND tỉnh Nghệ An chỉ đạo.
Thực hiện Kế hoạch số 25/KH-UBND ngày 10/01/2026 của UBND tỉnh Nghệ An về chuyển đổi số năm 2026.
Thực hiện Nghị quyết số 05-NQ/TU ngày 10/01/2026 của Ban Chấp hành Đảng bộ tỉnh Nghệ An về chuyển đổi số.
Thực hiện Kế hoạch số 25/KH-UBND ngày 10/01/2026 của UBND tỉnh về chuyển đổi số trên địa bàn tỉnh Nghệ An năm 2026.
Thực hiện Kế hoạch số 25/KH-UBND ngày 10/01/2026 của UBND huyện Hậu Lộc về chuyển đổi số.
Sở Khoa học và Công nghệ tỉnh Ninh Bình hướng dẫn.
Góp phần xây dựng tỉnh Nam Định giàu mạnh.
Cả nước có 63 tỉnh, thành phố trực thuộc Trung ương.
Chủ tịch UBND phường giao các tổ dân phố.
Đảng ủy phường lãnh đạo.
Đề nghị UBMTTQ phường phối hợp.
Toàn phường có 20 tổ công nghệ số.
Nhân dân xã Hoa Lôc hưởng ứng.
UBND xã Hoà Lộc ban hành.
Công an thành phố phối hợp với UBND thành phố.
Sử dụng hệ thống của tỉnh Bắc Giang.
Trung tâm Y tế huyện phối hợp.
Kho bạc Nhà nước huyện hướng dẫn.
Ngân hàng Chính sách xã hội huyện giải ngân.
Trạm Y tế thị trấn hướng dẫn.
Phòng LĐ-TBXH huyện kiểm tra.
Hội Cựu chiến binh huyện phát động.
Thanh tra huyện kiểm tra.
Toà án nhân dân huyện tuyên truyền.
Viện KSND huyện phối hợp.
Chi cục Thống kê huyện cung cấp số liệu.
Chi cục thuế khu vực hướng dẫn hộ kinh doanh.
Hạt Kiểm lâm huyện phối hợp tuần tra.
Điện lực huyện phối hợp.
"""


def found(lines: str) -> list[PhatHien]:
    """What the rules say of the clean plan with these paragraphs in its body."""
    text = put.text("co-ban").replace(put.CHO, f"{put.CHO}\n{lines.strip()}")
    return kiem(of_bytes(text.encode(), "thu.txt", TuyChon(xa=("xã Hoa Lộc", "Thanh Hóa"))), OWN)[0]


def test_right_sentences_give_no_alarm() -> None:
    assert not [(each.ma, each.trich, each.doan_van) for each in found(DUNG)]


def test_wrong_sentences_are_found() -> None:
    seen = {each.doan_van for each in found(SAI)}
    assert not [line for line in SAI.strip().split("\n") if line not in seen]


def test_a_plan_of_before_may_name_its_district() -> None:
    text = put.text("truoc-7-2025")
    assert not kiem(put.ho_so(text), OWN)[0]
    later = text.replace("ngày 05 tháng 6 năm 2025", "ngày 05 tháng 8 năm 2025")
    assert {"DP01", "DP04", "DP08"} <= {each.ma for each in kiem(put.ho_so(later), OWN)[0]}


def test_a_plan_without_a_commune_is_checked_for_what_applies() -> None:
    text = put.text("co-ban").replace("XÃ HOA LỘC", "TỈNH THANH HÓA").replace("xã Hoa Lộc", "tỉnh Thanh Hóa")
    under_check = put.ho_so(text.replace(put.CHO, f"{put.CHO}\nBáo cáo UBND huyện."))
    findings, unchecked = kiem(under_check, OWN)
    assert [each.ma for each in findings] == ["DP04"]
    assert {"NQ02", "DP07", "DP22", "DP24"} <= {each.ma for each in unchecked}


def test_the_tables_by_name() -> None:
    now, other = xa_cung_khoa(khoa("Liên Lộc"), DAY)
    assert not now
    assert [each.huyen for each in other] == ["huyện Hậu Lộc"]
    own = next(each for each in danh_sach_xa(DAY) if each.ma == "16072")
    assert ("xã", "Liên Lộc", "huyện Hậu Lộc") in xa_thanh(own)
    assert huyen_cu()["huyện hậu lộc"] == {"38"}
