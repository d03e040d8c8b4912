"""The number of a citation as it is written."""

import re

from kehoach.text.citations import VienDanHit


def so_viet(text: str, hit: VienDanHit) -> tuple[int, str]:
    """Where the number of a citation stands as written; empty where it cannot be told."""
    if hit.so_ky_hieu is None or not hit.so_ky_hieu.so:
        return 0, ""
    canonical = str(hit.so_ky_hieu)
    at = text.find(canonical, *hit.span)
    if at >= 0:
        return at, canonical
    parts = [re.escape(each).replace("Đ", "[ĐÐƉ]") for each in re.split("[/-]", canonical)]
    m = re.compile(r"\s{0,3}[-/\s‐‑‒–—―−∕⁄／]\s{0,3}".join(parts), re.IGNORECASE).search(text, *hit.span)
    return (m.start(), m[0]) if m else (0, "")
