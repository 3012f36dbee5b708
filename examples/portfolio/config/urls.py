from django.urls import include, path

urlpatterns = [path("portfolios/", include("apps.portfolios.urls"))]
