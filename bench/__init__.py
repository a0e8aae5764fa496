"""The budgets of the design, measured on this machine: `make bench`."""
