"""Quotes: who said what, directly, indirectly or in part.

    "The bridge is unsafe," officials said.   speaker officials, cue said, direct

Gives the table `quotes`. `attributions` reads the grammar around a cue, `direct_speech` gives
quotation marks their cue and speaker, `speaker_spans` bounds the speaker, `nesting` tells quotes
within quotes.
"""
