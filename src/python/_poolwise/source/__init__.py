"""The project's Python files, read without importing them."""
