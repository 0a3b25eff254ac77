"""News articles → an RDF knowledge graph in which every fact leads back to its sentence."""
