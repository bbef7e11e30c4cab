"""Units of work: which are owed, who does them, and how workers are woken."""
