"""Error pages: the right status, what to do, nothing typed is lost."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from portal.errors import ProblemMiddleware, conflict, server_error, typed_texts
from portal.lib.problems import InvalidInput, WrongMoment

TEXT = "Een lange tekst over de doelstellingen van het netwerk."


def _raise(error):
    def view(request):
        raise error

    return view


urlpatterns = [
    path("geweigerd/", _raise(PermissionDenied("De pitch is nog niet geweest."))),
    path("vuil/", _raise(SuspiciousOperation("x"))),
    path("weg/", _raise(Http404())),
    path("stuk/", _raise(RuntimeError("boom"))),
    path("moment/", _raise(WrongMoment("De oproep is gesloten."))),
    path("invoer/", _raise(InvalidInput("De brief is leeg."))),
    path("form/", lambda request: HttpResponse("ok")),
]
handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.permission_denied"
handler404 = "portal.errors.not_found"
handler500 = "portal.errors.server_error"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/vuil/", 400, "Dit verzoek is niet leesbaar"),
        ("/geweigerd/", 403, "De pitch is nog niet geweest."),
        ("/weg/", 404, "Pagina niet gevonden"),
        ("/moment/", 409, "De oproep is gesloten."),
        ("/invoer/", 422, "De brief is leeg."),
        ("/stuk/", 500, "Er ging iets mis aan onze kant"),
    ],
)
def test_each_error_has_its_page_in_the_look(db, address, status, words):
    client = Client(raise_request_exception=False)
    response = client.get(address)
    assert response.status_code == status
    assert words in response.text and 'class="site-bar"' in response.text
    assert "Traceback" not in response.text and "boom" not in response.text


@pytest.mark.urls(__name__)
def test_an_expired_form_gives_the_typed_text_back_but_no_secret(db):
    client = Client(enforce_csrf_checks=True)
    response = client.post(
        "/form/", {"goals": TEXT, "password": "een-zeer-lang-geheim-woord", "n": "3"}
    )
    assert response.status_code == 403
    assert "Dit formulier is verlopen" in response.text
    assert TEXT in response.text and "geheim" not in response.text
    assert response.text.count("<textarea") == 1


@pytest.mark.urls(__name__)
def test_a_refused_action_gives_the_typed_text_back(db):
    response = Client().post("/moment/", {"goals": TEXT})
    assert response.status_code == 409 and TEXT in response.text


def test_conflict_offers_the_way_back(db):
    request = RequestFactory().get("/")
    response = conflict(request, "Al ingediend.", back="/aanvragen/IBN2-0001/")
    assert response.status_code == 409
    assert "Al ingediend." in response.text and 'href="/aanvragen/IBN2-0001/"' in response.text


def test_typed_texts_are_escaped_and_short_values_left_out(db):
    request = RequestFactory().post(
        "/", {"a": "<script>alert('twintig tekens')</script>", "b": "kort"}
    )
    assert [text.name for text in typed_texts(request)] == ["a"]
    assert "<script>alert" not in conflict(request, "x").text


def test_other_exceptions_are_left_to_django(db):
    middleware = ProblemMiddleware(lambda request: HttpResponse())
    assert middleware.process_exception(RequestFactory().get("/"), ValueError()) is None


def test_the_fault_page_needs_no_database():
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Something went wrong" in response.text and "clusters@vlaio.be" in response.text
