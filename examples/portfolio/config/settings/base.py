import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parents[2]
# All files that the example writes.
VAR_DIR = BASE_DIR / "var"

# For development only: set DJANGO_SECRET_KEY in production.
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "only-for-development")
DEBUG = os.environ.get("DJANGO_DEBUG", "1") == "1"
ALLOWED_HOSTS = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "apps.portfolios",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "db.sqlite3",
        # The web process and the worker write to the same file: wait for the lock instead of failing.
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TIME_ZONE = "UTC"
USE_TZ = True

# --- Celery -----------------------------------------------------------------------------------------------------


def sqlite_url(scheme: str, name: str) -> str:
    """An SQLAlchemy URL with forward slashes: `sqlite:////srv/app/x` on POSIX, `sqlite:///C:/app/x` on Windows."""
    return f"{scheme}:///{(VAR_DIR / name).as_posix()}"


# By default messages and results are stored in two SQLite files: slow, but without a server, on every system.
CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL") or sqlite_url("sqla+sqlite", "broker.sqlite3")
CELERY_RESULT_BACKEND = os.environ.get("CELERY_RESULT_BACKEND") or sqlite_url("db+sqlite", "results.sqlite3")
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

# No pool setting here: poolwise chooses the pool for each machine, and a `worker_pool` setting overrides
# `--pool=prefork` on the command line.

# When the broker is down, a web request must fail in seconds, not minutes, to fall back (see start_import).
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_TASK_PUBLISH_RETRY = False
# Options of the Redis client, which other transports reject.
if CELERY_BROKER_URL.startswith(("redis://", "rediss://")):
    CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2}
# Only for Redis as the result backend, where Celery retries 20 times, once a second, before `delay()` raises.
CELERY_REDIS_SOCKET_CONNECT_TIMEOUT = 2
CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS = {
    "retry_policy": {"max_retries": 1, "interval_start": 0, "interval_step": 0.2}
}
