"""Alembic's environment: the connection is handed in by ``chassis.migrations``; offline, only SQL is printed."""

from alembic import context

if context.is_offline_mode():
    context.configure(url="postgresql+asyncpg://", literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    context.configure(connection=context.config.attributes["connection"])
    with context.begin_transaction():
        context.run_migrations()
