// Package report writes what the plan's offices send upward: a month, a quarter, a
// half-year, a year or the plan to date, in Vietnamese or English, as a workbook, as
// PDF and as a Word file.
//
// A report is made once, as a document of paragraphs, tables and maps that knows
// nothing of files, and written by one of the writers: the numbers of the three files
// are the same because they are the same. Every number is an answer of package
// analysis; nothing is counted here.
//
// Reports hold aggregates only: no points, no single incident, and so no trial with a
// place. What the reader's scope does not see in full is missing in them, not zero.
package report
