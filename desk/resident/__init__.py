"""The resident's side on the web: the chat as an HTTP API, and the page that uses nothing else."""
