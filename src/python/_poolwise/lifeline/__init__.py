"""Runs inside a worker that `worker launch` has started, beside Celery: stops it without losing tasks."""
