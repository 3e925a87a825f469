"""Pages that need all apps: home, handing in, receipts, checking them, archives."""
