"""The first documents and the claims that a reader worked out of them by hand."""
