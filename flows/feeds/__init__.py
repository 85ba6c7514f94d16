"""Feeds and sitemaps: the pages that a source lists, with their metadata."""
