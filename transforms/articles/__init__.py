"""The text of an article before any word of it is read: where it comes from, and its parts.

Gives the tables `raw`, `articles`, `paragraphs`, `sentences`, `inputs`, and for search and for
versions of one text `terms`, `shingles` and `articles.story_id`.
"""
