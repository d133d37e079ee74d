"""Sending a package to a repository of the InvenioRDM family (Zenodo and others)."""
