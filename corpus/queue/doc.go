// Package queue is the engine of the crawl: River's jobs and the crawl's own state in one
// store, an SQLite file for one process or a PostgreSQL database for many machines.
//
// Map of the room:
//
//	state.go     the store: opened, locked, its tables made
//	schema.go, schema.sql   the tables beside River's
//	sweep.go     sweeps over the listed sites, begun or resumed, and how far they are
//	frontier.go  a site and its frontier as rows, saved under a fence
//	work.go      the engine: a worker walks a site for a slice of time
//	read.go      documents read by workers, for a data set that another process builds
//	story.go     what the store tells when it is asked
//	jobs.go      the jobs as people see them
package queue
