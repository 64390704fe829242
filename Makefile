# make alone prints this help. Every target says what it does behind ##.
.DEFAULT_GOAL := help
.PHONY: help demo test test-go test-web test-map build web bench lint fmt clean packages web-packages
SHELL := /bin/sh
GO    ?= go
DATA  ?=
LISTEN ?= 127.0.0.1:8080
NODE  = PATH="$$('$(CURDIR)/scripts/node'):$$PATH"
version = $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)

help: ## print this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: packages build ## load the demo province and serve the map at http://localhost:8080
	./antoan $(if $(DATA),--data $(DATA)) demo --listen $(LISTEN)

test: test-go test-web test-map ## everything that CI runs

test-go: packages
	scripts/need gdal-bin
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "not formatted; run make fmt:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	$(GO) vet ./...
	$(GO) test -timeout 15m ./...

test-web: web-packages
	cd web && export $(NODE) && npm run --silent check && npm run --silent lint && npm test --silent && npm run --silent verify

test-map: packages build web-packages
	scripts/need chromium
	export $(NODE) && scripts/map-test

build: ## build ./antoan
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-X main.version=$(version)' -o antoan ./cmd/antoan

web: web-packages ## rebuild the map (web/dist) after a change in web/src
	cd web && export $(NODE) && npm run build

bench: packages build ## measure speed and memory; prints ratios measured in one run
	$(GO) run ./bench

lint: ## golangci-lint with the list in .golangci.yml
	$(GO) run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.12.2 run

fmt: ## format Go and TypeScript
	gofmt -w $$(git ls-files '*.go')
	cd web && export $(NODE) && npm run --silent format

clean: ## remove what was built
	rm -rf antoan web/node_modules web/.node

packages:
	@scripts/database

# Not npm ci: since 11.6 it refuses a lock file without the binaries of other
# platforms that a registry may lack. --no-save keeps to the lock all the same.
web-packages:
	@cd web && export $(NODE) && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm install --no-save --no-fund --no-audit --loglevel=error; }
