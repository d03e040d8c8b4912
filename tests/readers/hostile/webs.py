"""HTML and web archives."""

from readers.hostile.case import EITHER, READ, SAID, Case, Row, size


def html(inside: str) -> bytes:
    """A page."""
    return f"<html><body><p>KẾ HOẠCH</p>{inside}</body></html>".encode("utf-8", "surrogatepass")


def _mht(inside: str) -> bytes:
    return f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n{inside}\n".encode()


def webs(url: str, secret: str) -> list[Case]:
    """HTML."""
    deep_ = 5000
    made: list[Row] = [
        ("long 50", lambda: html("<div>" * 50 + f"<p>{SAID}" + "</div>" * 50), READ), ("long 5000", lambda: html("<div>" * deep_ + SAID), EITHER),
        ("bang long 50", lambda: html("<table><tr><td>" * 50 + SAID), READ), ("bang long 5000", lambda: html("<table><tr><td>" * deep_ + SAID), EITHER),
        ("b long", lambda: html("<b>" * size(100_000, 20_000) + SAID), EITHER), ("ds long", lambda: html("<ul><li>" * deep_ + SAID), EITHER),
        ("font long", lambda: html("".join(f"<font size={n}>" for n in range(deep_)) + SAID), EITHER), ("span hop", lambda: html("<table><tr>" + "<td colspan=99999 rowspan=99999>a</td>" * size(5_000, 100) + "</tr></table>"), EITHER),
        ("span cheo", lambda: html("<table>" + ("<tr>" + "<td rowspan=100 colspan=100>a</td>" * 20 + "</tr>") * size(300, 10) + "</table>"), EITHER),
        ("trieu the", lambda: html("<p>a" * size(1_200_000, 10_000)), EITHER), ("trieu br", lambda: html("a<br>" * size(900_000, 4_000)), EITHER), ("nua trieu the", lambda: html("<p>a" * size(300_000, 4_000)), EITHER),
        ("ngoai", lambda: html(f'<img src="{url}/a.png"><link rel=stylesheet href="{url}/a.css"><script src="{url}/a.js"></script><iframe src="{url}/f"></iframe><object data="{url}/o"></object><style>@import url({url}/b.css); body {{ background: url({url}/c.png) }}</style><base href="{url}/"><meta http-equiv=refresh content="0; url={url}/m"><p>{SAID}'), READ),
        ("thuc the", lambda: f'<!DOCTYPE html [<!ENTITY a SYSTEM "file://{secret}">]><html><body><p>{SAID} &a; &b; &#0; &#xd800; &#99999999;'.encode(), READ),
        ("css dai", lambda: html("<style>" + "a{" * size(100_000, 10_000) + "</style><p>a"), EITHER), ("css chu thich", lambda: html("<style>" + "/*" * size(200_000, 10_000) + "</style><p>a"), EITHER),
        ("css lop", lambda: html("<style>" + "".join(f".c{n}{{margin-left:{n}pt}}" for n in range(size(50_000, 3_000))) + "</style>" + f"<p class='{' '.join(f'c{n}' for n in range(size(5_000, 500)))}'>a" * 20), EITHER),
        ("css so", lambda: html(f"<p style='margin-left:{'9' * 400}pt;font-size:-1e999pt;text-indent:nanpt;line-height:{'9' * 5000}%;mso-list:l0 level9 lfo1;color:rgb(9999,-1,x)'>{SAID}"), READ),
        ("css dai mot dong", lambda: html("<p style='" + "a:b;" * size(500_000, 20_000) + f"'>{SAID}"), EITHER), ("khoang trang", lambda: html("<p>" + " " * size(5_000_000, 200_000) + SAID), EITHER),
        ("chu thich ho", lambda: html("<!--" * size(500_000, 20_000) + SAID), (*EITHER, "DOC07")), ("dau mo", lambda: html("<" * size(1_000_000, 50_000)), EITHER), ("dieu kien", lambda: html("<![if " * size(500_000, 20_000)), EITHER),
        ("thuoc tinh", lambda: html("<p " + " ".join(f"a{n}=1" for n in range(size(300_000, 20_000))) + f">{SAID}"), EITHER), ("ds so", lambda: html("<ol start=99999 type=i>" + "<li value=-99999999>a" * 9 + "<li value=²>b</ol>"), READ),
        ("ma la", lambda: b"<html><meta charset='khong-co'><body>K\xe1\xba\xbf ho\xff\xa1ch", EITHER), ("ma utf-7", lambda: b"<html><meta charset='utf-7'><body>K+ADw-script+AD4-\xff", EITHER),
        ("ma hex", lambda: b"<html><meta charset='hex'><body>\xff\xfe zz", EITHER), ("ma zip", lambda: b"<html><meta charset='zlib_codec'><body>\xff\xfe zz", EITHER), ("ma idna", lambda: b"<html><meta charset='idna'><body>" + b"\xff" + b"a" * 100_000, EITHER),
        ("ma punycode", lambda: b"<html><meta charset='punycode'><body>" + b"\xff" + b"a-b" * size(100_000, 10_000), EITHER), ("ma escape", lambda: b"<html><meta charset='unicode_escape'><body>\xff\\ud800 abc \\N{", EITHER), ("ma rot", lambda: b"<html><meta charset='rot13'><body>\xff abc", EITHER),
        ("data", lambda: html("<img src='data:image/png;base64," + "A" * size(20_000_000, 500_000) + f"'>{SAID}"), READ), ("khong dong", lambda: html("<title>" + SAID * 999), (*EITHER, "DOC07")),
        ("svg", lambda: html("<svg><style>" * 500 + SAID), (*EITHER, "DOC07")), ("surrogate", lambda: html(SAID * 500 + " \ud800 \udfff"), READ), ("khoang rong", lambda: html(f"<p style='white-space:pre'>{' ' * size(100_000, 20_000)}{SAID}"), EITHER),
    ]  # fmt: skip
    mail: list[Row] = [
        ("mht rong", lambda: _mht(""), EITHER), ("mht sau", lambda: _mht("".join(f"--x\nContent-Type: multipart/related; boundary=x{n}\n\n--x{n}\n" for n in range(size(5_000, 500)))), EITHER),
        ("mht message", lambda: _mht("--x\n" + "Content-Type: message/rfc822\n\n" * size(3_000, 1_000)), EITHER),
        ("mht base64", lambda: _mht("--x\nContent-Type: text/html; charset=khong-co\nContent-Transfer-Encoding: base64\n\n!!!!\n--x--"), EITHER),
        ("mht dau dai", lambda: _mht("--x\nContent-Type: text/html" + "; a*0*=b" * size(50_000, 1_000) + "\n\n<p>a\n--x--"), EITHER),
        ("mht tu ma hoa", lambda: _mht("--x\nContent-Type: text/html\nSubject: " + "=?utf-8?q?a?= " * size(50_000, 2_000) + "\n\n<html><p>a</html>\n--x--"), EITHER),
    ]  # fmt: skip
    return [
        Case(f"html: {name}", "trang.html", make, expect, SAID if expect == READ and name != "ds so" else "")
        for name, make, expect in made
    ] + [Case(f"html: {name}", "trang.mht", make, expect) for name, make, expect in mail]
