"""The library's own operations, for bench/recipes: reads and writes what BenchRecipes does."""
import json
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.append(str(Path(__file__).resolve().parents[1] / "Tests/Block"))

import absent  # before the library, for parts of it that are not installed
from inference.core.workflows.core_steps.common.deserializers import deserialize_detections_kind
from inference.core.workflows.core_steps.common.query_language.entities.operations import OperationsChain
from inference.core.workflows.core_steps.common.query_language.operations.core import build_operations_chain


def main():
    task = json.load(sys.stdin)
    chain = build_operations_chain(OperationsChain.model_validate({"operations": task["operations"]}).operations)
    found = deserialize_detections_kind("found", task["detections"])
    times = []
    for _ in range(task["rounds"]):
        start = time.perf_counter()
        result = chain(found, global_parameters={})
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps({"milliseconds": times, "result": str(result)}))


main()
