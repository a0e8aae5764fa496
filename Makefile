# madoakari: every command of the product. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
export RASA_TELEMETRY_ENABLED := false
# A city's network often reads TLS with a certificate of its own: believe what the machine believes.
export UV_SYSTEM_CERTS ?= true
export PATH := $(CURDIR)/.tools/bin:$(PATH)
CITY ?= kushiro
PYTHON ?= python3
PYENV_310 := $(lastword $(sort $(wildcard $(or $(PYENV_ROOT),$(HOME)/.pyenv)/versions/3.10*/bin/python)))
RUN := uv run --frozen
SLOW_ROOMS := tests/desk/line tests/talks tests/desk/console tests/desk/resident tests/casework tests/test_migrations.py tests/test_make_run.py tests/e2e
BOT := uv run --frozen --project bot

.PHONY: help run setup pages migrate train evaluate test check lint types bench bench-console admin check-city new-city outside clean

help: ## This list
	@grep -hE '^[a-z-]+:.*?## ' $(MAKEFILE_LIST) | sort | awk -F ':.*?## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: setup ## Start everything on this machine (SQLite); Ctrl-C stops it
	@.venv/bin/python -m deploy.start

# --- Setting up --------------------------------------------------------------------------------------

.tools/ready: ## (the uv installer, when the machine has none)
	@command -v uv >/dev/null || { echo '→ uv を用意します'; $(PYTHON) -m venv .tools && .tools/bin/pip install -q 'uv>=0.8'; }
	@mkdir -p .tools && touch $@

.venv/ready: .tools/ready pyproject.toml uv.lock
	@echo '→ デスクの環境を用意します（はじめは1分ほど）'
	@uv sync --frozen $(SYNC_FLAGS) && touch $@

bot/.venv/ready: .tools/ready bot/pyproject.toml bot/uv.lock
	@echo '→ Rasa の環境を用意します（はじめは数分。2.5GB）'
	@cd bot && { uv sync --frozen 2>/dev/null || uv sync --frozen --python "$(or $(PYENV_310),3.10)"; } && touch .venv/ready

setup: .venv/ready bot/.venv/ready pages ## Both environments and the pages

PAGE_SOURCES := $(wildcard desk/pages/*.json desk/pages/*.mjs) $(shell find desk/pages/src -type f)
desk/static/build/ready: .venv/ready $(PAGE_SOURCES)
	@echo '→ 画面を組み立てます'
	@$(RUN) python -m deploy.pages && touch $@

pages: desk/static/build/ready ## Build the pages

migrate: .venv/ready ## Bring the database to the newest schema
	@$(RUN) alembic upgrade head

train: bot/.venv/ready ## Train the assistant (when its inputs changed)
	@$(RUN) python -m deploy.train

admin: .venv/ready ## Make the first console account
	@$(RUN) python -m desk.accounts create --role admin

# --- Testing -----------------------------------------------------------------------------------------

test: setup train ## Every test
	@$(RUN) python -m deploy.browser
	@$(BOT) pytest -c bot/pyproject.toml tests/bot -q
	@$(RUN) pytest tests --ignore tests/bot -q -m "not slow" -n 2
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=target $(SLOW_ROOMS:%=room/%)

# Each room in a process of its own (a browser and an event loop do not share one), two at a time. What needs a browser
# and three servers may be tried once more before it counts as failed.
room/%:
	@echo "→ $*" && $(RUN) pytest $* -q -m slow --reruns 1 -rR --timeout 900

check: setup lint types ## Lint, types and the fast tests
	@$(RUN) pytest tests --ignore tests/bot -q -m "not slow" -x -n 2

lint: .venv/ready ## Style
	@$(RUN) ruff check . && $(RUN) ruff format --check .

types: .venv/ready bot/.venv/ready ## Types
	@$(RUN) mypy
	@$(RUN) mypy --config-file bot/pyproject.toml --python-executable bot/.venv/bin/python --cache-dir .mypy_cache/bot

evaluate: train ## How well the assistant hears, in figures and pictures
	@$(BOT) python -m bot.evaluate

bench: setup train ## The budgets, measured (DESIGN: §8)
	@$(RUN) python -m bench

bench-console: setup ## The console with 100,000 cases and 1,000,000 messages (about ten minutes, 4 GB); BENCH_CONSOLE='--cases 5000 --messages 50000' is quick
	@$(RUN) python -m bench.console_whole $(BENCH_CONSOLE)

check-city: .venv/ready ## Check a city's files and its saved cases: make check-city CITY=kushiro
	@$(RUN) python -m casework.city check $(CITY)

new-city: .venv/ready ## Begin another city: make new-city CITY=…
	@$(RUN) python -m casework.city new $(CITY)

outside: .venv/ready ## Score the amounts against public cases that nobody here wrote
	@$(RUN) python -m bench.outside_truth

clean: ## Throw away what was built (never var/, where the data is)
	@rm -rf .venv bot/.venv .tools models .rasa desk/static/build desk/pages/node_modules
