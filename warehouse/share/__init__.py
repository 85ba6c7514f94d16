"""A package to share: facts with short evidence, described for those who know nothing of us."""
