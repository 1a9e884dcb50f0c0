"""The visual guide: every piece of the site in every state, filled with what is made up here. It asks no database."""
