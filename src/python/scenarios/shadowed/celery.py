"""The project's app, in a file that Python finds before the package of the same name."""

from celery import Celery

app = Celery('shop')
