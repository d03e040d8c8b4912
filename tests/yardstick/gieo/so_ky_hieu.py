"""Faults of the number line."""

from random import Random

from kehoach.model.dong import Dong, Vai
from yardstick.ban import Ban
from yardstick.gieo import gieo


@gieo("TT19")
def bo_hai_cham(ban: Ban, rng: Random) -> Dong | None:
    return next((ban.doi(each, "Số:", "Số") for each in ban.vai(Vai.SO)), None)
