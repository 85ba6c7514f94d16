"""Syntax: the repaired dependency parse that all rules on grammar read.

    The bridge is unsafe, officials said.   subject of said: officials

Reads the tokens; builds the workings `tokens_in_order`, `repaired_verbs`, `repaired`, `headed`,
`parse`, `verb_subjects` and `quotations`. `repairs` and `coordination` correct parser errors,
`subjects` and `control` find the subject of each verb, `phrases` bounds noun phrases, `spans` and
`flags` relate words to spans and to other frames, `quotation_marks` pairs quotation marks,
`datelines` finds datelines.
"""
