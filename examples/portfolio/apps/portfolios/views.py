import logging
import uuid

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from .importing import InvalidPortfolio, store_portfolio
from .models import Portfolio
from .tasks import import_portfolio

logger = logging.getLogger(__name__)


@require_GET
def show_portfolio(request: HttpRequest, portfolio_id: int) -> JsonResponse:
    portfolio = get_object_or_404(Portfolio, pk=portfolio_id)
    positions = portfolio.positions.order_by("symbol").values("symbol", "name", "quantity", "price", "currency")
    return JsonResponse({"name": portfolio.name, "positions": list(positions)})


@require_POST
def start_import(request: HttpRequest, portfolio_id: int) -> JsonResponse:
    """Imports the uploaded CSV in the background, or synchronously if the broker is unreachable."""
    portfolio = get_object_or_404(Portfolio, pk=portfolio_id)
    if "file" not in request.FILES:
        return JsonResponse({"error": "no file uploaded"}, status=400)
    csv_path = save_upload(request.FILES["file"])
    try:
        # Without a broker this must fail within seconds, so that the fallback is useful: no retry, and no
        # subscription to the result, which is not used here.
        task = import_portfolio.apply_async((portfolio.pk, csv_path), retry=False, ignore_result=True)
    except import_portfolio.OperationalError as error:
        logger.warning("Celery is not available, importing synchronously: %s", error)
        return import_now(portfolio, csv_path)
    return JsonResponse({"status": "queued", "task": task.id}, status=202)


def import_now(portfolio: Portfolio, csv_path: str) -> JsonResponse:
    try:
        count = store_portfolio(portfolio.pk, csv_path)
    except InvalidPortfolio as fault:
        return JsonResponse({"error": str(fault)}, status=400)
    return JsonResponse({"status": "imported", "positions": count})


def save_upload(upload) -> str:
    """Saves the upload for the worker, which is another process. The client's file name is never used."""
    folder = settings.VAR_DIR / "uploads"
    folder.mkdir(exist_ok=True)
    path = folder / f"{uuid.uuid4()}.csv"
    with path.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return str(path)
