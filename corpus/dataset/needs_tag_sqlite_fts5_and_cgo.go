//go:build !sqlite_fts5 || !cgo

// Without full-text search or cgo the data set could be built and would then
// fail at work, so the build fails here, by a name that says why.
package dataset

const _ = build_with_cgo_and_the_tag_sqlite_fts5_as_make_does
