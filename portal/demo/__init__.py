"""The demo world: fictitious initiatives, walked through the same actions as the site."""
