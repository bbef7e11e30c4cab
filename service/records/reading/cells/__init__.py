"""What one cell holds about people: names, relatives, nobody."""
