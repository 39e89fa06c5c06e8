"""Prepare a fresh machine and run one command of the project. Needs Python 3.11 and nothing else."""

import sys

from commands import main

sys.exit(main(sys.argv[1:]))
