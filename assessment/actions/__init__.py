"""The only writers of assessment data: one function per verb, `by=` who does it."""
