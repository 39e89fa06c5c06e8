"""programme.yaml. Importing this package registers the part."""

from sessions_app.exchange import part

__all__ = ["part"]
