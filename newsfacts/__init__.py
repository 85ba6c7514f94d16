"""News articles to tables of facts, each row pointing at the words it came from.

The four folders of the repository are installed under this one name: `flows` runs the job,
`transforms` extract the facts, `warehouse` stores and serves them, `seeds` holds the lexicons.
"""

from importlib.metadata import version

__version__ = version("newsfacts")
