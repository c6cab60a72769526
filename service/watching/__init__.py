"""Watching it run: each request, what is counted, what is logged, and what is said while it migrates."""
