"""Our search beside its peers, in one run: same documents, questions and machine. `make bench ARGS="--fichas 10000 --pares"`."""
