"""The knowledge site of a provincial plan and its legal basis."""
