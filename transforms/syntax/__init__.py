"""Syntax: the parse of a sentence as all rules on grammar read it.

    The bridge is unsafe, officials said.   subject of said: officials

Reads the tokens; gives the workings `tokens_in_order`, `headed`, `parse` and `verb_subjects`.
`repairs` and `coordination` mend what the annotator got wrong, `subjects` and `control` find the
subject of each verb, `phrases` and `spans` bound noun phrases, `quotation_marks` pairs marks.
"""
