"""Rules: they look at a document and say what is wrong. One group is one package; the words of a rule are its data file.

A rule is a generator of :class:`~kehoach.rules.luat.Loi` over a :class:`~kehoach.rules.ho_so.HoSo`, marked by
:func:`~kehoach.rules.luat.luat` with its code and with what it needs. Level, clause, message, parameters and examples stand in
``<regime>/<code>.yaml`` (:mod:`~kehoach.rules.bo_luat`). :func:`~kehoach.rules.kiem.kiem` runs them.
"""
