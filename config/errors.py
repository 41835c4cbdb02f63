"""The pages people see when something cannot be shown. Named in urls.py and settings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from accounts.models import User


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return render(request, "errors/400.html", {"shell": _shell(request)}, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    context = {
        "shell": _shell(request),
        "reason": str(exception or ""),
        "who_can_help": _who_can_help(request),
    }
    return render(request, "errors/403.html", context, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    del exception
    return render(request, "errors/404.html", {"shell": _shell(request)}, status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/429.html", {"shell": _shell(request)}, status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    del request
    # no person, no database: the fault may lie in either
    return HttpResponse(loader.get_template("errors/500.html").render(), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    del reason
    return render(request, "errors/csrf.html", {"shell": _shell(request)}, status=403)


def _shell(request: HttpRequest) -> str:
    return "base.html" if _person(request) else "bare.html"


def _person(request: HttpRequest) -> User | None:
    # a request refused by the first middleware has no user yet
    user = getattr(request, "user", None)
    return user if isinstance(user, User) else None


def _who_can_help(request: HttpRequest) -> str:
    person = _person(request)
    agency = person.agency if person else None
    where = f"{agency}’s manager" if agency else "your agency’s manager"
    return f"Ask {where} or the partnership’s coordinator if you need it for your work."
