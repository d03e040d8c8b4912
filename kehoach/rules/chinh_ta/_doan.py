"""What a mistyped word is most likely meant to be, by the word beside it."""

from kehoach.rules.chinh_ta._tu_dien import cum_tu, khong_dau
from kehoach.text.am_tiet import la_am_tiet


def doan(word: str, before: str, behind: str) -> str:
    """What a strange word is most likely meant to be; empty if nobody can tell."""
    horn = word.replace("uơ", "ươ").replace("uờ", "ườ").replace("uớ", "ướ").replace("uợ", "ượ").replace("uở", "ưở")
    horn = horn.replace("uỡ", "ưỡ")
    if horn != word and la_am_tiet(horn):
        return horn
    beside = ben_canh(word, before, behind)
    if beside:
        return beside
    known = cum_tu()
    if len(word) > 4:
        joined = [
            f"{word[:cut]} {word[cut:]}" for cut in range(2, len(word) - 1) if (word[:cut], word[cut:]) in known.cap
        ]
        if len(joined) == 1:
            return joined[0]
    return ""


def ben_canh(word: str, before: str, behind: str) -> str:
    """The one word, a letter off, that makes a known phrase with the word before or behind; empty if there is not one."""
    known = cum_tu()
    could = {each for each in known.duoi.get(behind, ()) if _one_off(word, each)}
    could |= {each for each in known.dau.get(before, ()) if _one_off(word, each)}
    if len(could) > 1:
        could = {each for each in could if khong_dau(each) == khong_dau(word)}
    return could.pop() if len(could) == 1 else ""


def _one_off(a: str, b: str) -> bool:
    """Whether two words differ by one letter put in, left out, changed, or by two that changed places."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (len(rest_a) == len(rest_b) and rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    )
