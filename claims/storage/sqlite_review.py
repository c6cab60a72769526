"""The SQL of what reviewers look at, put together from the filters they set. See sqlite_queries for its `@macros`."""

from __future__ import annotations

from functools import lru_cache

from claims.storage.sqlite_queries import Both, both

MOST_VALUES = 50  # of one facet

_CONTRADICTED = "EXISTS (SELECT 1 FROM contradictions WHERE contradictions.claim = claims.id AND @holds)"
# The meetings in which it took part, held its office or which it was the place of; itself; parties that it belongs to.
_ABOUT = """subject IN (
  SELECT 'meeting:' || meeting FROM meeting_keys
  WHERE key IN ('e:' || :entity, 'o:' || :entity, 'l:' || :entity) AND @open
  UNION SELECT 'entity:' || :entity
  UNION SELECT subject FROM claims WHERE subject > 'parties:' AND subject < 'parties;'
    AND instr('|' || substr(subject, 9) || '|', '|' || :entity || '|') AND @holds)"""
_WORDS = "NOT EXISTS (SELECT 1 FROM json_each(:text) AS asked WHERE NOT instr(words, asked.value))"

CONDITIONS = {  # what each condition on claims asks; a yes or no is written out, for the indexes of only some rows
    "status": "status = :status",
    "document": "document = :document",
    "property": "property = :property",
    "entity": _ABOUT,
    "contradicts": "id IN (SELECT claim FROM contradictions WHERE @holds)",  # there are few: it begins with them
    "not contradicts": f"NOT {_CONTRADICTED}",
    "anchored": "anchored = 1",
    "not anchored": "anchored = 0",
    "text": _WORDS,
    "ids": "id @in",
}
_VALUES = {
    "status": "status",
    "document": "document",
    "property": "property",
    "contradicts": f"CASE WHEN {_CONTRADICTED} THEN 'true' ELSE 'false' END",
    "anchored": "CASE WHEN anchored = 1 THEN 'true' ELSE 'false' END",
}


# Who takes part stands in the keys of a meeting: each meeting's claims are counted first, and its keys read once.
_PEOPLE = """
SELECT found, sum(number) FROM (
  SELECT substr(key.value, 3) AS found, number
  FROM (SELECT substr(subject, 9) AS meeting, count(*) AS number FROM claims
    WHERE subject > 'meeting:' AND subject < 'meeting;' AND @holds @conditions GROUP BY subject)
  CROSS JOIN meetings ON meetings.id = meeting AND @holds
  CROSS JOIN json_each(meetings.keys) AS key WHERE key.value > 'e:' AND key.value < 'e;'
  UNION ALL
  SELECT substr(subject, 8), count(*) FROM claims
  WHERE subject > 'entity:' AND subject < 'entity;' AND @holds @conditions GROUP BY subject
  UNION ALL
  SELECT party.value, sum(number)
  FROM (SELECT substr(subject, 9) AS parties, count(*) AS number FROM claims
    WHERE subject > 'parties:' AND subject < 'parties;' AND @holds @conditions GROUP BY subject)
  CROSS JOIN json_each('["' || replace(parties, '|', '","') || '"]') AS party GROUP BY party.value)
GROUP BY found ORDER BY sum(number) DESC, found LIMIT @most"""


@lru_cache
def queue(conditions: tuple[str, ...]) -> Both:
    return both(f"@claim WHERE @holds {_all(conditions)} @page @by_id")


@lru_cache
def queue_before(conditions: tuple[str, ...]) -> Both:
    return both(f"@claim WHERE @holds {_all(conditions)} AND id < :before ORDER BY id DESC LIMIT :limit")


@lru_cache
def matching(conditions: tuple[str, ...]) -> Both:
    return both(f"SELECT id FROM claims WHERE @holds {_all(conditions)}")  # noqa: S608 - from the table above


@lru_cache
def facet(name: str, conditions: tuple[str, ...]) -> Both:
    if name == "entity":
        return both(_PEOPLE.replace("@conditions", _all(conditions)).replace("@most", str(MOST_VALUES)))
    return both(
        f"SELECT {_VALUES[name]} AS found, count(*) FROM claims WHERE @holds {_all(conditions)} "  # noqa: S608 - ours
        f"GROUP BY found ORDER BY count(*) DESC, found LIMIT {MOST_VALUES}"
    )


def _all(conditions: tuple[str, ...]) -> str:
    return "".join(f" AND {CONDITIONS[name]}" for name in conditions)


CONTRADICTING = both("SELECT claim, other FROM contradictions WHERE claim @in AND @holds ORDER BY claim, other")
CHANGE_FOR = both("SELECT number FROM changes WHERE request = :request AND number <= :change")
CHANGED_CLAIMS = both("SELECT id FROM claims WHERE since = :number ORDER BY id")
CHANGED_ENTITIES = both("SELECT id FROM entities WHERE since = :number ORDER BY id")

_MEETINGS = {
    "entity": "id IN (SELECT meeting FROM meeting_keys WHERE key IN ('e:' || :entity, 'o:' || :entity) AND @open)",
    "place": "id IN (SELECT meeting FROM meeting_keys WHERE key = 'l:' || :place AND @open)",
    "earliest": "latest >= :earliest",
    "latest": "coalesce(earliest, '') <= :latest AND earliest IS NOT NULL",
    "status": "EXISTS (SELECT 1 FROM claims WHERE subject = 'meeting:' || meetings.id AND property = 'status' "
    "AND @holds AND +status IN ('accepted', 'proposed') AND json_extract(value, '$.status') = :status)",
    "after": "(coalesce(earliest, ''), id) < (:day, :after)",
}


# One whose claims are all about other meetings by now, is none.
_IS_ONE = (
    "(keys != '[]' OR earliest IS NOT NULL "
    "OR EXISTS (SELECT 1 FROM claims WHERE subject = 'meeting:' || meetings.id AND @holds))"
)


@lru_cache
def find_meetings(conditions: tuple[str, ...]) -> Both:
    chosen = "".join(f" AND {_MEETINGS[name]}" for name in conditions)
    where = f"@holds AND {_IS_ONE} {chosen}"
    return both(f"@meeting WHERE {where} ORDER BY coalesce(earliest, '') DESC, id DESC LIMIT :limit")


def _names(where: str, order: str) -> Both:
    """Entities by one of their names, which is a label or an alias."""
    return both(
        "SELECT id FROM ("  # noqa: S608 - nothing from outside
        f"SELECT id, folded FROM entities WHERE {where} AND @holds "
        f"UNION ALL SELECT entity, folded FROM aliases WHERE {where} AND @holds) AS name "
        "WHERE :kind IS NULL OR (SELECT kind FROM entities WHERE entities.id = name.id AND @holds) = :kind "
        f"GROUP BY id ORDER BY {order}, id LIMIT :limit"
    )


NAMED = _names("folded = :text", "id")
# The shortest name is nearest to what was typed; of names that only contain it, one of whose words begins with it.
BEGINNING = _names("folded >= :text AND folded < :end", "min(length(folded))")
CONTAINING = _names("instr(folded, :text)", "min(instr(' ' || folded, ' ' || :text) = 0), min(length(folded))")
