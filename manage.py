#!/usr/bin/env python
"""Run administrative commands; the embedded settings unless the environment says otherwise."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egov_meeting.settings.local")
    execute_from_command_line(sys.argv)
