"""The headers of every response; those of production are in `tests/test_settings.py`."""

from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from portal.headers import POLICY, HeadersMiddleware


def test_a_personal_page_is_kept_by_no_cache_and_a_public_one_may_be(as_, anna, client):
    personal = as_(anna).get(reverse("home"))
    assert "Anna" in personal.text
    assert personal.headers["Cache-Control"] == "private, no-store"
    public = client.get(reverse("contact"))
    assert "Cache-Control" not in public.headers
    for answer in (personal, public, client.get("/bestaat-niet/")):
        assert answer.headers["Permissions-Policy"] == POLICY
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_response_that_says_itself_how_long_it_keeps_is_left_alone(anna):
    def view(request):
        return HttpResponse("x", headers={"Cache-Control": "max-age=60"})

    request = RequestFactory().get("/")
    request.user = anna
    answer = HeadersMiddleware(view)(request)
    assert answer.headers["Cache-Control"] == "max-age=60"
