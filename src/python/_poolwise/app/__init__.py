"""The project's app: imported, configured and described."""
