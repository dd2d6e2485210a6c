"""Manifests of our own through the real block and through our route: equal questions, equal answers."""
from both import main

main("manifests.jsonl", least=100)
