"""The annotator: one small model from paragraphs to tokens, its weights and its training recipe."""
