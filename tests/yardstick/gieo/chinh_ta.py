"""Faults of spelling, spaces and marks."""

from random import Random

from kehoach.model.dong import Dong, Vai
from kehoach.text.nfc import to_old_style
from yardstick.ban import Ban
from yardstick.gieo import gieo

THAN = (Vai.MUC, Vai.DOAN)


def doan(ban: Ban) -> list[Dong]:
    """Paragraphs of the body that are sentences."""
    return [
        each for each in ban.vai(*THAN) if not each.phu_luc and each.text.count(" ") > 8 and not each.text.isupper()
    ]


def doi_mot(ban: Ban, rng: Random, pairs: list[tuple[str, str]]) -> Dong | None:
    """One of the changes, at a place where the plan has its words."""
    rng.shuffle(pairs)
    for tu, den in pairs:
        places = [
            each
            for each in doan(ban)
            if f" {tu} " in f"{each.text} " and "“" not in each.text and " số " not in each.text
        ]
        if places:
            return ban.doi(rng.choice(places), tu, den)
    return None


def them(ban: Ban, rng: Random, chu: str) -> Dong | None:
    """A sentence more at the end of a paragraph."""
    places = [
        each
        for each in doan(ban)
        if each.text.endswith((".", ";")) and not each.text.endswith("/.") and each.text[:1] != "("
    ]
    if not places:
        return None
    dong = rng.choice(places)
    last = dong.text.split()[-1]
    return ban.doi(dong, f" {last}", f" {last[:-1]}. {chu}")


@gieo("CT27", cung="CT28 CT30 CT29")
def hay_nham(ban: Ban, rng: Random) -> Dong | None:
    return doi_mot(ban, rng, [
        ("triển khai", "triễn khai"), ("phát triển", "phát triễn"), ("bổ sung", "bổ xung"), ("xử lý", "xữ lý"), ("hỗ trợ", "hổ trợ"),
        ("đôn đốc", "đôn đóc"), ("giám sát", "giám xát"), ("rà soát", "rà xoát"), ("sử dụng", "xử dụng"), ("công nghệ", "công nghê"),
        ("tuyên truyền", "tuyên tuyền"), ("bảo đảm", "bảo đàm"), ("báo cáo", "bảo cáo"), ("kiểm tra", "kiêm tra"), ("tổng hợp", "tổng hơp"),
    ])  # fmt: skip


@gieo("CT28", cung="CT27 CT29")
def sai_dau(ban: Ban, rng: Random) -> Dong | None:
    return doi_mot(ban, rng, [
        ("dữ liệu", "dữ liêu"), ("nhiệm vụ", "nhiệm vu"), ("thực hiện", "thực hiên"), ("doanh nghiệp", "doanh nghiếp"),
        ("hồ sơ", "hồ sở"), ("đơn vị", "đơn vì"), ("dịch vụ", "dich vụ"), ("hướng dẫn", "hướng dân"), ("trách nhiệm", "trách nhiêm"),
        ("chất lượng", "chât lượng"), ("phối hợp", "phổi hợp"), ("chính quyền", "chinh quyền"),
        ("tham mưu", "thảm mưu"), ("yêu cầu", "yêu câu"), ("an toàn", "án toàn"), ("giải quyết", "giải quyêt"), ("cơ quan", "cơ quân"),
        ("kịp thời", "kịp thới"), ("đánh giá", "đánh giả"), ("thường xuyên", "thường xuyến"), ("nội dung", "nội dụng"),
    ])  # fmt: skip


@gieo("CT29", cung="CT27 CT28")
def khong_co(ban: Ban, rng: Random) -> Dong | None:
    return doi_mot(ban, rng, [
        ("được", "đuợc"), ("người", "nguời"), ("hướng", "huớng"), ("nghiệp", "nghiẹp"), ("thực hiện", "thưực hiện"),
        ("trường", "truờng"), ("quyết", "quyêết"), ("nhiệm vụ", "nhiẹmm vụ"), ("phương", "phuơng"), ("những", "nhữngg"),
        ("ngành", "nghành"), ("dữ liệu", "dữ liệuu"), ("kết quả", "kếtt quả"),
    ])  # fmt: skip


@gieo("CT30")
def sai_cho_dau(ban: Ban, rng: Random) -> Dong | None:
    return doi_mot(ban, rng, [
        ("kế hoạch", "kế họach"), ("hoàn thành", "hòan thành"), ("toàn", "tòan"), ("quả", "qủa"), ("hoạt động", "họat động"),
        ("khoản", "khỏan"), ("quy", "qúy"), ("giao", "gíao"), ("đoàn", "đòan"), ("toán", "tóan"), ("quá", "qúa"), ("loại", "lọai"),
    ])  # fmt: skip


@gieo("CT31", cung="CT29")
def vet_go(ban: Ban, rng: Random) -> Dong | None:
    return doi_mot(ban, rng, [
        ("không", "khoong"), ("của", "cuar"), ("được", "dduwowcj"), ("và", "vaf"), ("thực hiện", "thuwcj hiện"), ("đến", "ddeens"),
        ("người", "nguwowif"), ("các", "ca1c"), ("triển khai", "trie63n khai"), ("phương", "phu7o7ng"), ("dân", "daan"), ("kết", "keets"),
    ])  # fmt: skip


@gieo("CT32", cung="CT21")
def lan_so(ban: Ban, rng: Random) -> Dong | None:
    for each in doan(ban):
        for tu, den in (
            ("100%", "l00%"),
            ("100%", "1O0%"),
            (" 2026", " 2O26"),
            (" 2025", " 2O25"),
            ("01 ", "0l "),
            ("90%", "9O%"),
        ):
            if tu in each.text and rng.random() < 0.6:
                return ban.doi(each, tu, den)
    return None


@gieo("CT33")
def dau_lap(ban: Ban, rng: Random) -> Dong | None:
    places = [each for each in doan(ban) if each.text[-1:] == "." and each.text[-2].isalpha()]
    if not places:
        return None
    dong = rng.choice(places)
    last = dong.text.split()[-1]
    return ban.doi(dong, f" {last}", f" {last[:-1]}{rng.choice(['..', ';.', ',.'])}")


@gieo("CT33")
def phay_doi(ban: Ban, rng: Random) -> Dong | None:
    places = [each for each in doan(ban) if ", " in each.text]
    return ban.doi(rng.choice(places), ", ", ",, ") if places else None


@gieo("CT34", cung="DS12 DS13")
def bo_cham(ban: Ban, rng: Random) -> Dong | None:
    places = [
        each
        for each in doan(ban)
        if each.vai is Vai.DOAN and each.text[-1:] == "." and not each.text.endswith("/.") and each.text[0] != "("
    ]
    if not places:
        return None
    dong = rng.choice(places)
    last = dong.text.split()[-1]
    return ban.doi(dong, f" {last}", f" {last[:-1]}")


@gieo("CT22")
def truoc_dau(ban: Ban, rng: Random) -> Dong | None:
    places = [each for each in doan(ban) if ", " in each.text]
    return ban.doi(rng.choice(places), ", ", rng.choice([" , ", " ,"])) if places else None


@gieo("CT22")
def dinh_dau(ban: Ban, rng: Random) -> Dong | None:
    mark = rng.choice([", ", "; "])
    places = [each for each in doan(ban) if mark in each.text and each.text.split(mark)[0][-1:].islower()]
    places = [each for each in places if each.text.split(mark)[1][:2].islower()]
    return ban.doi(rng.choice(places), mark, mark[0]) if places else None


@gieo("CT22", dang="docx")
def hai_cach(ban: Ban, rng: Random) -> Dong | None:
    dong = rng.choice(doan(ban))
    words = dong.text.split(" ")
    at = rng.randrange(3, len(words) - 1)
    pair = f"{words[at]} {words[at + 1]}"
    return ban.doi(dong, pair, pair.replace(" ", "  "))


@gieo("CT22", cung="CT26")
def trong_ngoac(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban,
        rng,
        rng.choice(
            ["Kết quả ghi vào sổ ( theo mẫu).", "Kết quả ghi vào sổ (theo mẫu ).", "Kết quả ghi vào sổ(theo mẫu)."]
        ),
    )


@gieo("CT24")
def thuong_dau_cau(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban, rng, rng.choice(["các thôn phối hợp thực hiện.", "kết quả gửi về xã.", "mỗi hộ có một người tham gia."])
    )


@gieo("CT24")
def thuong_dau_doan(ban: Ban, rng: Random) -> Dong | None:
    places = [each for each in doan(ban) if each.so and each.text[len(each.so) :].strip()[:1].isupper()]
    places = [each for each in places if each.text[len(each.so) :].split()[0][1:].islower()]
    if not places:
        return None
    dong = rng.choice(places)
    word = dong.text[len(dong.so) :].split()[0]
    before = ban.dong[dong.thu_tu - 1].text[-1:]
    return ban.doi(dong, word, word.lower()) if before in ".;:" else None


@gieo("CT26")
def ho_ngoac(ban: Ban, rng: Random) -> Dong | None:
    return them(ban, rng, rng.choice([
        "Danh sách hộ (kèm theo báo cáo gửi về xã.", "Danh sách hộ kèm theo) gửi về xã.", "Hưởng ứng phong trào “Mỗi nhà một mã số.",
        "Hưởng ứng phong trào Mỗi nhà một mã số”.", "Hưởng ứng phong trào “Mỗi nhà một mã số\".",
    ]))  # fmt: skip


@gieo("CT21", cung="NQ09 NQ18")
def so_kieu_ngoai(ban: Ban, rng: Random) -> Dong | None:
    return them(ban, rng, rng.choice([
        "Kinh phí là 1,250.5 triệu đồng.", "Kinh phí là 1,250,000 đồng.", "Tỷ lệ đạt 85.5%.", "Diện tích là 12.5 ha.", "Hỗ trợ 50,000 đồng mỗi hộ.",
    ]))  # fmt: skip


@gieo("CT40")
def don_vi(ban: Ban, rng: Random) -> Dong | None:
    return them(ban, rng, rng.choice(["Chuyển đổi 15 Ha lúa.", "Sửa 3 Km đường thôn.", "Trồng 12 HA rừng."]))


@gieo("CT23")
def an_hinh(ban: Ban, rng: Random) -> Dong | None:
    dong = rng.choice(doan(ban))
    words = [each for each in dong.text.split(" ")[2:-1] if each.isalpha() and len(each) > 3]
    if not words:
        return None
    word = rng.choice(words)
    at = rng.randrange(1, len(word))
    return ban.doi(dong, word, f"{word[:at]}\u200b{word[at:]}")


@gieo("CT23", cung="CT29 CT31")
def chu_nga(ban: Ban, rng: Random) -> Dong | None:
    places = [each for each in doan(ban) if " cho " in each.text or " tham " in each.text]
    if not places:
        return None
    dong = rng.choice(places)
    return (
        ban.doi(dong, " cho ", " c\u043dо ".replace("\u043d", "h"))
        if " cho " in dong.text
        else ban.doi(dong, " tham ", " th\u0430m ")
    )


@gieo("CT16")
def kieu_dau(ban: Ban, rng: Random) -> bool | None:
    places = [
        (each, word)
        for each in doan(ban)
        for word in each.text.split()
        if word.islower() and to_old_style(word) != word
    ]
    places = [
        (each, word) for each, word in places if word.isalpha() and " số " not in each.text and "“" not in each.text
    ]
    if len(places) < 3:
        return None
    dong, word = rng.choice(places)
    ban.doi(dong, word, to_old_style(word))
    return True


@gieo("CT17", cung="CT16 CT01 CT08")
def uy(ban: Ban, rng: Random) -> bool | None:
    if not ban.co("Ủy ban") and not ban.co("ủy"):
        return None
    return True if them(ban, rng, "Kết quả báo cáo Uỷ ban nhân dân xã.") else None


@gieo("CT18")
def i_y(ban: Ban, rng: Random) -> bool | None:
    places = [each for each in doan(ban) if "kỹ năng" in each.text or "xử lý" in each.text or "tỷ lệ" in each.text]
    if len(places) < 2:
        return None
    for tu, den in (("kỹ năng", "kĩ năng"), ("xử lý", "xử lí"), ("tỷ lệ", "tỉ lệ")):
        own = [each for each in places if tu in each.text and "“" not in each.text and " số " not in each.text]
        if len(own) >= 2:
            ban.doi(own[0], tu, den)
            return True
    return None


@gieo("CT19", cung="CT39")
def gach_sat(ban: Ban, rng: Random) -> Dong | None:
    sides = rng.choice(["kinh tế-xã hội", "chính trị- xã hội", "kinh tế -xã hội", "văn hóa-xã hội"])
    return them(ban, rng, f"Gắn nhiệm vụ với phát triển {sides} của địa phương.")


@gieo("CT20")
def gach_dai(ban: Ban, rng: Random) -> Dong | None:
    return them(
        ban,
        rng,
        rng.choice(
            [
                "Gắn với phát triển kinh tế – xã hội.",
                "Thực hiện trong giai đoạn 2026 – 2030.",
                "Giao các tổ chức chính trị — xã hội.",
            ]
        ),
    )


@gieo("CT35", cung="CT39")
def hang_nam(ban: Ban, rng: Random) -> Dong | None:
    if not ban.co("hằng "):
        return None
    return them(ban, rng, rng.choice(["Tổ tổng hợp báo cáo hàng tháng.", "Kết quả công bố hàng năm."]))


@gieo("CT36")
def phan_tram(ban: Ban, rng: Random) -> Dong | None:
    places = [each for each in doan(ban) if "%" in each.text and "0%" in each.text]
    if sum(each.text.count("%") for each in ban.dong) < 3 or not places:
        return None
    return ban.doi(rng.choice(places), "0%", "0 %")


@gieo("CT37")
def ngoac_thang(ban: Ban, rng: Random) -> Dong | None:
    if not ban.co("“"):
        return None
    return them(ban, rng, 'Hưởng ứng phong trào "Mỗi nhà một mã số".')


@gieo("CT39")
def cum_tu(ban: Ban, rng: Random) -> Dong | None:
    return them(ban, rng, rng.choice([
        "Gắn với phát triển kinh tế xã hội của địa phương.", "Làm tốt công tác phòng chống thiên tai.", "Cán bộ công chức gương mẫu thực hiện.",
        "Giữ vững an ninh trật tự trên địa bàn.", "Quản lý chặt ngân sách Nhà nước.",
    ]))  # fmt: skip


@gieo("CT41", cung="CT27 CT28 CT29")
def nghe_gan(ban: Ban, rng: Random) -> Dong | None:
    return doi_mot(ban, rng, [
        ("thường xuyên", "thường suyên"), ("dân cư", "giân cư"), ("học sinh", "học xinh"), ("hạn chế", "hạng chế"), ("hướng dẫn", "hướng đẫn"),
        ("trách nhiệm", "chách nhiệm"), ("chất lượng", "trất lượng"), ("gia đình", "gia dình"), ("đánh giá", "dánh giá"),
        ("chặt chẽ", "chặc chẽ"), ("kết quả", "kết quã"), ("quản lý", "quãn lý"), ("bảo đảm", "bảo đãm"),
        ("thủ tục", "thũ tục"), ("hỗ trợ", "hỗ chợ"), ("công dân", "công giân"), ("sâu rộng", "xâu rộng"), ("kiểm tra", "kiễm tra"),
        ("đôn đốc", "đôn dốc"), ("xuất sắc", "suất sắc"), ("trọng tâm", "chọng tâm"), ("tổng hợp", "tỗng hợp"), ("phản ánh", "phãn ánh"),
    ])  # fmt: skip
