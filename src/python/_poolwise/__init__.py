"""Shared by the programs of src/python. Its modules import each other by their full names: `celery`, `django` and `ipc`
are also names of other packages.
"""
