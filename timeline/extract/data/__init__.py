"""The gazetteer: tab-separated tables of the people, bodies, media, places and things that news is made of."""
