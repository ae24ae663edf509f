package second

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/extract/page"
)

func sample(t *testing.T, name string) []byte {
	t.Helper()
	dir := os.Getenv("NIANBAO_SAMPLES")
	if dir == "" {
		t.Skip("NIANBAO_SAMPLES is not set")
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestStreamOrder: in each way of writing the same report, its first row is the label
// and seven numbers, each by itself; what is hidden or painted over is not there again.
func TestStreamOrder(t *testing.T) {
	for _, name := range []string{
		"c01_chromium_type3", "e02_rc4_128", "l01_libreoffice_noto", "r01_gbk_euc_h_noembed", "r03_unigb_ucs2_h_stsong",
		"r10_identity_tounicode", "r13_type3_tounicode", "r20_lines_m_l", "r24_no_lines", "r26_perchar_tm", "r30_rot90", "r32_formxobject",
		"r40_bold_overlay", "r42_hidden_white", "r44_stamp_vector", "r60_header20", "x04_incremental",
	} {
		got, err := Read(sample(t, "formats/"+name+".pdf"))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		all := strings.NewReplacer("\n", "\t").Replace(strings.Join(got.Pages, "\n"))
		if !strings.Contains(all, "\t1830\t22\t17\t17\t61\t17\t1964\t") || strings.Contains(all, "99999") {
			t.Errorf("%s: %q", name, all)
		}
	}
}

// TestRefused: what cannot be read is refused with a reason, or told as unknown characters.
func TestRefused(t *testing.T) {
	for name, want := range map[string]string{
		"m11_empty": "damaged", "m02_truncated_70": "damaged", "r54_pred15": "damaged", "e04_aes256": "damaged",
	} {
		_, err := Read(sample(t, "formats/"+name+".pdf"))
		var failure *page.Failure
		if !errors.As(err, &failure) || failure.Reason != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	got, err := Read(sample(t, "formats/r12_identity_no_tounicode_nocmap.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if text := strings.NewReplacer("\n", "", "\t", "", unknown, "").Replace(strings.Join(got.Pages, "")); text != "" {
		t.Errorf("characters out of nothing: %q", text)
	}
}
