from django.urls import URLPattern, URLResolver, path, re_path

from brokerage.views import (
    commitment_steps,
    commitment_words,
    commitments,
    needs,
    pledges,
    programmes,
    training,
)

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

COMMITMENT = "commitments/<str:reference>/"

commitment_urls: list[URLPattern | URLResolver] = [
    path("commitments/", commitments.commitments, name="commitments"),
    re_path(
        r"^commitments/export\.(?P<kind>csv|xlsx)$", commitments.commitments_export, name="commitments_export"
    ),
    path(COMMITMENT, commitments.commitment, name="commitment"),
    path(f"{EMPLOYER}commitments/", commitments.employer_commitments, name="employer_commitments"),
    path(f"{EMPLOYER}commitments/add/", commitment_words.commitment_add, name="commitment_add"),
    path(f"{COMMITMENT}edit/", commitment_words.commitment_edit, name="commitment_edit"),
    path(f"{COMMITMENT}discussed/", commitment_steps.negotiate, name="commitment_negotiate"),
    path(f"{COMMITMENT}agree/", commitment_steps.agree, name="commitment_agree"),
    path(f"{COMMITMENT}decline/", commitment_steps.decline, name="commitment_decline"),
    path(f"{COMMITMENT}withdraw/", commitment_steps.withdraw, name="commitment_withdraw"),
    path(f"{COMMITMENT}suspend/", commitment_steps.suspend, name="commitment_suspend"),
    path(f"{COMMITMENT}resume/", commitment_steps.resume, name="commitment_resume"),
    path(f"{COMMITMENT}vary/", commitment_steps.vary, name="commitment_vary"),
    path(f"{COMMITMENT}sites/", commitment_steps.shares, name="commitment_shares"),
    path(f"{COMMITMENT}progress/", commitment_steps.record_progress, name="commitment_progress"),
    path(f"{COMMITMENT}progress/<int:number>/", commitment_steps.verify, name="progress_verify"),
    path(f"{COMMITMENT}settle/", commitment_steps.settle, name="commitment_settle"),
    path(f"{COMMITMENT}dispute/", commitment_steps.dispute, name="commitment_dispute"),
    path(f"{COMMITMENT}decide/", commitment_steps.decide, name="dispute_decide"),
]

urlpatterns: list[URLPattern | URLResolver] = [*deal_urls, *needs_urls, *commitment_urls]
