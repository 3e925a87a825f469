"""What people type about costs and financing."""
