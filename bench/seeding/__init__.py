"""How `bench.seed` makes its desk: the texts, the cases with all that belongs to them, and the writing of rows."""
