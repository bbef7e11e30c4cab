"""The tables of the two databases."""
