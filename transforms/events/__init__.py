"""Events: who did what to whom, in PLOVER's types and the packs of this project.

    Arcadia imposed sanctions on Borduria.   SANCTION, actor Arcadia, recipient Borduria

Gives the tables `events` and `event_participants`. A trigger is a word of the lexicon in a frame
that fits (`triggers`, `complements`, `filters`). Its arguments come from the parse (`arguments`,
`nominal_arguments`, `support_verbs`, `protest_targets`) and are resolved to entities
(`participants`, `pronouns`, `implied_recipients`) that can act (`agentivity`). The participants can
change the type (`senses`). `event_times` dates an event, `confidence` scores it.
"""
