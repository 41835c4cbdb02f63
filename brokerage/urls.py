from django.urls import URLPattern, URLResolver, path, re_path

from brokerage.views import needs, pledges, programmes, training

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

deal_urls: list[URLPattern | URLResolver] = [
    path("vacancies/", pledges.vacancies, name="vacancies"),
    re_path(r"^vacancies/export\.(?P<kind>csv|xlsx)$", pledges.vacancies_export, name="vacancies_export"),
    path(f"{EMPLOYER}vacancies/", pledges.employer_vacancies, name="employer_vacancies"),
    path(f"{EMPLOYER}pledges/add/", pledges.pledge_add, name="pledge_add"),
    path("pledges/<str:reference>/", pledges.pledge, name="pledge"),
    path("pledges/<str:reference>/<slug:verb>/", pledges.pledge_step, name="pledge_step"),
    path("releases/<str:reference>/<slug:verb>/", pledges.release_step, name="release_step"),
    path("training/", training.training, name="training"),
    re_path(r"^training/export\.(?P<kind>csv|xlsx)$", training.training_export, name="training_export"),
    path(f"{EMPLOYER}training/", training.employer_training, name="employer_training"),
    path(f"{EMPLOYER}training/add/", training.training_add, name="training_add"),
    path("training/<str:reference>/", training.training_case, name="training_case"),
    path("training/<str:reference>/options/add/", training.option_add, name="option_add"),
    path(
        "training/<str:reference>/options/<int:number>/<slug:verb>/", training.option_step, name="option_step"
    ),
    path("training/<str:reference>/<slug:verb>/", training.training_step, name="training_step"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/add/", programmes.programme_add, name="programme_add"),
    path(f"{EMPLOYER}programmes/", programmes.employer_programmes_page, name="employer_programmes"),
    path("programmes/<str:reference>/", programmes.programme, name="programme"),
    path(
        "programmes/<str:reference>/specs/<int:number>/compare/", programmes.spec_compare, name="spec_compare"
    ),
    path("programmes/<str:reference>/<slug:verb>/", programmes.programme_step, name="programme_step"),
    path(
        "programmes/<str:reference>/<slug:part>/<int:number>/<slug:verb>/",
        programmes.programme_part_step,
        name="programme_part_step",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [*deal_urls, *needs_urls]
