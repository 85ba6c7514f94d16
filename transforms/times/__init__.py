"""Times: when things happen, last or recur, as TIMEX3.

    next Monday   2019-07-15

Gives the table `times`. `grammar` finds expressions in the text, the `*_slots` modules take them
apart, `tense` and `anchoring` say which way they point and from which day, `normalization` and
`timex3` compute type, value and bounds.
"""
