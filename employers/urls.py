from django.urls import URLPattern, URLResolver, path, re_path

from employers.views import (
    account,
    contact_log,
    directory,
    employer_add,
    employer_import,
    next_actions,
    portfolio,
    record,
    record_edit,
    record_files,
    record_history,
    record_people,
    record_sites,
    today,
)

EMPLOYER = "employers/<str:reference>/"

record_urls: list[URLPattern | URLResolver] = [
    path(EMPLOYER, record.overview, name="employer"),
    path(f"{EMPLOYER}log/", contact_log.contact_log, name="contact_log"),
    path(f"{EMPLOYER}people/", record_people.people, name="employer_people"),
    path(f"{EMPLOYER}people/add/", record_people.contact_add, name="contact_add"),
    path("contacts/<str:reference>/edit/", record_people.contact_edit, name="contact_edit"),
    path("contacts/<str:reference>/left/", record_people.contact_left, name="contact_left"),
    path("contacts/<str:reference>/sign/", record_people.contact_sign, name="contact_sign"),
    path(f"{EMPLOYER}sites/", record_sites.site_list, name="employer_sites"),
    path(f"{EMPLOYER}sites/add/", record_sites.site_add, name="site_add"),
    path("sites/<str:reference>/edit/", record_sites.site_edit, name="site_edit"),
    path("sites/<str:reference>/close/", record_sites.site_close, name="site_close"),
    path(f"{EMPLOYER}history/", record_history.history, name="employer_history"),
    path(f"{EMPLOYER}files/", record_files.file_list, name="employer_files"),
    path(f"{EMPLOYER}files/add/", record_files.file_add, name="file_add"),
    path("files/<str:reference>/", record_files.file_download, name="file_download"),
    path("files/<str:reference>/remove/", record_files.file_remove, name="file_remove"),
    path(f"{EMPLOYER}edit/", record_edit.employer_edit, name="employer_edit"),
    path(f"{EMPLOYER}rename/", record_edit.employer_rename, name="employer_rename"),
    path(f"{EMPLOYER}names/add/", record_edit.name_add, name="name_add"),
    path(f"{EMPLOYER}names/<int:number>/end/", record_edit.name_end, name="name_end"),
    path(f"{EMPLOYER}numbers/add/", record_edit.identifier_add, name="identifier_add"),
    path(f"{EMPLOYER}numbers/<int:number>/retire/", record_edit.identifier_retire, name="identifier_retire"),
    path(f"{EMPLOYER}industries/", record_edit.industries_edit, name="industries_edit"),
    path(f"{EMPLOYER}group/", record_edit.employer_group, name="employer_group"),
    path(f"{EMPLOYER}close/", record_edit.employer_close, name="employer_close"),
    path(f"{EMPLOYER}account/", account.account_edit, name="account_edit"),
    path(f"{EMPLOYER}leads/", account.lead_assign, name="lead_assign"),
    path(f"{EMPLOYER}leads/<int:number>/end/", account.lead_end, name="lead_end"),
    path(f"{EMPLOYER}do-not-contact/", account.do_not_contact, name="do_not_contact"),
    path(f"{EMPLOYER}do-not-contact/add/", account.do_not_contact_add, name="do_not_contact_add"),
    path(
        f"{EMPLOYER}do-not-contact/<int:number>/end/", account.do_not_contact_end, name="do_not_contact_end"
    ),
    path(f"{EMPLOYER}actions/add/", next_actions.action_add, name="action_add"),
    path("actions/<str:reference>/edit/", next_actions.action_edit, name="action_edit"),
    path("actions/<str:reference>/done/", next_actions.action_done, name="action_done"),
    path("actions/<str:reference>/cancel/", next_actions.action_cancel, name="action_cancel"),
]

list_urls: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("today/<str:reference>/done/", today.today_done, name="today_done"),
    path("portfolio/", portfolio.portfolio, name="portfolio"),
    re_path(r"^portfolio/export\.(?P<kind>csv|xlsx)$", portfolio.portfolio_export, name="portfolio_export"),
    path("portfolio/sites/", portfolio.portfolio_sites, name="portfolio_sites"),
    re_path(
        r"^portfolio/sites\.(?P<kind>csv|xlsx)$",
        portfolio.portfolio_sites_export,
        name="portfolio_sites_export",
    ),
    path("portfolio/views/add/", portfolio.saved_view_add, name="saved_view_add"),
    path("portfolio/views/<int:number>/delete/", portfolio.saved_view_delete, name="saved_view_delete"),
    path("employers/", directory.employers, name="employers"),
    re_path(r"^employers/export\.(?P<kind>csv|xlsx)$", directory.employers_export, name="employers_export"),
    path("employers/find/", directory.palette, name="palette"),
    path("employers/import/", employer_import.employer_import, name="employer_import"),
    path("employers/add/", employer_add.employer_add, name="employer_add"),
]

# Lists come first: "add" and "find" are not the reference of an employer.
urlpatterns: list[URLPattern | URLResolver] = [*list_urls, *record_urls]
