// Package charset turns the text files that officials really send into UTF-8
// in Unicode normalisation form C.
//
// Detect decodes a sample with each encoding and counts the words that are
// Vietnamese; NewReader converts a stream; Cell mends one string of a workbook,
// which is Unicode but holds the codes of an old font where one was used.
// Every encoding comes out as valid UTF-8 in NFC. Lines stay where they were, and
// so do the separators of cells, except that NFC makes the Greek question mark
// (U+037E) a semicolon.
package charset
