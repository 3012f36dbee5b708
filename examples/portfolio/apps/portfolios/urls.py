from django.urls import path

from . import views

urlpatterns = [
    path("<int:portfolio_id>/", views.show_portfolio, name="show-portfolio"),
    path("<int:portfolio_id>/import/", views.start_import, name="start-import"),
]
