"""Imports that the staff app is asked for: files are put aside, a worker's child looks, rehearses and imports."""
