package depot

// The storage, by its address. An object is there whole or not at all: both kinds of
// storage give it its name when its last byte is written.

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	_ "gocloud.dev/blob/s3blob" // s3://

	"nianbao/corpus/archive"
)

// ErrAddress: no storage is named so.
var ErrAddress = errors.New("the address is file://DIR or s3://BUCKET?OPTION=…")

// Options of a depot.
type Options struct {
	Software string      // for the head of each object
	Create   bool        // make the folder where there is none
	Failed   func(error) // is told what could not be stored
}

// Depot is an open storage. It may be used by several goroutines.
type Depot struct {
	bucket  *blob.Bucket
	folder  string // of file://
	failed  func(error)
	options archive.Options
	serial  atomic.Int64

	mu sync.Mutex // one fetch at a time: the next may find its object in the cache
}

// Open opens the storage and asks whether it is there. The names of what this depot stores
// are its own: they hold a random word beside the host and the process.
func Open(ctx context.Context, address string, o Options) (d *Depot, err error) {
	host, _ := os.Hostname()
	d = &Depot{failed: o.Failed, options: archive.Options{Software: o.Software, ID: fmt.Sprintf("%s-%d-%s", host, os.Getpid(), rand.Text()[:8])}}
	if d.bucket, err = d.open(ctx, address, o.Create); err != nil {
		return nil, err
	}
	there, err := d.bucket.IsAccessible(ctx)
	if err == nil && !there {
		err = os.ErrNotExist
	}
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

func (d *Depot) open(ctx context.Context, address string, create bool) (b *blob.Bucket, err error) {
	if dir, ok := strings.CutPrefix(address, "file://"); ok && dir != "" {
		if d.folder, err = filepath.Abs(filepath.FromSlash(dir)); err != nil {
			return nil, err
		}
		return fileblob.OpenBucket(d.folder, &fileblob.Options{CreateDir: create, NoTempDir: true, Metadata: fileblob.MetadataDontWrite})
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "s3" || u.Host == "" || u.User != nil || strings.Trim(u.Path, "/") != "" {
		return nil, ErrAddress
	}
	return blob.OpenBucket(ctx, address)
}

// Close ends the use of the storage.
func (d *Depot) Close() error { return d.bucket.Close() }

// A hung storage ends the wait; the slice is walked again.
const patience = 3 * time.Minute

// put stores an object whole; a break on the way leaves nothing under its name.
func (d *Depot) put(ctx context.Context, name string, b []byte, kind string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err := d.bucket.WriteAll(ctx, name, b, &blob.WriterOptions{ContentType: kind})
	if err == nil && d.folder != "" {
		err = reachDisk(filepath.Join(d.folder, name))
	}
	if err != nil && d.failed != nil {
		d.failed(err)
	}
	return err
}

func reachDisk(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
