"""Manifests to be judged, from tables: each field with values of all kinds, each operation with bad fields."""
SELECTED = {name: "chosen" for name in ["$inputs.x", "$steps.a.b", "$inputs.warmth", "$steps.a-1.b_*", "$inputsQx"]}
# The prompt where selectors stand for temperatures.
WARM = "How warm?"
VALUES = [None, True, False, 0, 1, 2, 2.0, 2.5, -1, 1e300, 10 ** 30, "", "x", "3", " 3 ", "3.0", "0.5", "true",
          "$inputs.x", "$steps.a.b", "$steps.a", "$inputs.", "$steps.a-1.b_*", "$inputsQx", [], ["x"], {}, {"k": "v"}]
# Of values for a map: the values of parameters, and chains.
PARAMETERS = [None, True, 0, 2.5, "x", "$inputs.x", [], ["x"], {}, {"k": 1}]
CHAINS = [None, [], {}, "ToString", [None], ["ToString"], [{}], [{"type": "ToString"}], [{"type": "toString"}],
          [{"type": "SequenceJoin"}], [{"type": None}], {"type": "ToString"}, [{"type": "ToString", "more": 1}],
          [[{"type": "ToString"}]], [{"type": "ToString"}, {"type": "Nothing"}]]

WHOLE = [None, True, 1.5, 3.0, "3", "3.0", "x", [], 10 ** 30]
NUMBERS = [None, True, 1.5, 3, "3", "1e3", "x", []]
WORDS = [None, "", "first", "int", "INT", 5, []]
TABLES = [None, {}, {"a": None}, [], "x"]
OPERAND = {"type": "DynamicOperand",
           "operations": [{"type": "ExtractDetectionProperty", "property_name": "confidence"}]}
STATIC = {"type": "StaticOperand", "value": 0.5}
BINARY = {"type": "BinaryStatement", "left_operand": OPERAND, "comparator": {"type": "(Number) >"},
          "right_operand": STATIC}
UNARY = {"type": "UnaryStatement", "operand": OPERAND, "operator": {"type": "Exists"}}


def group(*statements, **more):
    return {"type": "StatementGroup", "statements": list(statements), **more}


STATEMENTS = [
    None, {}, [], "x", group(), group(BINARY), group(UNARY), group(group(BINARY, UNARY), operator="and"),
    group(BINARY, operator="xor"), group(BINARY, operator=None), {"type": "Group", "statements": [BINARY]},
    group({**BINARY, "comparator": {"type": ">"}}), group({**BINARY, "comparator": {"type": "=="}}),
    group({**BINARY, "comparator": "=="}), group({**BINARY, "negate": "yes"}), group({**BINARY, "negate": 5}),
    group({**BINARY, "left_operand": {"type": "Operand"}}),
    group({**BINARY, "right_operand": {"type": "StaticOperand"}}),
    group({**UNARY, "operator": {"type": "exists"}}), group({**UNARY, "operator": {"type": "(Sequence) is empty"}}),
    group({**UNARY, "operand": {"type": "DynamicOperand"}}),
    group({**UNARY, "operand": {"type": "DynamicOperand", "operand_name": 5}}),
    group({**UNARY, "operand": {**STATIC, "operations": [{"type": "Nothing"}]}}), group(BINARY, {"type": "Other"}),
    {"type": "StatementGroup"}, {"type": "StatementGroup", "statements": {}}]

# What each operation needs, and what its fields are tried with.
OPERATIONS = {
    "LookupTable": {"lookup_table": TABLES}, "SequenceMap": {"lookup_table": TABLES}, "ToNumber": {"cast_to": WORDS},
    "NumberRound": {"decimal_digits": WHOLE}, "StringSubSequence": {"start": WHOLE, "end": WHOLE},
    "StringMatches": {"regex": [None, "", "a+", 5, "("]}, "Multiply": {"other": NUMBERS}, "Divide": {"other": NUMBERS},
    "SequenceApply": {"operations": CHAINS},
    "NumericSequenceAggregate": {"function": ["sum", "mean", None], "neutral_value": [None, {}]},
    "SequenceAggregate": {"mode": WORDS}, "RandomNumber": {"min_value": NUMBERS, "max_value": NUMBERS},
    "ExtractImageProperty": {"property_name": ["size", "depth", None]},
    "ExtractFrameMetadata": {"property_name": ["frame_number", "rate", None]},
    "ConvertImageToJPEG": {"compression_level": [0, 1, 100, 101, 50.5, "90", None]},
    "ClassificationPropertyExtract": {"property_name": ["top_class", "top", None]},
    "DetectionsPropertyExtract": {"property_name": ["class_name", "tracker_id", "class", None]},
    "ExtractDetectionProperty": {"property_name": ["area_px", "area", None]},
    "DetectionsSelection": {"mode": ["left_most", "first", "middle", None]},
    "SortDetections": {"mode": ["center_x", "name"], "ascending": [True, "no", 0, 2, None]},
    "DetectionsOffset": {"offset_x": WHOLE, "offset_y": [0]}, "DetectionsShift": {"shift_x": WHOLE, "shift_y": [-5]},
    "DetectionsRename": {"class_map": [{"a": "b"}, {"a": 5}, "named", None, []], "strict": [True, "named", 5, None],
                         "new_classes_id_offset": [5, "x"]},
    "PickDetectionsByParentClass": {"parent_class": ["car", "", 5, None]},
    "DetectionsFilter": {"filter_operation": STATEMENTS}}
PLAIN = ["StringToLowerCase", "StringToUpperCase", "ToString", "ToBoolean", "SequenceLength", "SequenceElementsCount",
         "ConvertDictionaryToJSON", "TimestampToISOFormat", "ConvertImageToBase64", "DetectionsToDictionary"]


def steps(common):
    """Each with the name of what is tried in it."""
    base = {**common, "prompt": "Say something."}
    for name in ["type", "name", "base_url", "model_name", "prompt", "api_key"]:
        yield f"no {name}", {key: value for key, value in base.items() if key != name}
    yield "nothing", {}
    for name in ["type", "name", "base_url", "model_name", "api_key", "system_prompt", "prompt", "prompt_parameters",
                 "prompt_parameters_operations", "max_tokens", "temperature", "extra_body", "unknown"]:
        for value in VALUES:
            yield f"{name} = {value!r}", {**base, **({"prompt": WARM} if name == "temperature" else {}), name: value}
    for value in [2.0000001, 2.1, -0.0, -1e-9, "nan", "$inputs.warmth", " 1 ", "1_0", "inf"]:
        yield f"temperature = {value!r}", {**base, "prompt": WARM, "temperature": value}
    for value in PARAMETERS:
        yield f"prompt_parameters: {value!r}", {**base, "prompt_parameters": {"a-b": value, "": 1}}
    for chain in chains():
        yield f"prompt_parameters_operations: {chain!r}", {**base, "prompt_parameters_operations": {"p": chain}}


def chains():
    yield from CHAINS
    for name in PLAIN:
        yield [{"type": name}]
    for name, fields in OPERATIONS.items():
        good = {field: values[0] for field, values in fields.items()}
        yield [{"type": name}]
        for field, values in fields.items():
            for value in values:
                yield [{"type": "ToString"}, {"type": name, **good_for(name, good), field: value}]


GOOD = {"ToNumber": {"cast_to": "int"}, "LookupTable": {}, "DetectionsOffset": {"offset_x": 1, "offset_y": 1},
        "DetectionsShift": {"shift_x": 1, "shift_y": 1}}


def good_for(name, first):
    """Fields that are good, but for the one that is tried."""
    return GOOD.get(name, {field: value for field, value in first.items() if value is not None})
