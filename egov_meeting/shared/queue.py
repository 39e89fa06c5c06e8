"""Handing work to Celery without ever losing the request that asked for it."""

import logging
from typing import Any

from celery import Task
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def enqueue(task: Task, *args: Any, **kwargs: Any) -> None:
    """Send `task` once the present transaction is committed.

    When the broker is away this logs and returns: the row that describes the work is already in the
    database, and the sweeper of that kind of work sends it again.
    """
    transaction.on_commit(lambda: _send(task, args, kwargs))


def _send(task: Task, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    try:
        task.apply_async(args=args, kwargs=kwargs, retry=False)
    except (OperationalError, OSError) as error:
        logger.error("The queue is away; %s waits for the sweeper: %s", task.name, error)
