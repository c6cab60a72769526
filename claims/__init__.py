"""Belegt's domain: who met whom, when and where, and which source says so.

The handful of verbs: `open_store` a database of claims, `verify` a statement against it, `parse` a statement,
`extract` what an article says about meetings.
"""

from claims.extract import extract
from claims.parse import parse
from claims.storage import open_store
from claims.verify import verify

__all__ = ["extract", "open_store", "parse", "verify"]
