-- One service's database and its three roles. Run by psql as a superuser, or as a role with CREATEDB and CREATEROLE,
-- once for each service; running it again changes passwords and settings to those given and nothing else.
--
--   PLUMBLINE_OWNER_PASSWORD=… PLUMBLINE_APP_PASSWORD=… PLUMBLINE_READER_PASSWORD=… \
--     psql --dbname postgres --set ON_ERROR_STOP=1 --set service=intake --file roles.sql
--
--   <service>_owner   owns the database and its tables; used by migrations only
--   <service>_app     the role that runs: neither owner nor superuser, and row-level security binds it
--   <service>_reader  reads, for reports and people; row-level security binds it too
--
-- Passwords come by the environment, so that they appear in no command line.

\getenv owner_password PLUMBLINE_OWNER_PASSWORD
\getenv app_password PLUMBLINE_APP_PASSWORD
\getenv reader_password PLUMBLINE_READER_PASSWORD
\set owner :service _owner
\set app :service _app
\set reader :service _reader

SELECT format('CREATE ROLE %I', name)
FROM unnest(ARRAY[:'owner', :'app', :'reader']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec

ALTER ROLE :"owner"  LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
ALTER ROLE :"app"    LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'app_password';
ALTER ROLE :"reader" LOGIN NOCREATEDB NOCREATEROLE PASSWORD :'reader_password';

-- Only a superuser may say these, and on a managed service they are so from the start.
SELECT format('ALTER ROLE %I NOSUPERUSER NOREPLICATION NOBYPASSRLS', name)
FROM unnest(ARRAY[:'owner', :'app', :'reader']) AS name
WHERE current_setting('is_superuser') = 'on' \gexec

-- Who holds a relay up is in the statistics of other roles' sessions; without this, the metric cannot see them. On a
-- managed service its administrator may usually give it.
SELECT format('GRANT pg_read_all_stats TO %I', :'app')
WHERE current_setting('is_superuser') = 'on' OR pg_has_role('pg_read_all_stats', 'MEMBER WITH ADMIN OPTION') \gexec

-- One write transaction left open anywhere in the cluster holds every relay up, so none may stay open.
-- The owner's are longer: a migration works in one transaction.
ALTER ROLE :"owner"  SET idle_in_transaction_session_timeout = '5s';
ALTER ROLE :"app"    SET idle_in_transaction_session_timeout = '5s';
ALTER ROLE :"reader" SET idle_in_transaction_session_timeout = '5s';
ALTER ROLE :"reader" SET default_transaction_read_only = on;

-- PostgreSQL 17 brought transaction_timeout; before it, statement_timeout is the nearest there is.
SELECT format('ALTER ROLE %I SET %I = %L', name,
              CASE WHEN current_setting('server_version_num')::int >= 170000
                   THEN 'transaction_timeout' ELSE 'statement_timeout' END, longest)
FROM (VALUES (:'owner', '300s'), (:'app', '30s'), (:'reader', '60s')) AS limits (name, longest) \gexec

-- Who is not a superuser may give a database only to a role of its own.
SELECT format('GRANT %I TO CURRENT_USER', :'owner') WHERE current_setting('is_superuser') = 'off' \gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'service', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'service') \gexec

REVOKE ALL ON DATABASE :"service" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"service" TO :"app", :"reader";

\connect :service

-- The public schema belongs to the owner alone; what the owner makes there, the app may use and the reader may read.
ALTER SCHEMA public OWNER TO :"owner";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO :"app", :"reader";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
  GRANT SELECT ON TABLES TO :"reader";
