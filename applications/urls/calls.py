"""Calls: public pages, the pre-discussion, the call manager's pages."""

from django.urls import path

from applications.views import calls, manage_calls, prediscussion

urlpatterns = [
    path("oproepen/", calls.call_list, name="call_list"),
    path("oproepen/beheer/", manage_calls.call_manage_list, name="call_manage_list"),
    path("oproepen/beheer/nieuw/", manage_calls.call_create, name="call_create"),
    path("oproepen/<slug:code>/", calls.call, name="call"),
    path("oproepen/<slug:code>/vragen/", calls.call_questions, name="call_questions"),
    path("oproepen/<slug:code>/vragen.pdf", calls.call_questions_pdf, name="call_questions_pdf"),
    path("oproepen/<slug:code>/documenten/<slug:key>/", calls.call_document, name="call_document"),
    path("oproepen/<slug:code>/beheer/", manage_calls.call_manage, name="call_manage"),
    path("oproepen/<slug:code>/beheer/data/", manage_calls.call_timeline, name="call_timeline"),
    path("oproepen/<slug:code>/beheer/grenzen/", manage_calls.call_limits, name="call_limits"),
    path(
        "oproepen/<slug:code>/beheer/documenten/<slug:key>/",
        manage_calls.call_document_set,
        name="call_document_set",
    ),
    path("oproepen/<slug:code>/beheer/publiceren/", manage_calls.call_publish, name="call_publish"),
    path("oproepen/<slug:code>/beheer/sluiten/", manage_calls.call_close, name="call_close"),
    path("oproepen/<slug:code>/voorbespreking/", prediscussion.request_talk, name="request_talk"),
    path("voorbesprekingen/", prediscussion.own_talks, name="own_talks"),
    path("behandeling/voorbesprekingen/", prediscussion.talk_list, name="talk_list"),
    path("behandeling/voorbesprekingen/<slug:key>/", prediscussion.talk, name="talk"),
]
