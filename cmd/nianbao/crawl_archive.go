package main

// Where the bytes of a crawl lie: a folder.

import "context"

// localArchive is the folder that holds the archive.
func (a *app) localArchive(_ context.Context, o crawlOptions) (string, error) {
	return a.archiveOf(o), nil
}
