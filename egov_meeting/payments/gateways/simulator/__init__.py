"""A stand-in for the gateway: a program of its own with its own keys, for demonstrations and tests.

Start it with `python -m egov_meeting.payments.gateways.simulator`. It listens on the loopback
address only and keeps its bills in a file.
"""
