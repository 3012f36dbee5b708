"""The installed Celery, without an app."""
