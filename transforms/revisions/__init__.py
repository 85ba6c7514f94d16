"""Pages over time: what was fetched when, and the texts that one address has had.

Gives the tables `fetches`, `article_revisions` and `changes`.
"""
