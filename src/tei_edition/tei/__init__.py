"""TEI: from a document to XML and back. The only room that knows elements, and the only one that writes XML text."""
