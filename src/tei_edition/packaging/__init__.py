"""The deposit: a built edition as one file that a repository takes, with its metadata in every form that is asked for.

All forms are made from one `Deposit` (`model.deposit`); XML and plain texts by templates, JSON from mappings.
"""
