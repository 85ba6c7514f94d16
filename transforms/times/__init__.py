"""Times: dates, times of day, durations and recurrences, with TIMEX3 values.

    next Monday   2019-07-15

Builds the table `times`. `grammar` finds expressions in the text, `phrase_rules` which rule reads
each, `lookalikes` drops other words. The `*_slots` modules take expressions apart, by lookups in
`phrase_lookup`. `tense` finds out whether they point back or ahead, `anchoring` computes their
first day from the day of publication (with `offsets`, `holidays`, `year_choice`), `anaphora` and
`fiscal_periods` from times mentioned before. `normalization`, `granularity` and `timex3` compute
type, value and bounds.
"""
