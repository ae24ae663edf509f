package queue

import _ "embed"

// schema is run statement by statement: one that exists stays.
//
//go:embed schema.sql
var schema string

// schemaVersion counts changes that an older program cannot read.
const schemaVersion = 1
