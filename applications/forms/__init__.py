"""Forms of the applications app: fields, widgets, layout, shape."""
