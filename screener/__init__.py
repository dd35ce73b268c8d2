"""screener: a terminal assistant for screening candidates for production-ML roles.

The tool flags, the human scores. What the screen shows as recorded is on disk.
This module imports nothing, so that every door opens as fast as it can.
"""

__version__ = "0.1.0"
