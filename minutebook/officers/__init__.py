"""Officers: the tools of those who publish minutes. Nothing in the pipeline or the outputs knows this room."""
