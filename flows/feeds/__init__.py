"""Feeds and sitemaps: which pages a source lists, and what it says of them."""
