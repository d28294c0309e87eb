"""The pipeline: from content to site. `steps.py` lists the steps; asking for one module of them loads no other."""
