"""Groups: an administrator admits them, pauses and ends them, and sees none of their cases."""
