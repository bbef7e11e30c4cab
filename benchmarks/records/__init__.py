"""Benchmarks of reading and importing leaked files."""
