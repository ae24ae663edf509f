package farm

// Plain sites by the thousand.

import "fmt"

func manyHost(i int) string { return fmt.Sprintf("www.w%04d.gov.cn", i) }

func (f *Farm) many(state, n int) {}
