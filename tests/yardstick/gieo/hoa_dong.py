"""Faults of lines in capitals."""

from random import Random

from kehoach.model.dong import Dong, Vai
from yardstick.ban import Ban
from yardstick.gieo import gieo


@gieo("CT45", cung="DS01 PL05")
def cuoi_dong_thuong(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in ban.vai(Vai.MUC) if each.text.isupper() and len(each.text.split()) >= 4]
    if not lines:
        return None
    dong = rng.choice(lines)
    last = dong.text.split()[-1]
    return ban.doi(dong, f" {last}", f" {last.capitalize()}")
