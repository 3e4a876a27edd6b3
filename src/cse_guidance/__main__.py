"""Lets `python -m cse_guidance` run the command line."""

import sys

from cse_guidance.cli import main

sys.exit(main())
