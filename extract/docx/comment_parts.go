package docx

// The parts around comments: comments.xml, the relation to it, its content type.

import (
	"path"
	"strconv"
	"strings"

	"nianbao/extract/parts"
	"nianbao/extract/tags"
)

const (
	commentsType    = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	relationsType   = "application/vnd.openxmlformats-package.relationships+xml"
	relation        = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	relationStrict  = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
	wordSpace       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordSpaceStrict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	relationsSpace  = "http://schemas.openxmlformats.org/package/2006/relationships"
	declaration     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// commentsRoom is the part that takes comments: its name, its text ("" for a new one),
// and the first free number.
type commentsRoom struct {
	name, text string
	next       int
}

func (c *commenter) relationsName() string {
	folder, file := path.Split(c.name)
	return folder + "_rels/" + file + ".rels"
}

// commentsPart finds the part of the comments by its relation.
func (c *commenter) commentsPart() (room commentsRoom, err error) {
	relations, err := textOf(c.parts, c.relationsName())
	if err != nil {
		return room, err
	}
	for s := tags.New(relations, spaces); s.Next(); {
		if s.Kind == tags.Open && s.Local == "Relationship" && strings.HasSuffix(s.Value("Type"), "/comments") {
			room.name = s.Value("Target")
		}
	}
	folder := path.Dir(c.name)
	switch {
	case strings.HasPrefix(room.name, "/"):
		room.name = room.name[1:]
	case room.name != "":
		room.name = path.Join(folder, room.name)
	}
	if room.name != "" && c.parts.Has(room.name) {
		if room.text, err = textOf(c.parts, room.name); err != nil {
			return room, err
		}
		for s := tags.New(room.text, spaces); s.Next(); {
			if n, err := strconv.Atoi(s.Value("id")); err == nil && s.Kind == tags.Open && s.Local == "comment" {
				room.next = max(room.next, n+1)
			}
		}
		return room, nil
	}
	room.name = path.Join(folder, "comments.xml")
	for i := 2; c.parts.Has(room.name); i++ {
		room.name = path.Join(folder, "comments"+strconv.Itoa(i)+".xml")
	}
	return room, nil
}

// add writes the comments into their part, and makes the part known where it is new.
func (c *commenter) add(room commentsRoom, notes []Note) error {
	text := room.text
	isStrict := strings.Contains(c.changed[c.name], wordSpaceStrict)
	if text == "" {
		space, kind := wordSpace, relation
		if isStrict {
			space, kind = wordSpaceStrict, relationStrict
		}
		text = declaration + `<w:comments xmlns:w="` + space + `"></w:comments>`
		if err := c.register(room.name, kind); err != nil {
			return err
		}
	}
	var err error
	c.changed[room.name], err = appended(text, func(w string) string {
		var b strings.Builder
		for i, n := range notes {
			b.WriteString("<" + w + "comment " + w + `id="` + strconv.Itoa(room.next+i) + `" ` + w + `author="` + escaped(c.author) + `" ` + w + `initials="` + escaped(c.author) + `">`)
			for line := range strings.SplitSeq(n.Text, "\n") {
				b.WriteString("<" + w + "p><" + w + "r><" + w + `t xml:space="preserve">` + escaped(line) + "</" + w + "t></" + w + "r></" + w + "p>")
			}
			b.WriteString("</" + w + "comment>")
		}
		return b.String()
	})
	return err
}

// register makes a new part known: its relation to the text, and its type.
func (c *commenter) register(name, kind string) error {
	relations, err := textOf(c.parts, c.relationsName())
	if err != nil {
		return err
	}
	if relations == "" {
		relations = declaration + `<Relationships xmlns="` + relationsSpace + `"></Relationships>`
	}
	id := "rIdComments"
	for strings.Contains(relations, `"`+id+`"`) {
		id += "_"
	}
	c.changed[c.relationsName()], err = appended(relations, func(r string) string {
		return "<" + r + `Relationship Id="` + id + `" Type="` + kind + `" Target="` + path.Base(name) + `"/>`
	})
	if err != nil {
		return err
	}
	types, err := textOf(c.parts, "[Content_Types].xml")
	if err != nil {
		return err
	}
	c.changed["[Content_Types].xml"], err = appended(types, func(t string) string {
		out := "<" + t + `Override PartName="/` + name + `" ContentType="` + commentsType + `"/>`
		if !strings.Contains(types, relationsType) {
			out += "<" + t + `Default Extension="rels" ContentType="` + relationsType + `"/>`
		}
		return out
	})
	return err
}

// appended puts elements before the end of a part's root; inner is told the prefix of
// the root, with its colon.
func appended(text string, inner func(prefix string) string) (string, error) {
	s := tags.New(text, spaces)
	name, empty, start := "", false, 0
	for s.Next() {
		switch {
		case s.Kind == tags.Open && s.Depth() == 1:
			tag := text[s.Start:s.After]
			empty, start = strings.HasSuffix(tag, "/>"), s.After
			if name = s.Local; s.Prefix() != "" {
				name = s.Prefix() + ":" + s.Local
			}
		case s.Kind == tags.Close && s.Depth() == 1:
			prefix := strings.TrimSuffix(name, s.Local)
			if empty {
				return text[:start-len("/>")] + ">" + inner(prefix) + "</" + name + ">" + text[start:], nil
			}
			return text[:s.Start] + inner(prefix) + text[s.Start:], nil
		}
	}
	return "", &parts.Failure{Reason: "damaged", Detail: "a part without root"}
}

var escaped = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace
