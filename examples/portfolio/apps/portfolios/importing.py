"""Reads a portfolio from a CSV file and stores it. Independent of Celery: both the task and the view call it."""

import csv
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from .models import Portfolio, Position

COLUMNS = ("symbol", "name", "quantity", "price", "currency")


class InvalidPortfolio(ValueError):
    """The file cannot be imported; the message lists every invalid line."""


def store_portfolio(portfolio_id: int, csv_path: str) -> int:
    """Replaces the portfolio's positions with those in the file, in one transaction, and returns their number.

    Idempotent, because a task may be delivered twice.
    """
    rows = read_rows(Path(csv_path))
    with transaction.atomic():
        portfolio = Portfolio.objects.select_for_update().get(pk=portfolio_id)
        portfolio.positions.all().delete()
        Position.objects.bulk_create(Position(portfolio=portfolio, **row) for row in rows)
    return len(rows)


def read_rows(path: Path) -> list[dict]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        missing = set(COLUMNS) - set(reader.fieldnames or ())
        if missing:
            raise InvalidPortfolio(f"missing columns: {', '.join(sorted(missing))}")
        rows, faults, symbols = [], [], set()
        for record in reader:
            try:
                row = parse_row(record)
                if row["symbol"] in symbols:
                    raise ValueError(f"{row['symbol']} appears twice")
                symbols.add(row["symbol"])
                rows.append(row)
            except ValueError as fault:
                faults.append(f"line {reader.line_num}: {fault}")
    if faults:
        raise InvalidPortfolio("; ".join(faults))
    return rows


def parse_row(record: dict) -> dict:
    row = {column: (record[column] or "").strip() for column in COLUMNS}
    for column in ("quantity", "price"):
        try:
            row[column] = Decimal(row[column])
        except InvalidOperation:
            raise ValueError(f"{column} is not a number: {row[column]!r}") from None
        if not row[column].is_finite() or row[column] < 0:
            raise ValueError(f"{column} must be zero or more: {row[column]}")
    row["currency"] = row["currency"].upper()
    try:
        Position(**row).clean_fields(exclude=["portfolio"])
    except ValidationError as fault:
        raise ValueError(
            "; ".join(f"{field}: {' '.join(texts)}" for field, texts in fault.message_dict.items())
        ) from None
    return row
