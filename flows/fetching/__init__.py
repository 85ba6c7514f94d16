"""Fetching: one function that fetches a web address, safely and politely."""
