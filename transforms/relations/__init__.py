"""Relations: how two named things belong together.

    the Space Station, led by the US   led_by

Gives the table `relations`, from the tree (`dependency_patterns`) and from names side by side
(`adjacency`).
"""
