"""Roles: who holds which office or has which occupation, for whom, now or before.

    Chinese Premier Li Keqiang   Premier, of China, current

Gives the table `roles`; `title_holders` pairs titles with the persons beside them.
"""
