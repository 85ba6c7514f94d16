"""Watching sources: which pages are new or due, and the state of each address."""
