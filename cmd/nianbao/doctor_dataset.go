package main

// The data set, its disk and its documents, as doctor sees them.

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"nianbao/checks"
	"nianbao/corpus/dataset"
)

const scarce = 1 << 30 // bytes of free disk below which doctor warns

func (d *doctor) sound(h dataset.Health) {
	title := both("完整性", "integrity")
	if h.Damage != "" {
		d.add("integrity", ill, title, both("已损坏：%s", "damaged: %s", h.Damage), remedy(&dataset.Error{Trouble: dataset.Damaged}))
		return
	}
	how := both("快速检查通过", "quick check passed")
	if d.full {
		how = both("彻底检查通过", "full check passed")
	}
	d.add("integrity", well, title, how, checks.Text{})
}

func (d *doctor) contents(h dataset.Health) {
	d.add("dataset", well, both("数据集", "data set"),
		both("%s，版本 %d，%s，文件 %d 份，现行报告 %d 份，单位 %d 个，问题 %d 个", "%s, version %d, %s, %d documents, %d current reports, %d agencies, %d findings",
			d.db, h.Version, size(h.Bytes), h.Documents, h.Reports, h.Agencies, h.Findings), checks.Text{})
	if h.Unfinished || h.Journal != "delete" {
		d.add("run", doubtful, both("上次运行", "last run"), both("未完成，或正在进行（日志方式 %s）", "did not finish, or is under way (journal mode %s)", h.Journal),
			both("若无 nianbao 在运行，再次 ingest 即可接着完成", "if no nianbao is running, ingest again: it goes on where it stopped"))
	} else {
		d.add("run", well, both("上次运行", "last run"), both("已完成（日志方式 %s）", "finished (journal mode %s)", h.Journal), checks.Text{})
	}
	if h.Search {
		d.add("search", well, both("全文索引", "word index"), both("有", "there"), checks.Text{})
	} else {
		d.add("search", doubtful, both("全文索引", "word index"), both("无，nianbao search 不可用", "none, nianbao search cannot be used"), both("不带 --no-search 重新 ingest 到新文件", "ingest again into a new file without --no-search"))
	}
}

// writable tries to open the file for writing, and to make a file beside it.
func (d *doctor) writable() {
	title := both("可写", "writable")
	err := opens(d.db)
	if err == nil {
		err = makes(filepath.Dir(d.db))
	}
	if err != nil {
		d.add("writable", doubtful, title, both("只读：%s", "read-only: %s", (&app{lang: "zh"}).because(err), (&app{lang: "en"}).because(err)), both("查询不受影响；要 ingest 请先取得写权限", "asking works; to ingest, see to the permissions"))
		return
	}
	d.add("writable", well, title, both("是", "yes"), checks.Text{})
}

func opens(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

func makes(dir string) error {
	f, err := os.CreateTemp(dir, ".nianbao-doctor-")
	if err != nil {
		return err
	}
	f.Close()
	return os.Remove(f.Name())
}

// disk tells the free space where the data set stands, or would stand.
func (d *doctor) disk() {
	title := both("磁盘空间", "disk")
	dir := filepath.Dir(absolute(d.db))
	free, err := freeBytes(dir)
	need := int64(scarce)
	if d.health != nil {
		need = max(need, d.health.Bytes)
	}
	switch {
	case err != nil:
		d.add("disk", doubtful, title, both("%s：无法得知可用空间", "%s: the free space is unknown", dir), both("请自行确认空间足够", "make sure that there is room"))
	case free < need:
		d.add("disk", doubtful, title, both("%s 可用 %s", "%s has %s free", dir, size(free)), both("请清理到 %s 以上，否则 ingest、export 可能写不完", "free at least %s, or ingest and export may not finish", size(need)))
	default:
		d.add("disk", well, title, both("%s 可用 %s", "%s has %s free", dir, size(free)), checks.Text{})
	}
}

// documents tells how many documents are still where they were, by their names
// alone; verify reads them.
func (d *doctor) documents(db *dataset.DB) error {
	got, err := collect(db, `SELECT DISTINCT source, sha256 FROM documents WHERE sha256 IS NOT NULL ORDER BY source`)
	if err != nil {
		return err
	}
	kept, there := 0, 0
	k := keeperOf(d.db)
	for _, row := range got.rows {
		source, sha := text(row[0]), text(row[1])
		switch {
		case exists(k.path(sha)):
			kept++
		case stands(source):
			there++
		}
	}
	d.keep(k, kept)
	title := both("原文件", "documents")
	says := both("%d 份：另存 %d 份，在原处 %d 份，已不在 %d 份", "%d: %d kept, %d where they were, %d gone", len(got.rows), kept, there, len(got.rows)-kept-there)
	if kept+there < len(got.rows) {
		d.add("documents", doubtful, title, says, both("已不在的无法 verify；请在数据集所在文件夹运行，或把文件放回原处", "those that are gone cannot be verified; run this in the data set's folder, or put them back"))
		return nil
	}
	d.add("documents", well, title, says, checks.Text{})
	return nil
}

func (d *doctor) keep(k keeper, kept int) {
	title := both("另存文件夹", "kept bytes")
	switch info, err := os.Stat(k.dir); {
	case err != nil:
		d.add("keep", well, title, both("无 %s（未用 --keep）", "no %s (--keep was not used)", k.dir), checks.Text{})
	case !info.IsDir():
		d.add("keep", doubtful, title, both("%s 不是文件夹", "%s is no folder", k.dir), both("请移走它，否则 --keep 无法使用", "move it away, or --keep cannot be used"))
	default:
		d.add("keep", well, title, both("%s，%d 份", "%s, %d documents", k.dir, kept), checks.Text{})
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// stands tells whether a source is still there: a file, the archive that it was
// in, or a bundled report.
func stands(source string) bool {
	if _, ok := demoBytes(source); ok || exists(source) {
		return true
	}
	archive, _, ok := strings.Cut(source, inside)
	return ok && exists(archive)
}

// size is a number of bytes for people.
func size(bytes int64) string {
	units := []string{"B", "KB", "MB", "GB", "TB"}
	n, i := float64(bytes), 0
	for n >= 1024 && i < len(units)-1 {
		n, i = n/1024, i+1
	}
	if i == 0 {
		return fmt.Sprintf("%d B", bytes)
	}
	return fmt.Sprintf("%.1f %s", n, units[i])
}
