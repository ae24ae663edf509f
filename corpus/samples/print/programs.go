package print

// The programs that print, and the fonts that the layouts name.

import (
	"os/exec"
	"strings"
)

// Missing names what has to be installed before anything can be printed, as
// packages of Debian; "" when all is there.
func Missing() string {
	var list []string
	if program(browsers) == "" {
		list = append(list, "chromium")
	}
	if office := MissingOffice(); office != "" {
		list = append(list, office)
	}
	fonts, _ := exec.Command("fc-list", ":", "family").Output()
	for _, f := range []struct{ family, pkg string }{{song, "fonts-arphic-uming"}, {hei, "fonts-wqy-microhei"}, {notoSC, "fonts-noto-cjk"}} {
		if !strings.Contains(string(fonts), f.family) {
			list = append(list, f.pkg)
		}
	}
	return strings.Join(list, " ")
}

// MissingOffice names what has to be installed before a report can be converted, "" when
// it is there.
func MissingOffice() string {
	if program(offices) == "" {
		return "libreoffice-writer"
	}
	return ""
}

var (
	browsers = []string{"chromium", "chromium-browser", "google-chrome"}
	offices  = []string{"soffice", "libreoffice"}
)

// program is the first that is on the path, "" for none.
func program(names []string) string {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
