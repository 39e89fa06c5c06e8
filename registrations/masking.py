"""E-mail addresses where a glance may fall on them."""


def masked_email(address: str) -> str:
    """`asha.juma@example.org` as `a…@example.org`."""
    name, at_sign, domain = address.partition("@")
    return f"{name[:1]}…{at_sign}{domain}" if at_sign else ""
