"""The same picture, never the same face."""
