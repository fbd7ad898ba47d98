"""Rules for the files of runs: attachments, transfers to the desktop, signed links."""
