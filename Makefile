# make help            this list
# make run             build a release and serve it on 127.0.0.1:8080 (ARGS="--port 9000" adds flags)
# make build           build a release
# make test            every test of the code, and a smoke test in Chromium; VIGNETTE_CORPUS names a folder with public test cases, if there is one
# make lint            format, imports, linkage, forbidden words; warnings are errors
# make format          format the code
# make fuzz            libFuzzer with the address sanitizer, 60 s a target (SECONDS_EACH=10 for less)
# make bench           ratios against nginx and node, Pillow and ImageMagick, LiteLLM and FastAPI, and what questions cost
# make torture         the long tests: faults of endpoints, canary keys, stopping, hostile forms, slow clients, bombs, a soak
# make pictures        pictures through the real pool, beside what exiftool and Pillow say of them
# make test-browser    the whole product in Chromium, behind nginx, with an endpoint that plays its part (NAMES="path form" for less)
# make test-clients    the official clients of OpenAI and Ollama, LiteLLM and curl before our server (NAMES="ollama" for less)
# make test-block      the real block of Roboflow's workflows before our /v1, and beside our own (NAMES="wire" for less, "fuzz" for a minute)
# make test-upstreams  our endpoint against real model servers, whose start scripts lie where VIGNETTE_UPSTREAMS says
# make packages        install the Debian packages that the above need (PACKAGES), where they are missing
# make samples         every page in every state, as files in a folder to look at (FOLDER=build/samples)
# make clean           remove everything that was built

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# What the program is built with.
PACKAGES := libssl-dev zlib1g-dev libvips-dev libmagic-dev libtesseract-dev libleptonica-dev tesseract-ocr-eng libzbar-dev libseccomp-dev libcurl4-openssl-dev libsqlite3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libpcre2-dev
# What the tests and the checks need beyond that.
TEST_PACKAGES := python3 git fonts-dejavu-core libvips-tools libimage-exiftool-perl
UPSTREAM_PACKAGES := python3 python3-venv libgomp1
BROWSER_PACKAGES := chromium nginx openssl python3 python3-venv
CLIENT_PACKAGES := python3 python3-venv curl libgomp1
# Some of what the block stands on comes as sources; OpenCV wants the libraries.
BLOCK_PACKAGES := python3 python3-venv python3-dev gcc libc6-dev libgomp1 libgl1 libglib2.0-0
BENCH_PACKAGES := gcc libc6-dev python3 python3-venv nginx nodejs wrk python3-pil imagemagick libvips-tools
TORTURE_PACKAGES := python3 iproute2 slowhttptest python3-pil libimage-exiftool-perl libvips-tools ghostscript

SWIFT := swift

# Some tests call tesseract in their own process; it is slower with threads, and reads this when it is loaded.
export OMP_THREAD_LIMIT := 1

# Installs what is missing of a list of packages, and says what. Nothing missing: nothing is done, no network is needed.
define install
	@missing=""; for package in $(1); do \
		dpkg-query -W -f '$${Status}' "$$package" 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
		echo "installing Debian packages:$$missing"; \
		as_root=""; \
		if [ "$$(id -u)" != 0 ]; then \
			command -v sudo >/dev/null || { echo "as root: apt-get install$$missing" >&2; exit 1; }; \
			as_root="sudo"; \
		fi; \
		$$as_root apt-get update -qq; \
		$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

.PHONY: help run build test samples test-browser browser-packages test-clients test-block test-upstreams lint format fuzz bench torture pictures packages clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

packages:
	$(call install,$(PACKAGES))

build: packages
	$(SWIFT) build -c release --product vignette
	$(SWIFT) build -c release --product vignette-imaging

run: build
	exec .build/release/vignette serve $(ARGS)

# Each part by itself: tests of one process all begin at once, and those that wait for real time-outs want some peace.
TEST_PARTS := HTTPTests|LoopTests|BytesTests VisionTests|VignetteTests StorageTests|PagesTests|RecipesTests ImagingTests ImagingWorkerTests AppTests

test: packages
	$(call install,$(TEST_PACKAGES))
	$(SWIFT) build --build-tests
	for part in $(foreach part,$(TEST_PARTS),'($(part))\.'); do $(SWIFT) test --skip-build --filter "$$part"; done
	-@$(MAKE) --no-print-directory browser-packages
	VIGNETTE_BUILD=debug Tests/Browser/run path

# What cannot be installed is no failure: the script says what it misses.
test-browser: build
	-@$(MAKE) --no-print-directory browser-packages
	Tests/Browser/run $(NAMES)

browser-packages:
	$(call install,$(BROWSER_PACKAGES))

test-clients: build
	$(call install,$(CLIENT_PACKAGES))
	Tests/Clients/run $(NAMES)

test-block: build
	$(call install,$(BLOCK_PACKAGES))
	Tests/Block/run $(NAMES)

test-upstreams: packages
ifneq ($(VIGNETTE_UPSTREAMS),)
	$(call install,$(UPSTREAM_PACKAGES))
endif
	Tests/Upstreams/run

lint: packages
	$(call install,$(TEST_PACKAGES))
	.ci/lint

format:
	$(SWIFT) format -i -r Package.swift Sources Tests bench

fuzz: packages
	Tests/Fuzz/run

bench: build
	$(call install,$(BENCH_PACKAGES))
	$(SWIFT) build -c release --product BenchServer
	$(SWIFT) build -c release --product BenchImaging
	$(SWIFT) build -c release --product BenchVision
	bench/run
	bench/pictures
	bench/endpoints
	bench/web
	bench/gateway

torture: packages
	$(call install,$(TORTURE_PACKAGES))
	$(SWIFT) build -c release
	$(SWIFT) build --build-tests
	VIGNETTE_FAULTS=2000 $(SWIFT) test --skip-build --filter FaultStormTests
	for test in stop descriptors metrics forms slow canary pictures corpus colours kill disk rebind soak; do echo "torture: $$test"; python3 Tests/Torture/$$test.py; done

pictures: packages
	$(call install,$(TORTURE_PACKAGES))
	$(SWIFT) build -c release
	for test in corpus colours; do python3 Tests/Torture/$$test.py; done

FOLDER ?= .build/samples

samples: packages
	$(SWIFT) run PageSamples $(FOLDER)
	@echo "open $(FOLDER)/index.html"

clean:
	rm -rf .build
