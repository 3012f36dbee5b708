import json

from celery.exceptions import TimeoutError as ResultTimeout
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from apps.portfolios.models import Portfolio, Position
from apps.portfolios.tasks import import_portfolio

SAMPLE = settings.BASE_DIR / "data" / "portfolio.csv"


class Command(BaseCommand):
    help = "Imports data/portfolio.csv with the Celery task, waits for it, and counts the rows in the database."

    def add_arguments(self, parser):
        parser.add_argument("--timeout", type=float, default=60, help="seconds to wait for the result (default: 60)")

    def handle(self, *args, timeout, **options):
        portfolio, _ = Portfolio.objects.get_or_create(name="Sample")
        # The rows counted below must come from this run.
        portfolio.positions.all().delete()
        result = import_portfolio.delay(portfolio.pk, str(SAMPLE))
        try:
            imported = result.get(timeout=timeout)
        except ResultTimeout:
            raise CommandError(f"no result of task {result.id} within {timeout:g} s: is a worker running?") from None
        stored = Position.objects.filter(portfolio=portfolio).count()
        self.stdout.write(json.dumps({"task": result.id, "imported": imported, "stored": stored}))
