"""The endpoints of workflows, their tags, trajectories and prompt images."""
