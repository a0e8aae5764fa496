"""The domain: cases, answers, needs, plans, hand-over, audit and storage. No web, no Rasa."""
