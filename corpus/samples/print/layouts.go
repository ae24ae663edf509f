package print

// Layouts as real offices have them, and a few harder ones. What is not set is as
// in the form: A4 upright, centred figures, rows that stay whole.

// Producers of PDFs.
const (
	Chromium    = "chromium"
	LibreOffice = "libreoffice"
)

// Fonts that Debian's packages bring.
const (
	song   = "AR PL UMing CN"      // fonts-arphic-uming: TrueType
	hei    = "WenQuanYi Micro Hei" // fonts-wqy-microhei: TrueType
	notoSC = "Noto Sans CJK SC"    // fonts-noto-cjk: OpenType, which Chromium writes as Type 3
	serif  = "Noto Serif CJK SC"
)

// Lines are the rules of a table.
type Lines string

const (
	full       Lines = "full"
	thin       Lines = "thin" // a hair, grey
	horizontal Lines = "horizontal"
	bare       Lines = "none"
	dashed     Lines = "dashed"
	double     Lines = "double" // each cell has a box of its own
	framed     Lines = "framed" // thick outside
)

// Layout is how a report is set.
type Layout struct {
	Producer, Name string

	Width, Height, Margin float64 // of the paper, in mm; 0: A4, 25 mm
	Scale                 float64 // of the print, 0: 1

	Title, Text, Table string  // fonts; "": 宋体
	Size               float64 // of the tables' print in points, 0: 10.5
	Pad                float64 // between rule and print, in points, 0: 3
	Large              float64 // how much larger figures are than labels, 0: 1
	Left               bool    // figures stand left, not in the middle

	Lines   Lines
	Band    string  // colour behind the heads of the blocks, "" for none
	Columns Columns // widths in table three
	Upright bool    // group labels run from top to bottom
	Split   bool    // a page may end inside a row
	Repeat  bool    // the head of a table stands on each of its pages
	Parts   bool    // each block of table two is a table of its own
	Head    string  // stands on top of each page
	Foot    string  // at the bottom; # is the number of the page, ## how many there are
	Notes   bool    // notes in both margins
	Plain   bool    // as HTML, with what HTML of 1997 can say
	Fields  bool    // figures stand in form fields; no layout of the list has them
}

// Columns are widths in table three, as shares of its width: both groups, the
// label, and one of the seven figures.
type Columns struct{ Group, Inner, Label, Figure float64 }

var (
	usual  = Columns{6, 14, 31, 7}
	hongze = Columns{6, 18, 34, 6}        // long labels on one line
	tight  = Columns{5, 9, 16, 10}        // labels over three to five lines
	narrow = Columns{10, 22, 46, 22. / 7} // figures that have no room
	slot   = Columns{4, 14, 33, 7}        // a group label of one character a line
)

const blue = "#c5d9f1" // of the form that offices copy

// Layouts lists all layouts; the producers take turns.
func Layouts() []Layout {
	c, l := of(Chromium, chromium), of(LibreOffice, libreoffice)
	var list []Layout
	for i := range max(len(c), len(l)) {
		if i < len(c) {
			list = append(list, c[i])
		}
		if i < len(l) {
			list = append(list, l[i])
		}
	}
	return list
}

func of(producer string, from []Layout) []Layout {
	list := make([]Layout, len(from))
	for i, l := range from {
		l.Producer = producer
		list[i] = l.complete()
	}
	return list
}

// complete fills in what the form has.
func (l Layout) complete() Layout {
	fill := func(at *float64, usual float64) {
		if *at == 0 {
			*at = usual
		}
	}
	fill(&l.Width, 210)
	fill(&l.Height, 297)
	fill(&l.Margin, 25)
	fill(&l.Scale, 1)
	fill(&l.Size, 10.5)
	fill(&l.Pad, 3)
	fill(&l.Large, 1)
	for _, font := range []*string{&l.Title, &l.Text, &l.Table} {
		if *font == "" {
			*font = song
		}
	}
	if l.Columns == (Columns{}) {
		l.Columns = usual
	}
	return l
}

var chromium = []Layout{
	{Name: "official", Title: hei, Lines: full, Band: blue, Columns: hongze, Large: 1.2, Upright: true, Foot: "- # -"},
	{Name: "serif", Title: serif, Text: serif, Table: serif, Lines: thin, Repeat: true, Foot: "第 # 页 共 ## 页"},
	{Name: "narrow", Title: hei, Lines: full, Columns: narrow, Size: 9, Large: 1.5, Foot: "- # -"},
	{Name: "horizontal", Title: hei, Text: hei, Table: hei, Lines: horizontal, Size: 9, Head: "政府信息公开", Foot: "#"},
	{Name: "split", Title: hei, Lines: full, Columns: tight, Size: 12, Pad: 7, Split: true, Foot: "- # -"},
	{Name: "bare", Title: notoSC, Text: notoSC, Table: notoSC, Lines: bare, Size: 9},
	{Name: "landscape", Width: 297, Height: 210, Title: hei, Text: hei, Table: hei, Lines: full, Band: blue, Foot: "—#—"},
	{Name: "dashed", Lines: dashed, Columns: slot, Left: true, Foot: "- # -"},
	{Name: "notes", Margin: 14, Lines: full, Size: 9, Notes: true, Head: "年度报告", Foot: "#/##"},
	{Name: "a3", Width: 420, Height: 297, Title: hei, Text: serif, Lines: framed, Size: 14, Pad: 6, Columns: slot, Foot: "- # -"},
	{Name: "scaled", Title: hei, Lines: thin, Scale: 0.55, Repeat: true, Split: true, Foot: "- # -"},
	{Name: "parts", Title: notoSC, Text: notoSC, Table: notoSC, Lines: double, Parts: true, Split: true, Columns: tight, Size: 9},
	{Name: "narrow-split", Title: hei, Table: hei, Lines: thin, Columns: narrow, Size: 9, Large: 1.7, Pad: 5, Split: true, Repeat: true, Foot: "- # -"},
	{Name: "browser", Margin: 12, Lines: full, Head: "2025/1/20 16:05　　　　政府信息公开年报-门户网站", Foot: "https://www.example.gov.cn/zwgk/202501/t20250120_10385.html　　　　#/##"},
	{Name: "low", Height: 170, Margin: 18, Lines: full, Columns: tight, Upright: true, Foot: "- # -"},
}

var libreoffice = []Layout{
	{Name: "official", Title: hei, Lines: full, Band: blue, Columns: hongze, Large: 1.2, Upright: true, Foot: "- # -"},
	{Name: "split", Title: hei, Lines: full, Columns: tight, Size: 12, Pad: 7, Split: true, Foot: "- # -"},
	{Name: "narrow", Title: hei, Lines: full, Columns: narrow, Size: 9, Large: 1.5, Foot: "- # -"},
	{Name: "noto", Title: notoSC, Text: serif, Table: notoSC, Lines: thin, Repeat: true, Head: "政府信息公开", Foot: "第 # 页 共 ## 页"},
	{Name: "horizontal", Title: hei, Text: hei, Table: hei, Lines: horizontal, Size: 9, Foot: "#"},
	{Name: "bare", Lines: bare, Size: 9},
	{Name: "landscape", Width: 297, Height: 210, Title: hei, Lines: full, Band: blue, Foot: "—#—"},
	{Name: "dashed", Table: hei, Lines: dashed, Columns: slot, Left: true, Foot: "- # -"},
	{Name: "a3", Width: 420, Height: 297, Title: hei, Lines: framed, Size: 14, Pad: 6, Columns: slot, Foot: "- # -"},
	{Name: "parts", Title: hei, Lines: full, Parts: true, Split: true, Columns: tight, Size: 9},
	{Name: "narrow-split", Title: hei, Table: hei, Lines: thin, Columns: narrow, Size: 9, Large: 1.7, Pad: 5, Split: true, Repeat: true, Foot: "- # -"},
	{Name: "web", Lines: full, Plain: true},
}
