// Package ingest turns officials' files into validated incidents: readers →
// records → validation → sink. A Reader knows a file format and fills Chunks
// with rows of text by column, validation makes a geo.Incident or a geo.Reject
// of each row, and the Store takes both in one transaction. The package knows
// no database.
//
// A row that is wrong is rejected and the rest is stored; a file that is wrong
// is a *FileError and stores nothing. Messages name rows and columns, never
// the values of an incident: those stand only in the reject's own fields.
package ingest
