# Django imports this package first, so the app exists before any @shared_task is bound, also in the web process.
from .celery import app as celery_app

__all__ = ("celery_app",)
