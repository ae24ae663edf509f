package main

// The files of an export: written under temporary names, in place together or not
// at all.

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/corpus/dataset"
)

// checkTarget refuses a target before anything is read: what exists stays, unless
// --force, and no export ever writes over the data set.
func (x *exporting) checkTarget() error {
	if x.target == "-" {
		return nil
	}
	for _, path := range x.paths() {
		info, err := os.Lstat(path)
		switch {
		case absolute(path) == absolute(x.db):
			return x.usage("%s 是数据集本身", "%s is the data set itself", path)
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return x.usage("无法写入 %s：%s", "%s cannot be written: %s", path, x.because(err))
		case !info.Mode().IsRegular():
			return x.usage("%s 已存在，且不是普通文件；标准输出请用 --out -", "%s exists and is no regular file; for standard output use --out -", path)
		case !x.force:
			return x.usage("%s 已存在；要覆盖请加 --force", "%s exists; --force replaces it", path)
		}
	}
	return nil
}

// paths are the files to come: one for each table, and the README of a folder.
func (x *exporting) paths() []string {
	if x.single() {
		return []string{x.target}
	}
	var list []string
	for _, t := range x.tables {
		list = append(list, filepath.Join(x.target, t.Name+"."+x.format))
	}
	if len(x.tables) > 1 {
		list = append(list, filepath.Join(x.target, readmeName))
	}
	return list
}

// single tells whether --out names a file: for one table, unless it is a folder
// or is written like one.
func (x *exporting) single() bool {
	info, err := os.Stat(x.target)
	folder := err == nil && info.IsDir() || strings.HasSuffix(x.target, "/") || strings.HasSuffix(x.target, string(filepath.Separator))
	return len(x.tables) == 1 && !folder
}

func (x *exporting) writeFiles(ctx context.Context) error {
	paths := x.paths()
	var p pending
	defer p.discard()
	if err := p.folder(filepath.Dir(paths[0])); err != nil {
		return x.usage("无法建立文件夹 %s：%s", "the folder %s cannot be made: %s", filepath.Dir(paths[0]), x.because(err))
	}
	for i, t := range x.tables {
		err := p.write(paths[i], func(f *os.File) error { return x.write(ctx, t, paths[i], f) })
		if err != nil {
			return x.unwritten(paths[i], err)
		}
	}
	if len(paths) > len(x.tables) {
		err := p.write(paths[len(x.tables)], func(f *os.File) error { return x.readme(ctx, f) })
		if err != nil {
			return x.unwritten(paths[len(x.tables)], err)
		}
	}
	if err := p.place(); err != nil {
		return x.unwritten(x.target, err)
	}
	return nil
}

// unwritten names the file that could not be written. Troubles with the data set
// and interrupts stay what they are.
func (x *exporting) unwritten(path string, err error) error {
	var trouble *dataset.Error
	if errors.As(err, &trouble) || errors.Is(err, context.Canceled) {
		return err
	}
	var refused *fs.PathError
	if errors.As(err, &refused) && refused.Op == "open" {
		return x.usage("无法写入 %s：%s", "%s cannot be written: %s", path, x.because(err))
	}
	return &failure{code: exitInternal, says: x.say("写入 %s 失败：%s；没有写出文件", "writing %s failed: %s; no file was written", path, x.because(err))}
}

// pending are files under temporary names, and the folders that were made for them.
type pending struct {
	made  []string
	temps []string
	paths []string
}

// folder makes a folder and what is missing above it.
func (p *pending) folder(dir string) error {
	var missing []string
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Stat(d); err == nil || d == filepath.Dir(d) {
			break
		}
		missing = append(missing, d)
	}
	slices.Reverse(missing)
	for _, d := range missing {
		if err := os.Mkdir(d, 0o777); err != nil {
			return err
		}
		p.made = append(p.made, d)
	}
	return nil
}

// write fills a file that takes its place later.
func (p *pending) write(path string, fill func(*os.File) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".new-")
	if err != nil {
		return err
	}
	p.temps, p.paths = append(p.temps, f.Name()), append(p.paths, path)
	err = fill(f)
	if err == nil {
		err = errors.Join(f.Sync(), f.Chmod(0o644))
	}
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// place puts all files where they belong.
func (p *pending) place() error {
	for i, temp := range p.temps {
		if err := os.Rename(temp, p.paths[i]); err != nil {
			return fmt.Errorf("%s: %w", p.paths[i], err)
		}
	}
	p.temps, p.made = nil, nil
	return nil
}

// discard removes what did not come into its place.
func (p *pending) discard() {
	for _, temp := range p.temps {
		os.Remove(temp)
	}
	for _, d := range slices.Backward(p.made) {
		os.Remove(d) // stays where something else stands in it
	}
}
