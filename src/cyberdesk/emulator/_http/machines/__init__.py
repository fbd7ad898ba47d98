"""The endpoints of machines, pools, connections, request logs and desktops."""
