"""The chart: rendered by helm itself, judged by Kubernetes' schemas, kube-score and rules of our own."""
