"""Plain text against patient patterns."""

from functools import partial

from readers.hostile.case import EITHER, FULL, READ, SAID, Case, size
from readers.word_made import p, word

_PLAN = f"KẾ HOẠCH\nVề việc thử\n\nI. MỤC ĐÍCH\n1. {SAID}\n"


def text(words: str, times: int = 1) -> bytes:
    """A text file that begins as a plan and goes on with so many times the words."""
    return (_PLAN + words * times + "\n").encode("utf-8", "surrogatepass")


_N = size(100_000, 8_000)

_LINES: dict[str, str] = {
    "ngoac": "(" * _N, "ngoac-dong": ")" * _N, "sao": "*" * _N, "sao-doi": "**" * (_N // 2), "sao-cach": "* " * (_N // 2),
    "sao-chu": "*a" * (_N // 2), "sao-doi-chu": "**a" * (_N // 3), "khoang-trang": " " * _N + "x", "cham": "." * _N,
    "muc-luc": "1. Mục " + "." * _N + " 5", "so-muc": "1." * (_N // 2), "so": "1" * _N, "so-ngoac": "1)" * (_N // 2),
    "gach": "-" * _N + "x", "gach-cach": "- " * (_N // 2) + "x", "cong": "+" * _N, "can-cu": "Căn cứ " * (_N // 7),
    "can-cu-luat": "Căn cứ Luật số 1/2020/QH14 ngày 01 tháng 01 năm 2020; " * (_N // 50),
    "ong": "|" * _N, "ong-cach": "| " * (_N // 2), "ong-gach": "|-" * (_N // 2), "hai-cham": "a: " * (_N // 3),
    "dau-phay": "a, " * (_N // 3), "cham-phay": "a; " * (_N // 3), "gach-cheo": "a/" * (_N // 2), "so-ky-hieu": "1/2020/NĐ-CP, " * (_N // 14),
    "ngay": "ngày 1 tháng 1 năm 2020 " * (_N // 24), "ngay-trong": "ngày    " * (_N // 8), "nam": "năm " * (_N // 4),
    "nhay": "“" * _N, "nhay-doi": '"' * _N, "thang": "#" * _N, "thang-cach": "# " * (_N // 2), "noi-nhan": "Nơi nhận: " * (_N // 10),
    "phu-luc": "Phụ lục " * (_N // 8), "phu-luc-so": "Phụ lục I " * (_N // 10), "kem-theo": "(Kèm theo " * (_N // 10),
    "la-ma": "I" * _N, "la-ma-cham": "I." * (_N // 2), "hoa": "A" * _N, "chu": "a" * _N, "tab": "\t" * _N, "tab-o": "a\t" * (_N // 2),
    "cach-cot": ("a" + " " * 8) * (_N // 9), "gach-duoi": "_" * _N, "thoat": "\\*" * (_N // 2), "lien-ket": "[" * _N,
    "lien-ket-doi": "[a](" * (_N // 4), "xuyet": "\\" * _N, "ngoac-vuong-doi": "[[" * (_N // 2), "tm": "TM. " * (_N // 4),
    "kinh-gui": "Kính gửi: " * (_N // 10), "so-trong": "Số:      /KH-UBND " * (_N // 18), "dau": "a\u0301\u0323" * (_N // 3),
    "dau-chong": "a" + "\u0301" * _N, "ba-cham": "… " * (_N // 2), "cham-cach": ". " * (_N // 2),
    "nbsp": "\u00a0" * _N + "x", "be": "<" * _N, "va": "&" * _N, "ngoac-nhon": "{{" * (_N // 2),
}  # fmt: skip

_MANY: dict[str, str] = {
    "dong-ngan": "a", "so": "1. Mục", "gach": "- việc", "chu-cai": "a) việc", "can-cu": "Căn cứ Luật A;", "phu-luc": "Phụ lục I",
    "noi-nhan": "Nơi nhận:", "ky": "CHỦ TỊCH", "sao": "**", "sao-mo": "*a", "dau-thang": "# A", "ong": "|", "ong-a": "| a", "tab": "a\tb",
    "hai-cot": "UBND XÃ A        CỘNG HÒA", "ke-hoach": "KẾ HOẠCH", "kem": "(Kèm theo Kế hoạch", "sang-trang": "\f1", "tab-dau": "\ta",
    "la-ma": "I. MỤC", "quoc-hieu": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "so-van-ban": "Số: 1/KH-UBND", "ngay": "Hòa Lộc, ngày 1 tháng 1 năm 2026",
    "luu": "- Lưu: VT.", "rong": "", "doc": "Độc lập - Tự do - Hạnh phúc", "ong-cot": "| a | b | c |", "ong-rong": "|  |", "gach-ngang": "---",
    "dieu": "Điều 1. A", "quyet-dinh": "QUYẾT ĐỊNH:", "thoi-gian": "1.1.1. Việc", "noi-dung": "Nội dung: việc", "thut": " " * 60 + "phải",
}  # fmt: skip

_CONTROL = (
    "".join(map(chr, range(1, 32)))
    + "\x7f\x85\u200b\u200e\u202e\u2028\u2029\ufeff\ufffe\uffff\ud800\udfff\U000e0001\ue0b1\ue0c2\ue0d1"
)


def _in_word(words: str) -> bytes:
    """The same as a paragraph of a Word file."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace("\t", " ")
    return word(p("KẾ HOẠCH") + p(escaped))


def texts() -> list[Case]:
    """Plain text against patient patterns."""
    made = [Case(f"txt: {name}", "dong.txt", partial(text, words), EITHER) for name, words in _LINES.items()]
    made += [
        Case(f"md: {name}", "dong.md", partial(text, words), EITHER)
        for name, words in _LINES.items()
        if name[:2] in ("sa", "on", "th", "li", "xu", "ga", "kh")
    ]
    made += [
        Case(f"docx: {name}", "dong.docx", partial(_in_word, words), EITHER)
        for name, words in _LINES.items()
        if FULL or name[:1] in "cnpk"
    ]
    made += [
        Case(f"txt nhieu: {name}", "nhieu.txt", partial(text, one + "\n", size(190_000, 1_200)), EITHER)
        for name, one in _MANY.items()
    ]
    made += [
        Case(f"txt xen: {name}", "xen.txt", partial(text, one + "\n\nviệc khác\n", size(60_000, 2_000)), EITHER)
        for name, one in _MANY.items()
        if FULL
    ]
    made += [
        Case("txt: ky tu dieu khien", "la.txt", lambda: text(_CONTROL + f" {SAID}" * 500), READ, SAID),
        Case("txt: dieu khien trong docx", "la.docx", lambda: word(p("".join(c for c in _CONTROL if c.isprintable() or c in "\u200b\u202e\ufeff") + SAID)), READ, SAID),
        Case("txt: mot dong lon", "mot.txt", lambda: ("Kế hoạch của xã. " * size(2_500_000, 100_000)).encode(), EITHER),
        Case("txt: dong dai nhat", "mot.txt", lambda: ("Kế hoạch của xã. " * 11_000 + "\n").encode() * size(100, 3), EITHER),
        Case("txt: nam muoi trieu", "mot.txt", lambda: ("Kế hoạch của xã Hoa Lộc về việc thử nghiệm. " * 5 + "\n").encode() * size(170_000, 1_500), EITHER),
        Case("txt: cot tab", "cot.txt", lambda: text("\t".join(map(str, range(size(100_000, 20_000))))), EITHER),
        Case("txt: cot ong", "cot.md", lambda: text("| " + " | ".join(map(str, range(size(30_000, 5_000)))) + " |\n" + "|---" * 9), EITHER),
        Case("txt: long 5000", "long.txt", lambda: text("".join(f"{' ' * (n % 200)}- việc {n}\n" for n in range(size(5000, 800)))), ("OK", "DOC05")),
        Case("txt: so long 5000", "long.txt", lambda: text("\n".join(f"{'1.' * n} Mục" for n in range(1, size(600, 200)))), READ),
        Case("txt: utf-16 le", "la.txt", lambda: "\ufeffKế hoạch \ud800 x".encode("utf-16-le", "surrogatepass") + b"\0", READ),
        Case("txt: utf-32", "la.txt", lambda: b"\xff\xfe\0\0" + b"\xff" * 400, EITHER),
        Case("txt: yaml va mau", "mau.txt", lambda: text("{{ 7 * 7 }} {% for x in range(9**9) %} !!python/object:os.system ${x} &a *a <script>"), READ, "7 * 7"),
        Case("txt: bit-cuoi", "zl.txt", lambda: "H̸̡̪̯ͨ͊̽̅̾̎Ȩ̬̩̾͛ͪ̈́̀́͘ ̶̧̨̱̹̭̯ͧ̾ͬC̷̙̲̝͖ͭ̏ͥͮ͟Oͮ͏̮̪̝͍M̲̖͊̒ͪͩͬ̚̚͜Ȇ̴̟̟͙̞ͩ͌͝S̨̥̫͎̭ͯ̿̔̀ͅ".encode() * size(9_000, 900), EITHER),
    ]  # fmt: skip
    return made
