"""What a column header asks for, and of whom."""
