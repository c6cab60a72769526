"""The reviewers' desk: the queue, and the pages that change claims, meetings, documents and entities."""
