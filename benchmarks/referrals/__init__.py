"""Many referrals in one file: time, memory, and what a kill leaves."""
