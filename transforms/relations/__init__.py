"""Relations: how two entities are related.

    the Space Station, led by the US   led_by

Gives the table `relations`, from the parse (`dependency_patterns`) and from adjacent names
(`adjacency`).
"""
