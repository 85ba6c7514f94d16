"""Agreements: who agreed with whom, on what, how firmly, and for when.

    China and Russia signed a treaty on trade.   parties China, Russia; status signed; topics trade

Reads the events, their triggers and participants, and the parse; gives the table `agreements`.
`commitments` finds the events in which parties commit themselves, `terms` the topics, the
instrument and the planned dates.
"""
