"""Events: who did what to whom, in PLOVER's types and the packs of this project.

    Arcadia imposed sanctions on Borduria.   SANCTION, actor Arcadia, recipient Borduria

Gives the table `events`. Of the triggers with participants the plausible ones are events
(`coded_events`, `filters`); participants, what the annotator surely reads, and context can change
the type (`senses`, `recasts`). `event_times`, `same_event_times` and `event_places` say when and
where, `confidence` how often such a row is right.
"""
