"""The SQL that the SQLite engine reads with. Each statement is there twice: for the present, and for the past.

`@macros` stand for parts that many statements share; what differs from call to call is always a bound parameter. In
the present a row holds while its `upto` is NULL, so that the indexes of present rows serve; in the past that depends
on the `:change` looked back to.
"""

from __future__ import annotations

# Meetings lie apart by how many days their two ends are apart, at most: a meeting of one day that falls into
# [lo, hi] has its first day there, one of at most a month began at most 31 days before lo, and so on. So the widths
# bound what a search between two days reads. The last two hold all that is wider, and the undated.
WIDTHS = (0, 31, 366, 3660)
WIDER, UNDATED = 4, 5

Both = tuple[str, str]  # indexed by whether the past is asked

_MACROS = {
    # The unary plus keeps the planner from starting at the status, which millions share.
    "@of_meetings": "FROM json_each(:ids) AS asked CROSS JOIN (@claim WHERE @holds "
    "AND +status IN (:status0, :status1, :status2, :status3)) AS about ON about.subject = asked.value",
    "@entity": "SELECT id, kind, label, country, role, container, latitude, longitude, revision, since FROM entities",
    "@claim": "SELECT subject, id, revision, since, status, property, value, format, document, attribution, side, "
    "anchored FROM claims",
    "@document": "SELECT id, '', sha256, language, title, publisher, published, url, latest, public, replaces, "
    "erased IS NOT NULL, author FROM documents",
    "@meeting": "SELECT id, earliest, latest, since FROM meetings",
    "@change": "SELECT number, at, by, action, note FROM changes",
    "@alias": "SELECT since, upto, text, language, script, origin FROM aliases",
    "@span": "SELECT since, upto, start, end, quote, prefix, suffix FROM spans",
    "@in": "IN (SELECT value FROM json_each(:ids))",
    "@page": "AND id > :after",
    "@by_id": "ORDER BY id LIMIT :limit",
}
_PAST = "since <= :change AND (upto IS NULL OR upto > :change)"


def both(sql: str) -> Both:
    """A statement for the present, and for the past."""
    for name, text in _MACROS.items():
        sql = sql.replace(name, text)
    present = sql.replace("@holds", "upto IS NULL").replace("@open", "closed = 0")
    return present, sql.replace("@holds", _PAST).replace("@open", _PAST)


# Where several ids are asked for, Python sorts: the rows come nearly in order, and SQLite's sorter copies every one.
# What verdicts read is joined to the ids, each given once: IN sorts these first (one entity in 10 µs, not 7).
# An entity comes once for each of its aliases, and once if it has none.
ENTITIES = both(
    "SELECT present.id, kind, label, country, role, container, latitude, longitude, revision, present.since, "
    "number, text, language, script, origin FROM json_each(:ids) AS asked "
    "CROSS JOIN (SELECT * FROM entities WHERE @holds) AS present ON present.id = asked.value "
    "LEFT JOIN (SELECT * FROM aliases WHERE @holds) AS alias ON alias.entity = present.id"
)
# The unary plus keeps the planner from an index of persons, which would lead to the same rows by a second way.
PEOPLE_NAMES = both(
    "SELECT present.id, label, text FROM json_each(:ids) AS asked "
    "CROSS JOIN (SELECT id, label FROM entities WHERE @holds AND +kind = 'person') AS present "
    "ON present.id = asked.value "
    "LEFT JOIN (SELECT entity, text FROM aliases WHERE @holds) AS alias ON alias.entity = asked.value"
)
CLAIMS = both("@claim WHERE id @in AND @holds")
MEETING_CLAIMS = both("SELECT about.* @of_meetings")
# A claim comes once for each of its spans, and once if it has none.
MEETING_CLAIMS_WITH_SPANS = both(
    "SELECT about.*, position, start, end, quote, prefix, suffix @of_meetings "
    "LEFT JOIN (SELECT * FROM spans WHERE @holds) AS said ON said.claim = about.id"
)
SUBJECT_CLAIMS = both(
    "@claim WHERE subject = :subject AND @holds AND +status IN (:status0, :status1, :status2, :status3) "
    "ORDER BY id LIMIT :limit"
)
SPANS = both("SELECT claim, position, start, end, quote, prefix, suffix FROM spans WHERE claim @in AND @holds")
MEETINGS = both("@meeting WHERE id @in AND @holds")
DOCUMENTS = both(
    "SELECT found.* FROM json_each(:ids) AS asked CROSS JOIN (@document WHERE since <= :change) AS found "
    "ON found.id = asked.value"
)
PUBLICATIONS = both("@document WHERE sha256 = :sha256 AND since <= :change ORDER BY id LIMIT 1000")
TEXT = both("SELECT text FROM texts WHERE document @in")
NEWER = both(
    "SELECT replaces, documents.id FROM json_each(:ids) AS asked CROSS JOIN documents ON replaces = asked.value "
    "WHERE since <= :change"
)

LIST_DOCUMENTS = both("@document WHERE since <= :change @page @by_id")
LIST_ENTITIES = both("SELECT id FROM entities WHERE @holds @page @by_id")
LIST_KIND = both("SELECT id FROM entities WHERE @holds AND kind = :kind @page @by_id")
LIST_MEETINGS = both("@meeting WHERE @holds @page @by_id")
LIST_CLAIMS = both("@claim WHERE @holds @page @by_id")
LIST_STATUS = both("@claim WHERE @holds AND status = :status @page @by_id")
LIST_DOCUMENT = both("@claim WHERE @holds AND document = :document @page @by_id")
LIST_DOCUMENT_STATUS = both("@claim WHERE @holds AND document = :document AND +status = :status @page @by_id")

# The entities of each key, all at once: for keys that have few.
NAME_ROWS = both(
    "SELECT asked.key, entity FROM json_each(:keys) AS asked CROSS JOIN name_keys ON name_keys.key = asked.value "
    "WHERE @holds LIMIT :most"
)
# How many rows each key has, closed ones too, and the entities of each: subqueries, for a LIMIT that holds for each.
NAME_LENGTHS = (
    "SELECT asked.key, (SELECT max(number) FROM name_keys WHERE key = asked.value) FROM json_each(:keys) AS asked",
    "SELECT asked.key, (SELECT number FROM name_keys WHERE key = asked.value AND since <= :change "
    "ORDER BY number DESC LIMIT 1) FROM json_each(:keys) AS asked",
)
NAME_LISTS = both(
    "SELECT asked.key, (SELECT group_concat(entity, char(10)) FROM (SELECT entity FROM name_keys "
    "WHERE key = asked.value AND @holds ORDER BY number LIMIT :most)) FROM json_each(:keys) AS asked"
)

CLAIM_HISTORY = both("@claim WHERE id @in AND since <= :change ORDER BY revision")
SPAN_HISTORY = both("@span WHERE claim @in ORDER BY position")
ENTITY_HISTORY = both("@entity WHERE id @in AND since <= :change ORDER BY revision")
ALIAS_HISTORY = both("@alias WHERE entity @in ORDER BY number")
CHANGES = both("@change WHERE number @in")
LIST_CHANGES = both("@change WHERE number > :after AND number <= :change ORDER BY number LIMIT :limit")
TOTALS = both("SELECT totals FROM changes WHERE number = :change")


_LATEST = "SELECT @told FROM (@walks) AS found ORDER BY earliest DESC, meeting DESC LIMIT :limit"
# Whether a meeting that a walk finds has another key, too: one look into the same index.
_HAS_OTHER = (
    "EXISTS (SELECT 1 FROM meeting_keys AS also WHERE key = :other AND closed IN (@parts) AND also.width = found.width "
    "AND also.earliest = found.earliest AND also.meeting = found.meeting @and_holds)"
)


def _meeting_keys(parts: tuple[int, ...], and_holds: str, told: str = "meeting") -> str:
    """A walk from the latest day back for each width (and present or past rows), and the latest of all these."""
    walk = """
        SELECT * FROM (
          SELECT width, earliest, meeting FROM meeting_keys
          WHERE key = :key AND closed = @closed AND width = @width AND earliest BETWEEN :from@width AND :hi
          @and_overlaps @and_holds
          ORDER BY earliest DESC, meeting DESC LIMIT :limit)"""
    overlaps = "AND latest >= :lo"
    checks = ["", *[overlaps] * WIDER, ""]  # one day between both ends overlaps; the undated always may
    walks = [
        walk.replace("@closed", str(closed)).replace("@width", str(width)).replace("@and_overlaps", check)
        for closed in parts
        for width, check in enumerate(checks)
    ]
    latest = _LATEST.replace("@told", told).replace("@walks", " UNION ALL ".join(walks))
    return latest.replace("@parts", ", ".join(map(str, parts))).replace("@and_holds", and_holds)


# In the present only rows that are not closed count, in the past both kinds may.
MEETING_KEYS: Both = (_meeting_keys((0,), ""), _meeting_keys((0, 1), f"AND {_PAST}"))
MEETINGS_OF_BOTH: Both = (
    _meeting_keys((0,), "", f"meeting, {_HAS_OTHER}"),
    _meeting_keys((0, 1), f"AND {_PAST}", f"meeting, {_HAS_OTHER}"),
)


def _meetings_inside(widths: int, parts: tuple[int, ...], and_holds: str) -> str:
    """A walk for each width that fits between two days, and the latest of all these."""
    walk = """
        SELECT * FROM (
          SELECT earliest, meeting FROM meeting_keys
          WHERE key = :key AND closed = @closed AND width = @width AND earliest BETWEEN :lo AND :hi AND latest <= :hi
          @and_holds
          ORDER BY earliest DESC, meeting DESC LIMIT :limit)"""
    walks = [
        walk.replace("@closed", str(closed)).replace("@width", str(width)).replace("@and_holds", and_holds)
        for closed in parts
        for width in range(widths)
    ]
    return _LATEST.replace("@told", "meeting").replace("@walks", " UNION ALL ".join(walks))


# By how wide the time asked for is: what is wider does not lie in it.
MEETINGS_INSIDE: tuple[Both, ...] = tuple(
    (_meetings_inside(width + 1, (0,), ""), _meetings_inside(width + 1, (0, 1), f"AND {_PAST}"))
    for width in range(WIDER + 1)
)
