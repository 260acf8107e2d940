"""The session front: people sign in here, their browser keeps a sealed cookie, the services get bearer tokens."""
