"""Roles: who holds which office or does which work, for whom, now or before.

    Chinese Premier Li Keqiang   Premier, of China, current

Gives the table `roles`; `title_holders` finds the person beside a title.
"""
