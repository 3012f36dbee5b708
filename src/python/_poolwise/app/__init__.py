"""The project's app: imported, configured, described."""
