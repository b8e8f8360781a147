#!/bin/sh
# Souk's owner is no superuser: it makes its roles, and row security holds for it.
set -e
psql --set=ON_ERROR_STOP=1 --set=password="$SOUK_DATABASE_PASSWORD" --username "$POSTGRES_USER" postgres <<'SQL'
CREATE ROLE souk LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE souk OWNER souk;
SQL
