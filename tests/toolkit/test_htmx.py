import json

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template import TemplateDoesNotExist, engines
from django.test import RequestFactory
from pytest_django import Settings

from toolkit import htmx
from toolkit.errors import Refused

PAGE = "<h1>Page</h1>{% partialdef results inline %}<p>{{ words }}</p>{% endpartialdef %}"
REFUSED = (
    "<h1>Not done</h1>{% partialdef refused inline %}<b>{{ refused.message }}</b>{% endpartialdef %}"
    "<a href='{{ back }}'>"
)
FILES = {"page.html": PAGE, "errors/refused.html": REFUSED}


@pytest.fixture(autouse=True)
def templates(settings: Settings) -> None:
    engine = dict(settings.TEMPLATES[0])
    engine["OPTIONS"] = {
        "builtins": ["template_partials.templatetags.partials"],
        "loaders": [
            (
                "template_partials.loader.Loader",
                [
                    (
                        "django.template.loaders.locmem.Loader",
                        {"page.html": PAGE, "errors/refused.html": REFUSED},
                    )
                ],
            )
        ],
    }
    engine["DIRS"] = []
    settings.TEMPLATES = [engine]


def asked(**headers: str) -> HttpResponse:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return htmx.render(RequestFactory().get("/", headers=names), "page.html", {"words": "ok"})


def test_render_for_a_browser_gives_the_whole_page() -> None:
    assert asked().content == b"<h1>Page</h1><p>ok</p>"


@pytest.mark.parametrize("target", ["results", "div#results"])
def test_render_for_htmx_gives_the_part_named_like_its_target(target: str) -> None:
    assert asked(HX_Request="true", HX_Target=target).content == b"<p>ok</p>"


def test_render_for_a_target_the_page_has_no_part_for_gives_the_whole_page() -> None:
    assert asked(HX_Request="true", HX_Target="other").content == b"<h1>Page</h1><p>ok</p>"


def test_render_of_a_history_restore_gives_the_whole_page() -> None:
    response = asked(HX_Request="true", HX_Target="results", HX_History_Restore_Request="true")
    assert response.content == b"<h1>Page</h1><p>ok</p>"


def test_render_says_what_its_answer_depends_on() -> None:
    assert asked()["Vary"] == "HX-Request, HX-Target"


def test_render_keeps_the_status_it_was_given() -> None:
    assert htmx.render(RequestFactory().post("/"), "page.html", {"words": ""}, status=422).status_code == 422


def test_render_of_a_missing_template_fails() -> None:
    with pytest.raises(TemplateDoesNotExist):
        htmx.render(RequestFactory().get("/"), "missing.html")


def test_announce_sends_words_that_headers_can_carry() -> None:
    response = htmx.announce(HttpResponse(), "4 employers match “bram”")
    assert json.loads(response["HX-Trigger-After-Settle"]) == {"say": {"words": "4 employers match “bram”"}}
    assert response["HX-Trigger-After-Settle"].isascii()


def test_redirect_for_a_browser_is_an_ordinary_one() -> None:
    response = htmx.redirect(RequestFactory().post("/"), "/employers/")
    assert (response.status_code, response["Location"]) == (302, "/employers/")


def test_redirect_for_htmx_is_left_to_the_browser() -> None:
    response = htmx.redirect(RequestFactory().post("/", headers={"HX-Request": "true"}), "/employers/")
    assert (response.status_code, response["HX-Redirect"]) == (200, "/employers/")


def test_refused_button_for_a_browser_is_a_page_with_the_way_back() -> None:
    response = htmx.refused_response(
        RequestFactory().post("/"), Refused("Already <done>."), back="/employers/1"
    )
    assert response.status_code == 409
    assert response.content.decode() == "<h1>Not done</h1><b>Already &lt;done&gt;.</b><a href='/employers/1'>"


def test_refused_button_for_htmx_is_a_banner_in_place() -> None:
    request = RequestFactory().post("/", headers={"HX-Request": "true", "HX-Target": "card"})
    response = htmx.refused_response(request, Refused("Already done."))
    assert (response.status_code, response["HX-Retarget"], response["HX-Reswap"]) == (
        409,
        "#messages",
        "innerHTML",
    )
    assert response.content == b"<b>Already done.</b>"


def passed_on(response: HttpResponse, **headers: str) -> HttpResponseBase:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return htmx.RedirectWholePage(lambda request: response)(RequestFactory().get("/", headers=names))


def test_redirect_to_the_sign_in_page_takes_the_whole_page_there() -> None:
    response = passed_on(HttpResponseRedirect("/sign-in/?next=/x/"), HX_Request="true", HX_Target="results")
    assert (response.status_code, response["HX-Redirect"]) == (200, "/sign-in/?next=/x/")


def test_redirect_of_a_browser_is_left_alone() -> None:
    response = passed_on(HttpResponseRedirect("/sign-in/"))
    assert (response.status_code, response["Location"]) == (302, "/sign-in/")


def test_engine_of_these_tests_is_the_one_in_use() -> None:
    assert engines["django"].get_template("page.html").render({"words": "ok"}) == "<h1>Page</h1><p>ok</p>"
