"""Articles: metadata, paragraphs and sentences, without any analysis of the words.

Builds the tables `raw`, `articles`, `paragraphs`, `sentences` and `inputs`; `terms` for search;
`shingles` and `articles.story_id` to find versions of one text. `slices` cuts spans out of a text.
"""
