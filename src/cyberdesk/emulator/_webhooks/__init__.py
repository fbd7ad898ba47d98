"""Webhooks: events, and their deliveries to endpoints."""
