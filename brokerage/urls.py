from django.urls import URLPattern, URLResolver, path

from brokerage.views import needs

EMPLOYER = "employers/<str:reference>/"

needs_urls: list[URLPattern | URLResolver] = [
    path(f"{EMPLOYER}needs/", needs.needs, name="needs"),
    path(f"{EMPLOYER}needs/start/", needs.needs_start, name="needs_start"),
    path(f"{EMPLOYER}needs/complete/", needs.needs_complete, name="needs_complete"),
    path(f"{EMPLOYER}needs/reopen/", needs.needs_reopen, name="needs_reopen"),
    path(f"{EMPLOYER}needs/agree/", needs.needs_agree, name="needs_agree"),
    path(f"{EMPLOYER}needs/facts/", needs.needs_facts, name="needs_facts"),
    path(f"{EMPLOYER}needs/objectives/add/", needs.objective_add, name="objective_add"),
    path(f"{EMPLOYER}needs/objectives/<int:number>/", needs.objective_edit, name="objective_edit"),
    path(f"{EMPLOYER}needs/add/", needs.need_add, name="need_add"),
    path("needs/<str:reference>/edit/", needs.need_edit, name="need_edit"),
    path("needs/<str:reference>/withdraw/", needs.need_withdraw, name="need_withdraw"),
]

urlpatterns: list[URLPattern | URLResolver] = [*needs_urls]
