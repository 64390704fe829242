// Package storage keeps everything in PostgreSQL with PostGIS through pgx. Each
// query is a file in queries/, each schema change a file in migrations/. Every
// read and write goes through begin, which opens the transaction with the scope
// of its caller; row-level security does the rest.
package storage
