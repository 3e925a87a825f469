"""The only writers of application data: one function per verb, `by=` who does it."""
