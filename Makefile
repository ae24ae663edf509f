# Every way of working on nianbao. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# SQLite is compiled in with full-text search; flags that the caller set stay.
export GOFLAGS := -tags=sqlite_fts5 $(filter-out -tags=%,$(GOFLAGS))
export CGO_ENABLED := 1

FUZZTIME ?= 20s
HARMED ?= 5000
DAMAGED ?= 5000
GENERATED ?= 2000
PRINTED ?= 300
PRINTED_FROM ?= 0
OFFICE ?= 200
CONVERTED ?= 200
N ?= 5000
LARGE ?= 0
PDFS ?= 200
DOCX ?= 2000
COPIES ?= 100000
SITES ?= 2000
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

# TABLES leaves of a run of tests what they print, and what fails.
TABLES := sed -e '/^ *=== /d' -e '/^ *--- \(PASS\|SKIP\)/d' -e '/^PASS$$/d' -e '/^ok /d'

.PHONY: help build demo test accuracy bench fuzz lint catalogue

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build ./bin/nianbao
	go build -trimpath -o bin/nianbao ./cmd/nianbao

demo: build ## build, then read, check and keep the bundled reports
	./bin/nianbao demo

test: ## run all tests; NIANBAO_SAMPLES=DIR adds the real samples
	@[ -n "$${NIANBAO_SAMPLES:-}" ] || echo 'NIANBAO_SAMPLES is not set: the tests on real samples are skipped.'
	go test ./...

accuracy: ## hold readings against the truth: GENERATED (2000) reports, faults, damage, the real samples, OFFICE (200) documents of each office format, PRINTED (300) PDFs from number PRINTED_FROM (0) on, and CONVERTED (200) files each of DOC and RTF
	@[ -n "$${NIANBAO_SAMPLES:-}" ] || echo 'NIANBAO_SAMPLES is not set: the real samples are left out.'
	@NIANBAO_GENERATED=$(GENERATED) go test -timeout 60m -run '^Test(Accuracy|GeneratedReports|PlantedFaultsAreFound|DamageEndsRightOrRefused)$$' -v -count=1 ./corpus/samples | $(TABLES)
	@NIANBAO_OFFICE=$(OFFICE) go test -timeout 60m -run '^TestOfficeReports$$' -v -count=1 ./corpus/samples/office | $(TABLES)
	@NIANBAO_PRINTED_FROM=$(PRINTED_FROM) NIANBAO_PRINTED=$(PRINTED) go test -timeout 60m -run '^TestPrintedReports$$' -v -count=1 ./corpus/samples/print | $(TABLES)
	@NIANBAO_CONVERTED=$(CONVERTED) go test -timeout 60m -run '^TestConvertedReports$$' -v -count=1 ./corpus/samples/print | $(TABLES)

bench: build ## measure ingest of N (5000) reports against the floor: parsing the same HTML and no more; LARGE=20000 adds growth; PDFS (200) against pdftotext; DOCX (2000) Word files; copies planted among COPIES (100000) sections, of which a million take under 10 minutes and 4 GB; a crawl of SITES (2000) sites and of a tenth of them
	@go run ./corpus/samples/bench -n $(N) -large $(LARGE) -program bin/nianbao
	@go run ./corpus/samples/bench -pdf $(PDFS) -program bin/nianbao
	@go run ./corpus/samples/bench -docx $(DOCX) -program bin/nianbao
	@go run ./corpus/samples/bench -copies $(COPIES)
	@go run ./corpus/samples/bench -crawl $(SITES) -program bin/nianbao
	@go test -run '^$$' -bench '^BenchmarkChecksBesideReading$$' -benchtime 2s ./corpus/samples | grep '^Benchmark'

fuzz: ## run each fuzz target for FUZZTIME (20s), and read HARMED (5000) damaged prints and DAMAGED (5000) damaged samples of PDF files
	@pkgs=$$(go list ./...); for pkg in $$pkgs; do \
	  listed=$$(go test -list '^Fuzz' $$pkg); \
	  for target in $$(grep '^Fuzz' <<<"$$listed" || true); do \
	    echo "$$pkg $$target"; \
	    go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 50x $$pkg; \
	  done; \
	done
	@NIANBAO_HARMED=$(HARMED) go test -timeout 120m -run '^TestHarmedPDFs$$' -v -count=1 ./corpus/samples/print | $(TABLES)
	@NIANBAO_DAMAGED=$(DAMAGED) go test -timeout 120m -run '^TestDamaged$$' -v -count=1 ./corpus/isolate | $(TABLES)

lint: ## gofmt, go vet, staticcheck
	@unformatted=$$(gofmt -l cmd extract normalize checks corpus); \
	  [ -z "$$unformatted" ] || { echo "not formatted:"; echo "$$unformatted"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

catalogue: ## write the generated pages again
	go test -count=1 ./checks -run TestCatalogue -update
