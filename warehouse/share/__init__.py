"""A package to share: facts with short evidence, described for outsiders."""
