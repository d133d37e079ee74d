"""Functions on text that know no format: decoding, composition, segmentation, identifiers, and the first text laws."""
