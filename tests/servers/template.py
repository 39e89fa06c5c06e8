"""A database with every table made, which each process of the tests copies instead of migrating its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

NAME = "kikao_template"


@dataclass(frozen=True)
class Template:
    """The making of the database, under way beside other work."""

    making: subprocess.Popen[bytes]

    def environment(self) -> dict[str, str]:
        """What names the finished database to the settings of the tests. Raises RuntimeError when it failed."""
        if self.making.wait() != 0:
            raise RuntimeError("the database of the tests could not be migrated: see above")
        return {"TEST_DATABASE_TEMPLATE": NAME}

    def stop(self) -> None:
        self.making.kill()
        self.making.wait()


def begin_template(*, servers: Mapping[str, str]) -> Template:
    """Make the database on the server of `servers` and begin to migrate it."""
    import psycopg2

    address = servers["DATABASE_URL"]
    connection = psycopg2.connect(address)
    connection.autocommit = True  # a database cannot be made inside a transaction
    connection.cursor().execute(f"CREATE DATABASE {NAME}")
    connection.close()
    environment = {
        **os.environ,
        **servers,
        "DATABASE_URL": f"{address.rpartition('/')[0]}/{NAME}",
        "DJANGO_SETTINGS_MODULE": "egov_meeting.settings.test",
    }
    command = [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"]
    return Template(subprocess.Popen(command, env=environment))
