"""Measures of the work: counted from sealed cards once a day, coarse enough to point at nobody."""
