"""Fichas as documents to be read on paper or passed around: what they say (`contenido`) and how it is written (`docx`)."""
