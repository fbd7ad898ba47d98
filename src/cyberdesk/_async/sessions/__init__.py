"""Sessions and chains: several runs on one machine."""
