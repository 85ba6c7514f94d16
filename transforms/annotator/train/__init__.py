"""How the annotator's model is trained; needs the extra `train`, never used at run time."""
