"""The interpreter and what the system allows its processes."""
