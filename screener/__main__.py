"""``python -m screener`` is the same as the command ``screener``."""

from screener.cli.main import main

raise SystemExit(main())
