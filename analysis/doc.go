// Package analysis answers the questions: it keeps the incidents' facts in
// memory as columns, counts them under any filter, and joins counts, outlines,
// populations and reports into layers. API and command line share it, so equal
// questions get equal answers. It declares the store it needs and knows no SQL.
package analysis
