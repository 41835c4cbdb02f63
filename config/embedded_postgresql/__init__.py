"""Django's PostgreSQL backend, plus: the server is ours and is started when it is first needed."""
