package extract

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/tools/txtar"
)

// sameTree compares a tree that is made here with the parser's; plain is false where
// none is made.
func sameTree(t *testing.T, text string) (plain bool) {
	t.Helper()
	room := treeRooms.Get().(*treeRoom)
	defer room.leave()
	root, css, ok := plainTree(text, room)
	if !ok {
		return false
	}
	source, err := lookAt(text)
	if err != nil || source.cut || source.css.String() != css {
		t.Fatalf("%q: got style sheets %q, want %q; cut %v, %v", text, css, source.css.String(), source.cut, err)
	}
	parsed, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	if d := treeDifference(root, parsed); d != "" {
		t.Fatalf("%q: %s", text, d)
	}
	return true
}

// treeDifference says where two trees part, "" for equal ones.
func treeDifference(a, b *html.Node) string {
	if a.Type != b.Type || a.DataAtom != b.DataAtom || a.Data != b.Data || a.Namespace != b.Namespace || !slices.Equal(a.Attr, b.Attr) {
		return fmt.Sprintf("got %v %q %v in %q, want %v %q %v", a.Type, a.Data, a.Attr, parentOf(a), b.Type, b.Data, b.Attr)
	}
	c, d := a.FirstChild, b.FirstChild
	for ; c != nil && d != nil; c, d = c.NextSibling, d.NextSibling {
		if c.Parent != a || c.NextSibling == nil && a.LastChild != c || c.NextSibling != nil && c.NextSibling.PrevSibling != c {
			return fmt.Sprintf("%q in %q is badly linked", c.Data, a.Data)
		}
		if s := treeDifference(c, d); s != "" {
			return s
		}
	}
	switch {
	case c != nil:
		return fmt.Sprintf("%q in %q is too much", c.Data, a.Data)
	case d != nil:
		return fmt.Sprintf("%q in %q is missing", d.Data, a.Data)
	}
	return ""
}

func parentOf(n *html.Node) string {
	if n.Parent == nil {
		return ""
	}
	return n.Parent.Data
}

const pageHead = "<!DOCTYPE html>\n<html lang=zh><head><title>年报</title></head>\n<body>"

// TestPlainTree: which pages keep to the nesting of their tags.
func TestPlainTree(t *testing.T) {
	for _, c := range []struct {
		body string
		want bool
	}{
		{"<p>一<p>二<div>三</div></body></html>\n<!-- 完 -->", true},
		{"<TABLE Border=1 border=2><tr><td>1<td>2<tr><th>3</table>", true},
		{"<table><colgroup><col><col></colgroup><thead><tr></tr></thead> <tbody></tbody></table>", true},
		{"<ul><li>一<li>二<p>三</ul><dl><dt>甲<dd>乙</dl>", true},
		{"a &lt; b &amp; c\r\nd\re<br/><img src='a.png?x=1&copy=2'/>", true},
		{`<font size=2 color="red"><b><font face="仿宋">一</font></b></font><o:p></o:p>`, true},
		{"<script>if (a</b) x('</p>')</script><textarea>\n\n&lt;</textarea><!-- a - > b --><![endif]><?xml:namespace ns=o />", true},
		{"<style>p{display:none}</style><noscript><p>一</noscript><iframe src=a></iframe>", true},
		{"<form><table><caption>表</caption><tr><td><form></table>", false},
		{"<b><p>一</b>二</p>", false}, {"<table>一<tr></tr></table>", false}, {"<a>一<a>二</a>", false},
		{"</p>", false}, {"<svg></svg>", false}, {"<pre>\n</pre>", false}, {"一 < 二", false}, {"<p", false},
		{"<b><b><b><b>一</b></b></b></b>", false}, {"<select><option>一</select>", false}, {"</br>", false},
		{"<script><!-- </script>", false}, {`<p a"b>`, false}, {"<h1><h2></h2></h1>", false}, {"<!--->-->", false},
		{"<p><span><div></div></span></p>", false}, {"<span>一", false},
	} {
		if got := sameTree(t, pageHead+c.body); got != c.want {
			t.Errorf("%q: got %v, want %v", c.body, got, c.want)
		}
	}
	for _, page := range []string{"<p>一</p>", "<html><p>一</p></html>", "", "<html><head></head>一<body></body></html>"} {
		if sameTree(t, page) {
			t.Errorf("%q: a page without its frame is plain", page)
		}
	}
	for _, doctype := range []string{"", "<!doctype HTML>", `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">`,
		`<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">`, "<!DOCTYPE html a&lt;b>"} {
		page := "\n" + doctype + "<html><head></head><body><p>一<table></table>"
		if inside, behind := sameTree(t, page+"</p></body></html>"), sameTree(t, page+"</body></html>"); inside == behind {
			t.Errorf("%q: got %v and %v, want one of them plain", doctype, inside, behind)
		}
	}
}

// TestPlainTreeOfAnyTags throws tags together at random.
func TestPlainTreeOfAnyTags(t *testing.T) {
	pieces := strings.Fields(`<p> </p> <div> </div> <b> </b> <a> </a> <font_size=1_color=2> </font> <span> </span> <table> </table> <tr> </tr>
		<td> </td> <th> </th> <tbody> </tbody> <thead> </thead> <caption> </caption> <col> <colgroup> </colgroup> <ul> </ul> <li> </li>
		<dl> </dl> <dt> </dt> <dd> </dd> <h1> </h1> <h2> </h2> <form> </form> <br> <hr> <input> <img_a=b_a=c/> 一 &lt;&amp;&nbsp; _ _ _
		<o:p> </o:p> <!--注--> <!--> <![if_a]> <script>a</b></script> <style>p{}</style> <title>_</title> <textarea> </textarea> <meta> <center> </center>
		</body> </html> <body> <html> <head> </head> <svg> <pre> <select> </select> <option> <button> <i/> </i> <iframe></iframe> <noscript></noscript>`)
	dice := rand.New(rand.NewPCG(1, 2))
	plain := 0
	for range 40_000 {
		var b strings.Builder
		b.WriteString([]string{pageHead, "<html><head></head><body>", "<html><head> "}[min(2, dice.IntN(12)/5)])
		var open []string
		for range 1 + dice.IntN(14) {
			piece := strings.ReplaceAll(pieces[dice.IntN(len(pieces))], "_", " ")
			if n := len(open); n > 0 && dice.IntN(2) == 0 { // close what is open, so that many are plain
				piece, open = open[n-1], open[:n-1]
			} else if len(piece) > 1 && piece[0] == '<' && isLetter(piece[1]) && kindOfName(tagName(piece[1:])) {
				open = append(open, "</"+tagName(piece[1:])+">")
			}
			b.WriteString(piece)
		}
		for i := len(open) - 1; i >= 0 && dice.IntN(4) > 0; i-- {
			b.WriteString(open[i])
		}
		plain += bit(sameTree(t, b.String()))
	}
	if plain < 1_500 {
		t.Errorf("of 40000 pages only %d are plain", plain)
	}
}

// kindOfName tells whether an element of that name is closed.
func kindOfName(name string) bool {
	k := kindOf(atom.Lookup([]byte(name)))
	return k != emptyTag && k != emptyHeadTag && k != rawElement && k != colTag
}

// FuzzPlainTree: a tree that is made here is the parser's.
func FuzzPlainTree(f *testing.F) {
	files, err := filepath.Glob("testdata/html_*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(a.Files[0].Data))
		f.Add(pageHead + string(a.Files[0].Data) + "</body></html>")
	}
	f.Add(pageHead + "<table><tr><td rowspan=2>1<td>2</table><p class=a>二&nbsp;<b>三</b><!-- 四 --><script>x</script>")
	f.Fuzz(func(t *testing.T, text string) {
		sameTree(t, text)
	})
}
