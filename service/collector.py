"""When Python's collector looks, once a process has read its tables."""

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
    it looks at what is new, of which one statement makes more than a thousand objects at once, and hardly ever at what
    has stayed, which took 70 ms every three thousand statements.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(2_000, 20_000, 20)


def at_once() -> None:
    """Have it look at what is new now, before a statement is checked, and behind a page.

    Left to itself it looks once there are two thousand objects more than before: as whatever is remembered drives
    something else out, that is every fifty statements, for 2 to 6 ms, at ten thousand objects of which the processor
    has lost sight. Those of one statement it looks through in 0.02 ms. And it looks at a page's circles while the page
    is made, keeps them for later, and a thousand such looks later they took 40 MB.
    """
    gc.collect(0)
