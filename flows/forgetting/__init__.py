"""Forgetting: remove articles everywhere, so that they do not come back."""
