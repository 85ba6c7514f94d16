"""Quotes: who said what, directly, indirectly or in part.

    "The bridge is unsafe," officials said.   speaker officials, cue said, direct

Gives the table `quotes`. `attributions` finds the content and the speaker of each cue in the parse,
`direct_speech` links quotation marks to a cue and a speaker (`nearby_cues` where no cue governs
them), `speaker_spans` finds the extent of the speaker's phrase, `nesting` handles quotes within
quotes.
"""
