"""The way of the talk, as pure functions: what was heard and what is known → what is kept, said and asked next.

The actions (actions/) only carry this to Rasa and to the database.
"""

from casework.talk.intake import hear
from casework.talk.outcome import Heard, Outcome, Say

__all__ = ["Heard", "Outcome", "Say", "hear"]
