# Kikao Kazi. Everything these commands need they set up themselves; `make help` lists them.

help:
	@echo 'make demo                    start the portal with the meetings of 2019 and 2023 on 127.0.0.1 (PORT=8000)'
	@echo 'make test                    every check and every test, with their own PostgreSQL, Redis and browser'
	@echo 'make report [EDITION=folder] make out/report-<year>-<language>.pdf and .docx of an edition folder (editions/2019)'
	@echo 'make bench                   measure the product against its budgets; table and out/bench.json'
	@echo 'make bench-judging           simulate judges and entries: how often each method ranks the best first'
	@echo 'make lint                    the checks of make test that need no server'
	@echo 'make format                  set the Python code in its one layout'
	@echo 'make catalogue               gather the strings to translate and compile the Swahili catalogue'
	@echo 'make lock                    pin the newest Python packages that requirements*.txt allow'
	@echo 'make clean                   remove .venv, var and out: the demonstration and all it holds'

demo:
	@PORT='$(PORT)' exec bin/run demo

test:
	@exec bin/run test

report:
	@EDITION='$(EDITION)' exec bin/run report

bench:
	@exec bin/run bench

bench-judging:
	@exec bin/run bench-judging

lint:
	@exec bin/run lint

format:
	@exec bin/run format

catalogue:
	@exec bin/run catalogue

lock:
	@exec bin/run lock

clean:
	rm -rf .venv var out

.PHONY: help demo test report bench bench-judging lint format catalogue lock clean
