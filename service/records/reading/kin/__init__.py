"""Columns of kin and of others: who of those whom a table names is the person of the row, and what is whose."""
