# What each target needs it installs, on Debian; elsewhere it says what to get.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PORT ?= 8080
OUT  ?= build/site

.DEFAULT_GOAL := help
.PHONY: help run site test check unit wasm-test e2e bench size fuzz clean

help: ## what can be made
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /\1\t/' | expand -t 12

run: ## build, compressed quickly, and serve the playground (PORT=8080)
	@scripts/need-go.sh
	@go run ./cmd/wasm site -quick -out build/run
	@go run ./cmd/wasm serve -dir build/run -addr 127.0.0.1:$(PORT)

site: ## write the playground as a static site, compressed best (OUT=build/site)
	@scripts/need-go.sh
	@go run ./cmd/wasm site -out $(OUT)

test: check unit wasm-test e2e ## run everything
	@echo "all tests passed"

check: ## format, vet, staticcheck
	@scripts/check.sh

unit: ## the tests of the core, the page's logic and the commands
	@scripts/need-go.sh
	go test $$(go list ./... | grep -v /web/e2e)

wasm-test: ## the tests that run as WebAssembly, under Node
	@scripts/wasm-test.sh

e2e: ## the whole page in headless Chromium; screenshots in build/screenshots
	@scripts/e2e.sh

bench: ## benchmarks of the core, natively and as WebAssembly, and of a step in the browser
	@scripts/bench.sh

size: ## bytes of the first load beside a go-app hello world, characters of links
	@scripts/need-go.sh
	@go run ./scripts/size
	@echo && go test -count=1 -v -run '^Test(Issue10598IsShort|Lengths)$$' ./core/link | sed -n 's/.*length_test.go:[0-9]*: //p'

fuzz: ## every fuzz target for a while (TIME=30s)
	@scripts/fuzz.sh $(or $(TIME),30s)

clean: ## remove what was built
	rm -rf build
