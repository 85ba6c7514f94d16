"""Events: who did what to whom, in PLOVER's types and the packs of this project.

    Arcadia imposed sanctions on Borduria.   SANCTION, actor Arcadia, recipient Borduria

Gives the tables `events` and `event_participants`. A trigger is a word of the lexicon
(`triggers`, `complements`, `filters`); its arguments are read from the tree (`arguments`,
`nominal_arguments`, `support_verbs`), then resolved to entities (`participants`, `pronouns`,
`implied_recipients`); who takes part can change the type (`senses`).
"""
