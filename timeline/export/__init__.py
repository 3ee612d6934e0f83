"""One file per format: JSON (everything), CSV and data frame (one row per event), GraphML (the graph)."""
