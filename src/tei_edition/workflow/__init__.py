"""What the commands do: stages run over many documents, one document's failure never another's."""
