"""What the assistant hears in a message: tokens, vectors, intents, needs, risks, typed values."""
