"""Forgetting: articles taken out of every place, so that they do not come back."""
