"""Rules for workflows, their versions, tags, trajectories and prompt images."""
