"""`python build.py` builds the site; `python build.py --help` lists the other commands."""

import sys

from minutebook.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
