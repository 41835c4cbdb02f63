from pathlib import Path
from typing import Any

from accounts.permissions import Permission as P  # noqa: N817 - the table below reads better
from tests.architecture.access.rows import Row, signed_in
from tests.architecture.access.world import World


def employer(world: World) -> dict[str, Any]:
    return {"reference": world.employer.reference}


def contact(world: World) -> dict[str, Any]:
    return {"reference": world.contact.reference}


def site(world: World) -> dict[str, Any]:
    return {"reference": world.site.reference}


def name(world: World) -> dict[str, Any]:
    return {**employer(world), "number": world.name.pk}


def identifier(world: World) -> dict[str, Any]:
    return {**employer(world), "number": world.identifier.pk}


def lead(world: World) -> dict[str, Any]:
    return {**employer(world), "number": world.lead.pk}


def do_not_contact(world: World) -> dict[str, Any]:
    return {**employer(world), "number": world.do_not_contact.pk}


def action(world: World) -> dict[str, Any]:
    return {"reference": world.next_action.reference}


def my_action(world: World) -> dict[str, Any]:
    """Today lists only what its reader owns."""
    world.next_action.owner = world.me
    world.next_action.save()
    return action(world)


def secret_action(world: World) -> dict[str, Any]:
    return {"reference": world.secret_action.reference}


def file(world: World) -> dict[str, Any]:
    """Each test has a folder of its own for what people add."""
    path = Path(world.file.file.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF-1.7\n")
    return {"reference": world.file.reference}


def secret_file(world: World) -> dict[str, Any]:
    return {"reference": world.secret_file.reference}


def my_view(world: World) -> dict[str, Any]:
    return {"number": world.saved_view().pk}


def view_of_another(world: World) -> dict[str, Any]:
    return {"number": world.saved_view(world.stranger).pk}


def as_csv(_world: World) -> dict[str, Any]:
    return {"kind": "csv"}


ROWS: dict[str, Row] = {
    "today": signed_in(),
    "today_done": Row(P.LOG_CONTACT, my_action, hidden=secret_action),
    "portfolio": Row(P.SEE_EMPLOYERS),
    "portfolio_export": Row(P.EXPORT_EMPLOYERS, as_csv),
    "portfolio_sites": Row(P.SEE_EMPLOYERS),
    "portfolio_sites_export": Row(P.EXPORT_EMPLOYERS, as_csv),
    "saved_view_add": Row(P.SEE_EMPLOYERS),
    "saved_view_delete": Row(P.SEE_EMPLOYERS, my_view, hidden=view_of_another),
    "employers": Row(P.SEE_EMPLOYERS),
    "employers_export": Row(P.EXPORT_EMPLOYERS, as_csv),
    "palette": Row(P.SEE_EMPLOYERS),
    "employer_add": Row(P.ADD_EMPLOYER),
    "employer_import": Row(P.IMPORT_EMPLOYERS),
    "employer": Row(P.SEE_EMPLOYERS, employer),
    "contact_log": Row(P.LOG_CONTACT, employer),
    "employer_people": Row(P.SEE_EMPLOYERS, employer),
    "contact_add": Row(P.EDIT_EMPLOYER, employer),
    "contact_edit": Row(P.EDIT_EMPLOYER, contact),
    "contact_left": Row(P.EDIT_EMPLOYER, contact),
    "contact_sign": Row(P.EDIT_EMPLOYER, contact),
    "employer_sites": Row(P.SEE_EMPLOYERS, employer),
    "site_add": Row(P.EDIT_EMPLOYER, employer),
    "site_edit": Row(P.EDIT_EMPLOYER, site),
    "site_close": Row(P.EDIT_EMPLOYER, site),
    "employer_history": Row(P.SEE_EMPLOYERS, employer),
    "employer_files": Row(P.SEE_EMPLOYERS, employer),
    "file_add": Row(P.EDIT_EMPLOYER, employer),
    "file_download": Row(P.SEE_EMPLOYERS, file, hidden=secret_file),
    "file_remove": Row(P.EDIT_EMPLOYER, file, hidden=secret_file),
    "employer_edit": Row(P.EDIT_EMPLOYER, employer),
    "employer_rename": Row(P.EDIT_EMPLOYER, employer),
    "name_add": Row(P.EDIT_EMPLOYER, employer),
    "name_end": Row(P.EDIT_EMPLOYER, name),
    "identifier_add": Row(P.EDIT_EMPLOYER, employer),
    "identifier_retire": Row(P.EDIT_EMPLOYER, identifier),
    "industries_edit": Row(P.EDIT_EMPLOYER, employer),
    "employer_group": Row(P.EDIT_EMPLOYER, employer),
    "employer_close": Row(P.MANAGE_LEADS, employer),
    "account_edit": Row(P.EDIT_EMPLOYER, employer),
    "lead_assign": Row(P.MANAGE_LEADS, employer),
    "lead_end": Row(P.MANAGE_LEADS, lead),
    "do_not_contact": Row(P.SEE_EMPLOYERS, employer),
    "do_not_contact_add": Row(P.LOG_CONTACT, employer),
    "do_not_contact_end": Row(P.LOG_CONTACT, do_not_contact),
    "action_add": Row(P.LOG_CONTACT, employer),
    "action_edit": Row(P.LOG_CONTACT, action, hidden=secret_action),
    "action_done": Row(P.LOG_CONTACT, action, hidden=secret_action),
    "action_cancel": Row(P.LOG_CONTACT, action, hidden=secret_action),
}
