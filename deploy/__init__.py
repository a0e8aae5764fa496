"""Setting up and running the product on one machine. Imports every room; nothing imports it."""
