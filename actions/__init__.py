"""Custom actions of the assistant: thin, they carry what casework decides to Rasa and to the database."""
