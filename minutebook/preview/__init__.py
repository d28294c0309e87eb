"""The preview: a content folder in; its site on this machine alone, always as the files are, out."""
