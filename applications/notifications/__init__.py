"""Mails about applications, into the outbox: one function per mail, one module per subject."""
