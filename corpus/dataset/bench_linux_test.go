package dataset

// How long saving and asking take, on reports of all layouts.

import (
	"context"
	"fmt"
	"syscall"
	"testing"
	"time"

	"nianbao/corpus/samples/synth"
)

func manyReadings(t testing.TB, n int) []Reading {
	t.Helper()
	styles := synth.Named([]string{"html", "text"})
	var list []Reading
	for i := range n {
		seed := uint64(i + 1)
		list = append(list, read(t, fmt.Sprint(i), styles[i%len(styles)].Render(synth.New(seed, synth.Options{}), seed)))
	}
	return list
}

func BenchmarkSave(b *testing.B) {
	readings := manyReadings(b, 512)
	b.ResetTimer()
	before := cpuTime(b)
	for b.Loop() {
		keep(b, made(b, Options{}), "p", readings...)
	}
	b.ReportMetric(float64((cpuTime(b)-before).Microseconds())/float64(b.N*len(readings)), "cpu-µs/report")
}

func BenchmarkLoad(b *testing.B) {
	path := made(b, Options{})
	keep(b, path, "p", manyReadings(b, 64)...)
	db, err := Open(path.Path(), Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	for b.Loop() {
		if _, err := db.Load(context.Background(), 7); err != nil {
			b.Fatal(err)
		}
	}
}

func cpuTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkOpen is what every look-up pays before it asks.
func BenchmarkOpen(b *testing.B) {
	path := made(b, Options{})
	keep(b, path, "p", manyReadings(b, 64)...)
	handle := asked(b, path, `SELECT handle FROM reports WHERE id = 7`)[0]
	before := cpuTime(b)
	for b.Loop() {
		db, err := Open(path.Path(), Options{ReadOnly: true})
		if err != nil {
			b.Fatal(err)
		}
		if _, _, ok, err := db.ByHandle(context.Background(), handle); !ok || err != nil {
			b.Fatal(handle, err)
		}
		if err := db.Rows(context.Background(), `SELECT source FROM reports WHERE id = 7`, nil, noHead, func([]any) error { return nil }); err != nil {
			b.Fatal(err)
		}
		db.Close()
	}
	b.ReportMetric(float64((cpuTime(b)-before).Microseconds())/float64(b.N), "cpu-µs/op")
}
