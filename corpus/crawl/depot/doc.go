// Package depot keeps archives in storage that many machines share: a folder, or a bucket
// of an S3 service. What it holds are archive.Segments, each with its index.
//
//	depot.go   the storage, opened by its address; objects in and out
//	slice.go   the captures of one slice of a site on their way in
//	cache.go   objects fetched into a local folder, proven before they are used
package depot
