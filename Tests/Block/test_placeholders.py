"""The table of placeholders, row by row, through the real block and through our route: equal questions and answers."""
from both import main

main("placeholders.jsonl", least=20)
