"""What people do with a budget: the only writers of plans."""
