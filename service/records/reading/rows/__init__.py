"""A row of a table to one statement, or several."""
