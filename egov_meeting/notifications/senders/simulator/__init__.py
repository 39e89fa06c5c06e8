"""A stand-in for mGov, and where a demonstration reads its mail: a phone and a mailbox for everybody."""
