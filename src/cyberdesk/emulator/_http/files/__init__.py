"""The endpoints of files, and signed links to them."""
