"""Forms of the assessment app: fields, widgets, layout, shape."""
