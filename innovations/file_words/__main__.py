"""`python -m innovations.file_words TYPE FILE`: what one file says of itself, in a process with little to spend."""

import json
import resource
import sys
from dataclasses import asdict
from pathlib import Path

from innovations.file_words.reading import told_by

_MEMORY = 2 * 1024**3
_SECONDS = 30

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(asdict(told_by(Path(sys.argv[2]), sys.argv[1])), sys.stdout)
