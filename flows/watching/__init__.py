"""Watching sources: which pages are new or due, what is fetched of them, and what is remembered."""
