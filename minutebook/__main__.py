"""`python -m minutebook`: the same commands as `python build.py`."""

import sys

from minutebook.cli import main

sys.exit(main(sys.argv[1:]))
