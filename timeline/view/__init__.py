"""The picture: positions, a plotly figure, one JavaScript module, a page and a widget around it."""
