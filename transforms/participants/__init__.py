"""Participants: who takes part in an event, and in which role.

    Arcadia imposed sanctions on Borduria.   actor Arcadia, recipient Borduria

Gives the table `event_participants`. Arguments come from the parse (`arguments`,
`nominal_arguments`, `support_verbs`, `protest_targets`) and from the annotator (`annotated_slots`);
they are resolved to entities (`participants`, `pronouns`, `inner_names`, `implied_recipients`) that
can act (`agentivity`). `sectors` says what part of public life they belong to.
"""
