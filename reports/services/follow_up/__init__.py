"""Carrying resolutions out: who owes them, what is reported, what e-GA accepts, how they go on."""
