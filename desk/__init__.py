"""The web side: the resident's chat, LINE, the consultant's console, and the delivery of every message."""
