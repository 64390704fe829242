# make alone prints this help. Every target says what it does behind ##.
.DEFAULT_GOAL := help
.PHONY: help demo test test-go test-web test-map build web bench fuzz lint fmt clean packages test-packages web-packages
.NOTPARALLEL:
SHELL := /bin/sh
GO    ?= go
DATA  ?=
LISTEN ?= 127.0.0.1:8080
NODE  = node=$$(scripts/node) && export PATH="$$node:$$PATH"
GOFILES = find . -type d '(' -name .git -o -name .node -o -name node_modules ')' -prune -o -name '*.go'
# One setting for build, vet and test, with a C compiler or without: they share what is compiled.
export CGO_ENABLED = 0
# Go and npm cache below HOME, which a service or a container may lack.
HOME ?= $(shell getent passwd "$$(id -u)" | cut -d: -f6)
export HOME
version = $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)

help: ## print this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: packages build ## load the demo province and serve the map at http://localhost:8080
	./antoan $(if $(DATA),--data "$(DATA)") demo --listen $(LISTEN)

test: test-packages test-go test-web test-map ## everything that CI runs

# Run by root, tests start themselves as other users, who must reach them.
test-go:
	@scripts/need postgresql-postgis gdal-bin poppler-utils
	@bad=$$($(GOFILES) -exec gofmt -l {} +); [ -z "$$bad" ] || { echo "not formatted; run make fmt:"; echo "$$bad"; exit 1; }
	$(GO) vet ./...
	umask 022 && $(GO) test -timeout 15m ./...

test-web: web-packages
	$(NODE) && cd web && npm run --silent check && npm run --silent lint && npm test --silent && npm run --silent verify

test-map: build web-packages
	@scripts/need postgresql-postgis chromium
	$(NODE) && scripts/map-test

build: ## build ./antoan
	$(GO) build -buildvcs=false -ldflags '-X main.version=$(version)' -o antoan ./cmd/antoan

web: web-packages ## rebuild the map (web/dist) after a change in web/src
	$(NODE) && cd web && npm run build

bench: packages build ## measure speed and memory; prints ratios measured in one run
	$(GO) run ./bench

FUZZTIME ?= 30s
fuzz: ## give every parser random input, for 30 s each; FUZZTIME=5m for longer, FUZZ=ingest for some packages
	@for file in $$(grep -rl --include='*_test.go' '^func Fuzz' ./$(FUZZ)); do \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\)(f \*testing.F.*/\1/p' $$file); do \
			echo "$$target in $$(dirname $$file)"; \
			$(GO) test $$(dirname $$file) -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x || exit 1; \
		done; \
	done

lint: ## golangci-lint with the list in .golangci.yml
	$(GO) run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run

fmt: ## format Go and TypeScript
	$(GOFILES) -exec gofmt -w {} +
	$(NODE) && cd web && npm run --silent format

clean: ## remove what was built
	rm -rf antoan web/node_modules web/.node

packages:
	@scripts/need postgresql-postgis

# Everything at once, so that what is missing is asked for once.
test-packages:
	@scripts/need postgresql-postgis gdal-bin poppler-utils npm chromium

# Not npm ci: since 11.6 it refuses a lock file without the binaries of other
# platforms that a registry may lack. --no-save keeps to the lock all the same.
web-packages:
	@$(NODE) && cd web && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm install --no-save --no-fund --no-audit --loglevel=error; }
