"""From what an article says to proposed claims: its names are put to entities, its meetings to those that are known.

`link` reads one state of the store and writes nothing. What is not certain is not chosen: a name that may be several
people's, or nobody's in particular, becomes a person of its own, and a meeting that may be one of several a meeting of
its own. `claims.namesakes.candidates` and `claims.regroup` are there for the reviewer who knows better.
"""

from __future__ import annotations

from claims.articles.found import Extraction
from claims.linking.article import Article
from claims.linking.gap_claims import gap_claims
from claims.linking.meeting_claims import meeting_claims
from claims.linking.meetings import told_meetings
from claims.linking.office_claims import office_claims
from claims.linking.people import people_of
from claims.linking.proposals import Proposal
from claims.recall import Memory, Recalled
from claims.storage.interface import Batch, View
from claims.types import Document

__all__ = ["link"]


def link(view: View, document: Document, extraction: Extraction) -> Batch:
    """The document with the claims that it makes, as proposals, and the entities that these need and the store lacks.

    Deterministic: the same article against the same state gives the same batch. Ids of claims are made from the
    document, the property and the spans; those that the store has already, whatever became of them, are left out, so
    that an article that comes twice brings nothing twice.
    """
    known = Recalled(view, Memory(view.change))
    article = Article(document, extraction, people_of(known, document, extraction))
    told = told_meetings(article, known)
    proposals = [
        *(proposal for meeting in told for proposal in meeting_claims(article, meeting)),
        *gap_claims(article),
        *office_claims(article, told),
    ]
    return _batch(view, document, {proposal.claim.id: proposal for proposal in reversed(proposals)})


def _batch(view: View, document: Document, proposals: dict[str, Proposal]) -> Batch:
    known = view.claims(proposals)
    new = [proposals[id] for id in sorted(proposals.keys() - known.keys())]
    needed = {entity.id: entity for proposal in reversed(new) for entity in proposal.needs}
    there = view.entities(needed)
    entities = [needed[id] for id in sorted(needed.keys() - there.keys())]
    return Batch([document], entities, [proposal.claim for proposal in new])
