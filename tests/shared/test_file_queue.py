"""The queue of the embedded default: a worker that looks at any moment finds whole messages or none."""

from __future__ import annotations

import os
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection
from kombu.exceptions import ChannelError

from egov_meeting.shared import file_queue

MESSAGE = {"body": "ujumbe", "properties": {"delivery_tag": "1"}}


@pytest.fixture
def channel(tmp_path: Path) -> Any:
    folders = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path)}
    connection = Connection(transport=file_queue.Transport, transport_options=folders)
    yield connection.channel()
    connection.release()


def test_a_message_is_taken_once_and_whole(channel: Any) -> None:
    channel._put("default", MESSAGE)

    assert channel._size("default") == 1
    assert channel._get("default") == MESSAGE
    with pytest.raises(Empty):
        channel._get("default")


def test_whoever_looks_while_it_is_written_finds_nothing(
    channel: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def look_first(*args: Any) -> None:
        with pytest.raises(Empty):
            channel._get("default")
        seen.append(args)
        really(*args)

    really = os.rename
    with monkeypatch.context() as patched:
        patched.setattr(file_queue.os, "rename", look_first)
        channel._put("default", MESSAGE)

    assert len(seen) == 1
    assert channel._get("default") == MESSAGE


def test_a_folder_that_takes_no_file_is_told(channel: Any, tmp_path: Path) -> None:
    channel.data_folder_out = str(tmp_path / "nowhere")

    with pytest.raises(ChannelError):
        channel._put("default", MESSAGE)
