"""Runs in the children that ipc.py and spawned_app.py start."""
