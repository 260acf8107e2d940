#!/bin/bash
# Gives every service its database and its three roles, by roles.sql; and the identity provider of the profile "auth"
# its own. Run again, it changes passwords to those that are set and nothing else. For a PostgreSQL image, or any
# machine with psql: PGHOST, PGUSER and PGPASSWORD say where and as whom.
set -euo pipefail
folder=$(dirname "${BASH_SOURCE[0]}")

of() { # SERVICE ROLE: the value of PLUMBLINE_<SERVICE>_<ROLE>_PASSWORD
  local name="PLUMBLINE_${1^^}_${2}_PASSWORD"
  [ -n "${!name:-}" ] || { echo "$name is not set. Make one with: make compose-init" >&2; exit 2; }
  printf '%s' "${!name}"
}

for service in intake alignment training incident departments; do
  PLUMBLINE_OWNER_PASSWORD=$(of "$service" OWNER)
  PLUMBLINE_APP_PASSWORD=$(of "$service" APP)
  PLUMBLINE_READER_PASSWORD=$(of "$service" READER)
  export PLUMBLINE_OWNER_PASSWORD PLUMBLINE_APP_PASSWORD PLUMBLINE_READER_PASSWORD
  psql --no-psqlrc --quiet --tuples-only --no-align --dbname postgres --set ON_ERROR_STOP=1 \
    --set service="$service" --file "$folder/roles.sql"
  echo "$service: database and roles are there"
done

if [ -n "${PLUMBLINE_KEYCLOAK_DATABASE_PASSWORD:-}" ]; then
  export PLUMBLINE_KEYCLOAK_DATABASE_PASSWORD
  psql --no-psqlrc --quiet --tuples-only --no-align --dbname postgres --set ON_ERROR_STOP=1 <<'SQL'
\getenv password PLUMBLINE_KEYCLOAK_DATABASE_PASSWORD
SELECT 'CREATE ROLE keycloak' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'keycloak') \gexec
ALTER ROLE keycloak LOGIN NOCREATEDB NOCREATEROLE NOSUPERUSER NOREPLICATION NOBYPASSRLS PASSWORD :'password';
SELECT 'CREATE DATABASE keycloak OWNER keycloak'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'keycloak') \gexec
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;
-- It imports its realm with a transaction open elsewhere; the server's own limit would end that.
ALTER ROLE keycloak SET idle_in_transaction_session_timeout = '60s';
SQL
  echo "keycloak: database and role are there"
fi
