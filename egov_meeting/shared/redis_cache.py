"""Redis as the cache, without a client made anew for each question."""

from __future__ import annotations

from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient


class _KeptClient(RedisCacheClient):
    """For one server: its client takes a connection from the pool for each command, so one is enough."""

    _kept: Any = None

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        if self._kept is None:
            self._kept = super().get_client(key, write=write)
        return self._kept


class KeptRedisCache(RedisCache):
    """Django's own; with several servers, each question still goes to the one that is due."""

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        super().__init__(server, params)
        if isinstance(server, str) and not {",", ";"} & set(server):
            self._class = _KeptClient
