"""LINE: its webhook, what goes out to it, pictures, the rich menu, and the code that joins LINE with the web.

`line` is the blueprint; it is registered only when LINE's secrets are set (docs/line.md).
"""

from desk.line.blueprint import line

__all__ = ["line"]
