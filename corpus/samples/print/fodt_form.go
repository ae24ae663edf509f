package print

// Form fields: LibreOffice prints each as a field of the PDF, with its value beside what
// it shows.

import "fmt"

// field adds one to the form and gives what shows it in the text.
func (s *fodt) field(value string) string {
	s.count++
	fmt.Fprintf(&s.fields, `<form:text form:name="f%d" form:control-implementation="ooo:com.sun.star.form.component.TextField" xml:id="f%d" form:id="f%d" form:current-value="%s"/>`+"\n", s.count, s.count, s.count, value)
	return fmt.Sprintf(`<draw:control text:anchor-type="as-char" draw:control="f%d" svg:width="9mm" svg:height="5mm"/>`, s.count)
}

// form is what comes before the text, "" where it has no fields.
func (s *fodt) form() string {
	if s.count == 0 {
		return ""
	}
	return `<office:forms form:apply-design-mode="false"><form:form form:name="form" form:control-implementation="ooo:com.sun.star.form.component.Form">` +
		"\n" + s.fields.String() + "</form:form></office:forms>\n"
}
