from django.urls import URLPattern, URLResolver, path, register_converter

from offers.views import editing, parts, records, refreshing, versions


class PartKind:
    """Steps of the timetable or measures: the two small parts of a draft."""

    regex = "steps|measures"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PartKind, "offer_part")

EMPLOYER = "employers/<str:reference>/offers/"
OFFER = "offers/<str:reference>/"
VERSION = f"{OFFER}versions/<int:number>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(EMPLOYER, records.employer_offers, name="employer_offers"),
    path(f"{EMPLOYER}compose/", records.offer_compose, name="offer_compose"),
    path("offers/", records.offer_list, name="offers"),
    path(f"{OFFER}edit/", editing.offer_edit, name="offer_edit"),
    path(f"{OFFER}refresh/", refreshing.offer_refresh, name="offer_refresh"),
    path(f"{OFFER}issue/", versions.offer_issue, name="offer_issue"),
    path(f"{OFFER}words/<slug:part>/", parts.offer_words, name="offer_words"),
    path(f"{OFFER}lines/add/<slug:side>/", parts.line_add, name="offer_line_add"),
    path(f"{OFFER}lines/<int:number>/", parts.offer_line, name="offer_line"),
    path(f"{OFFER}lines/<int:number>/move/", editing.line_move, name="offer_line_move"),
    path(f"{OFFER}lines/<int:number>/remove/", editing.line_remove, name="offer_line_remove"),
    path(f"{OFFER}<offer_part:kind>/add/", parts.part_add, name="offer_part_add"),
    path(f"{OFFER}<offer_part:kind>/<int:number>/", parts.part_edit, name="offer_part"),
    path(f"{OFFER}<offer_part:kind>/<int:number>/remove/", editing.part_remove, name="offer_part_remove"),
    path(f"{VERSION}/", versions.offer_version, name="offer_version"),
    path(f"{VERSION}.pdf", versions.offer_pdf, name="offer_pdf"),
    path(f"{VERSION}.json", versions.offer_json, name="offer_json"),
    path(f"{VERSION}/compare/", versions.offer_compare, name="offer_compare"),
    path(f"{VERSION}/withdraw/", versions.offer_withdraw, name="offer_withdraw"),
]
