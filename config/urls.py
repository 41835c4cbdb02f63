"""Every address of the product: each app brings its own."""

from django.urls import include, path

from config import health
from config.api import api, docs

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler429 = "config.errors.too_many"
handler500 = "config.errors.server_error"

urlpatterns = [
    path("", include("accounts.urls")),
    path("", include("employers.urls")),
    path("", include("brokerage.urls")),
    path("", include("offers.urls")),
    path("api/v1/", api.urls),
    path("api/docs", docs, name="api_docs"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
