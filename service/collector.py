"""How seldom Python's collector looks, once a process has read its tables."""

from __future__ import annotations

import gc
from functools import cache


@cache
def seldom() -> None:
    """With its first answer a process has read the tables: they stay, and the collector passes them over. Does
    nothing the second time.

    Looking through them again and again took a seventh of the time of all statements that followed, and a twentieth of
    that of articles. What is remembered of claims lives long, too, and goes without the collector's help. Circles are
    made by pages, and are gone soon; neither a statement nor an article makes any (tests/test_bounded.py holds it). So
    it looks at what is new, of which one statement makes more than a thousand objects at once, for 3 ms every sixty
    statements; and hardly ever at what has stayed, which took 70 ms every three thousand. (At five or twenty thousand
    new objects at once it looked for 35 and 60 ms, and whoever asked then waited.)
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(2_000, 1_000, 20)
