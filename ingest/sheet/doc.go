// Package sheet turns the bytes of a spreadsheet into the rows of the table in
// it: CSV, TSV and semicolon text, and XLSX or XLSM workbooks, each as it is or
// inside gzip or zip.
//
// Officials make sheets by hand. Around the table stand letterheads, titles,
// headers of two or three levels, a row that numbers the columns, group heads,
// totals, notes and signatures. Find says where the table is and what its
// columns are called; Read hands out its rows and nothing else. No row goes
// missing in silence: each is a header row, a row of data, or skipped for a
// reason that is given.
//
// What is not promised: the kinds and values of cells are those stored, no
// formula is calculated; two tables side by side are one table; of tables below
// each other the first is read.
//
// Workbooks are read by the standard library's XML tokenizer straight from the
// archive, so that memory does not grow with the file, and a damaged sheet is an
// error and not a shorter table.
package sheet
