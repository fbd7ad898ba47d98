"""Sending calls over HTTP. Only this package and `platform` import the HTTP library."""
