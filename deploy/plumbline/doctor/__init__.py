"""What ``plumbline doctor`` looks at: the machine, the servers, the secrets, and whether all fit this build."""
