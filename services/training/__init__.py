"""Training: lessons from a signed standard's deltas, and evidence of what each learner can do."""
