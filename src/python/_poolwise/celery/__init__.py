"""The installed Celery and its family, without an app."""
