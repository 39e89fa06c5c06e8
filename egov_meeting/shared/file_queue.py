"""Celery's queue in a folder, in which a message is either there whole or not there.

kombu's own opens the file under its final name and writes afterwards. A worker that looks in that
moment takes an empty file, cannot read it, and ends. Here a message gets its name when it is whole.
"""

from __future__ import annotations

import os
import time
import uuid
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: dict[str, Any], **kwargs: Any) -> None:
        """Lay the message down for whoever looks next. Raises ChannelError when the folder takes no file."""
        name = f"{round(time.monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        path = os.path.join(self.data_folder_out, name)
        unfinished = f"{path}.part"  # no queue is called so
        try:
            with open(unfinished, "wb") as file:
                file.write(dumps(payload).encode())
            os.rename(unfinished, path)
        except OSError as error:
            raise ChannelError(f"Cannot add file {path!r} to directory") from error


class Transport(filesystem.Transport):
    Channel = Channel
