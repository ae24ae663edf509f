package main

// Where the bytes of a crawl lie: a folder, or storage that many machines share, of which
// the folder is then a cache.

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl/depot"
	"nianbao/corpus/queue"
)

func (a *app) blobFlag(c *cobra.Command, blob *string) {
	c.Flags().StringVar(blob, "blob", "", a.say("共享存储：file://目录 或 s3://桶?region=…（见下）", "shared storage of the archive: a `URL`, file://DIR or s3://BUCKET?region=… (see above)"))
}

// aboutBlob is what the help says of shared storage.
func (a *app) aboutBlob() string {
	return a.say(
		"\n\n--blob 把归档存入多机共享的存储，本地归档目录只作缓存，可随时清空。s3:// 可带参数 region、endpoint、\nuse_path_style=true、prefix=目录/；密钥不写在网址里，取自环境变量 AWS_ACCESS_KEY_ID 和\nAWS_SECRET_ACCESS_KEY、~/.aws 中的配置（参数 profile）或所在主机的角色。",
		"\n\nWith --blob the archive lies in storage that many machines share; the local folder is a cache and\nmay be emptied. s3:// takes region, endpoint, use_path_style=true and prefix=DIR/ as parameters.\nCredentials never stand in the address: they come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,\nfrom the files in ~/.aws (parameter profile) or from the role of the host.")
}

// openDepot opens shared storage, nil where none is asked for.
func (a *app) openDepot(ctx context.Context, blob string, o depot.Options) (*depot.Depot, error) {
	if blob == "" {
		return nil, nil
	}
	d, err := depot.Open(ctx, blob, o)
	switch {
	case err == nil:
		return d, nil
	case errors.Is(err, depot.ErrAddress):
		return nil, a.usage("--blob 应为 file://目录 或 s3://桶?参数", "--blob is file://DIR or s3://BUCKET?OPTION=…")
	case errors.Is(err, os.ErrNotExist):
		return nil, &failure{code: exitDataset, says: a.say("共享存储 %s 不存在", "the shared storage %s does not exist", printable(blob))}
	}
	return nil, &failure{code: exitDataset, says: a.say("共享存储 %s 无法打开：%s", "the shared storage %s cannot be opened: %s", printable(blob), printable(err.Error()))}
}

// keepsIn gives the crew what keeps its captures, and how that ends. Sites are not asked on
// when what they answer cannot be stored.
func (a *app) keepsIn(ctx context.Context, crew *queue.Crew, o crawlOptions, failed func(error)) (end func() error, err error) {
	if o.blob == "" {
		if crew.Archive, err = a.openArchive(o); err != nil {
			return nil, err
		}
		return crew.Archive.Close, nil
	}
	d, err := a.openDepot(ctx, o.blob, depot.Options{Software: "nianbao/" + version, Create: true, Failed: failed})
	if err != nil {
		return nil, err
	}
	cache := a.archiveOf(o)
	crew.Open = func(ctx context.Context) (queue.Storing, error) { return d.Slice(ctx, cache), nil }
	return d.Close, nil
}

// captureAt reads a capture below dir; the depot, if any, has what is not there.
func captureAt(d *depot.Depot, dir string, p archive.Place) (*archive.Capture, error) {
	if d == nil {
		return archive.At(dir, p)
	}
	return d.At(context.Background(), dir, p)
}

func (a *app) unstored(err error) error {
	return &failure{code: exitDataset, says: a.say("共享存储无法写入，采集停止（已存部分再次运行时接着采）：%s",
		"the shared storage cannot be written; the crawl stopped, and resumes behind what is stored: %s", printable(err.Error()))}
}
