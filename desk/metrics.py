"""What the desk counts for the city's monitoring (`GET /metrics`, from this machine only). No word of a resident is in it."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

TURNS = Counter("madoakari_turns_total", "Turns of the bot, by how they ended", ["outcome"])
for _outcome in ("answered", "put_off", "broke", "given_up"):
    TURNS.labels(_outcome)
TURN_SECONDS = Histogram("madoakari_turn_seconds", "From a message's arrival to its answer, in seconds")
EMERGENCIES = Counter("madoakari_emergencies_total", "Messages in which danger was heard and answered")
DOUBTED = Counter(
    "madoakari_doubted_total", "Dangers that a rule heard and the model held for hardly possible: no alarm"
)
