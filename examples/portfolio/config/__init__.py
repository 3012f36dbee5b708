# Django imports this package first, so the app exists before any @shared_task is bound: in the web process too.
from .celery import app as celery_app

__all__ = ("celery_app",)
