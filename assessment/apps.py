from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentConfig(AppConfig):
    name = "assessment"
    verbose_name = _("Assessment")

    def ready(self) -> None:
        from assessment.selectors.frozen import broken_lists
        from portal.records.verbs import name_verbs
        from portal.records.verification import register_check

        register_check(broken_lists)
        name_verbs(
            {
                "decision_list_made": _("decision list made"),
                "decision_taken_in": _("application put on the decision list"),
                "decision_taken_off": _("application taken off the decision list"),
                "decision_moved": _("order of the decision list changed"),
                "decided": _("decision entered"),
                "abstained": _("abstention noted"),
                "decision_list_frozen": _("decision list frozen"),
                "decision_list_released": _("decisions released"),
                "decision_list_exported": _("decision list exported"),
                "decision_letter_made": _("decision letter made"),
            }
        )
