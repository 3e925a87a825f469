"""The stations of the path of an application: one module each, small functions on a `Visitor`."""
