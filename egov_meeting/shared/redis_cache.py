"""Redis as the cache, without a client made anew for each question."""

from __future__ import annotations

from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient


class _KeptClient(RedisCacheClient):  # type: ignore[misc]
    """Of one server, whose client takes a connection from the pool for each command."""

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        if len(self._servers) > 1:
            return super().get_client(key, write=write)
        if not hasattr(self, "_kept"):
            self._kept = super().get_client(key, write=write)
        return self._kept


class KeptRedisCache(RedisCache):  # type: ignore[misc]
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = _KeptClient
