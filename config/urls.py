"""Every address of the product: each app brings its own."""

from django.urls import include, path

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
]
