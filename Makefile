# What you type. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help up test test-chart test-collector test-compose faults check lock contracts bench bench-intake compose-init sbom clean environment test-environment
SHELL := /bin/sh
export PYTHON

BIN := .venv/bin
# Arguments for the command behind a target: make up ARGS="--data /srv/plumbline"; suites: make test SUITES="unit contract"
ARGS ?=
SUITES ?=

help:
	@awk -F '## ' '/^[a-z-]+:.*## / { split($$1, target, ":"); printf "  make %-12s %s\n", target[1], $$2 }' Makefile

up: environment  ## run the whole platform here with the demo, until Ctrl-C
	@$(BIN)/plumbline up --demo $(ARGS)

test: test-environment  ## every suite that the continuous integration runs
	@$(BIN)/python -m tests.suites $(SUITES)

test-chart: test-environment  ## the chart: render each set of values and judge what comes out
	@$(BIN)/python -m tests.suites chart

test-collector: test-environment  ## build the OpenTelemetry Collector and see what our configuration lets through (2 min)
	@$(BIN)/python -m tests.suites collector

test-compose: test-environment  ## build the images, run them by compose, hurt them, sign in by Keycloak (6 min; a container engine)
	@$(BIN)/python -m tests.suites compose keycloak

faults: test-environment  ## kill and freeze parts of a running platform while people write (5 min)
	@$(BIN)/python -m tests.suites faults

check: test-environment  ## form, types, doors, sizes, contracts, web: what needs no server
	@$(BIN)/python -m tests.suites check architecture

contracts: test-environment  ## write contracts/generated/ anew from models and services
	@$(BIN)/python -m contracts.tools.generate $(ARGS)

bench: test-environment  ## measure speed on this machine, into build/bench/
	@$(BIN)/python -m tests.bench $(ARGS)

bench-intake: test-environment  ## measure intake's engines: how good, how quick, into build/bench/intake.json (1 min)
	@$(BIN)/python -m tests.bench.intake_engines

# Needs no environment: a server has Docker and a Python, and this is where it begins.
compose-init:  ## write .env for docker-compose.yml (ARGS=--demo; or --public-url … --issuer …)
	@PYTHONPATH=deploy $${PYTHON:-python3} -m plumbline.compose.begin $(ARGS)

sbom: test-environment  ## say what is in each image, as CycloneDX, into build/sbom/
	@deploy/docker/sbom.sh

lock: test-environment  ## resolve the pinned packages anew (ARGS=--upgrade: newer ones)
	@UV=$(BIN)/uv requirements/compile.sh $(ARGS)

clean:  ## remove what was built and installed here; data folders stay
	rm -rf build dist .venv services/web/dist services/web/node_modules contracts/tools/node/node_modules .import_linter_cache .hypothesis

environment:
	@requirements/install.sh runtime

test-environment:
	@requirements/install.sh test
