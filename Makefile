# Every way of working on nianbao. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# SQLite is compiled in with full-text search; flags that the caller set stay.
export GOFLAGS := -tags=sqlite_fts5 $(filter-out -tags=%,$(GOFLAGS))
export CGO_ENABLED := 1

FUZZTIME ?= 20s
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: help build demo test accuracy bench fuzz lint catalogue

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build ./bin/nianbao
	go build -trimpath -o bin/nianbao ./cmd/nianbao

demo: build ## build, then read, check and keep the bundled reports
	./bin/nianbao demo

test: ## run all tests; NIANBAO_SAMPLES=DIR adds the real samples
	@[ -n "$${NIANBAO_SAMPLES:-}" ] || echo 'NIANBAO_SAMPLES is not set: the tests on real samples are skipped.'
	go test ./...

accuracy: ## compare the real samples with their truth, a line per document
	@[ -n "$${NIANBAO_SAMPLES:-}" ] || { echo 'set NIANBAO_SAMPLES to the folder of the real samples (it holds real/)' >&2; exit 2; }
	@go test -run '^TestAccuracy$$' -v -count=1 ./corpus/samples | sed -e '/^=== /d' -e '/^--- PASS/d' -e '/^PASS$$/d' -e '/^ok /d'

bench: build ## measure ingest against the floor: parsing the same HTML and nothing else
	go test -run '^$$' -bench . -benchtime 1x ./...

fuzz: ## run each fuzz target for FUZZTIME (20s)
	@pkgs=$$(go list ./...); for pkg in $$pkgs; do \
	  listed=$$(go test -list '^Fuzz' $$pkg); \
	  for target in $$(grep '^Fuzz' <<<"$$listed" || true); do \
	    echo "$$pkg $$target"; \
	    go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$pkg; \
	  done; \
	done

lint: ## gofmt, go vet, staticcheck
	@unformatted=$$(gofmt -l cmd extract normalize checks corpus); \
	  [ -z "$$unformatted" ] || { echo "not formatted:"; echo "$$unformatted"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

catalogue: ## write the generated pages again
	go test -count=1 ./checks -run TestCatalogue -update
