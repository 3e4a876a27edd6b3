"""Rules for staff in England who suspect that a child is being sexually exploited.

The rules live in files (`conf/`). `load_rules` reads and checks them, `score` and `follow`
are pure functions on them, and every surface shows what these return.
"""

from cse_guidance.faults import Fault, FaultsFound

__version__ = "0.1.0"
__all__ = ["Fault", "FaultsFound", "__version__"]
