from celery import shared_task

from .importing import store_portfolio


@shared_task
def import_portfolio(portfolio_id: int, csv_path: str) -> int:
    """Imports a CSV file; returns the number of positions stored."""
    return store_portfolio(portfolio_id, csv_path)
