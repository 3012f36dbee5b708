from fixed.celery import app

__all__ = ['app']
