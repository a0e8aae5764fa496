"""What the safety room hears and answers."""
