"""The collector itself, built and run with the configuration that deployments use; run when named."""
