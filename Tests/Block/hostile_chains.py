"""Values and chains of operations that are dear to work on."""
import json
import sys

from rows import COMMON
from samples import written

# Some are nested deeper than Python likes.
sys.setrecursionlimit(20_000)
PICTURE = {"type": "base64", "value": written("@photo.jpg")}
SMALL = {"type": "base64", "value": written("@red.40x40.png")}


def asking(url, value, *chain, prompt="{{ $parameters.p }}", **more):
    """The request that puts a value through a chain."""
    step = {**COMMON, "base_url": url, "prompt": prompt, "prompt_parameters": {"p": "$inputs.v"},
            "prompt_parameters_operations": {"p": list(chain)}, **more}
    return json.dumps({"step": step, "inputs": {"$inputs.v": value}}, ensure_ascii=False).encode()


def op(name, **fields):
    return {"type": name, **fields}


def nested(chain, depth):
    for _ in range(depth):
        chain = [op("SequenceApply", operations=chain)]
    return chain


def found(count, width=5):
    return {"image": {"width": 640, "height": 480}, "predictions": [
        {"x": n % 640, "y": n % 480, "width": width, "height": width, "confidence": n % 100 / 100,
         "class": f"class{n % 7}", "class_id": n % 7, "detection_id": str(n)} for n in range(count)]}


def compared(left, kind, right, **more):
    return {"type": "BinaryStatement", "left_operand": {"type": "DynamicOperand", "operations": left},
            "comparator": {"type": kind}, "right_operand": {"type": "StaticOperand", "value": right}, **more}


def filtering(*statements):
    return op("DetectionsFilter", filter_operation={"type": "StatementGroup", "statements": list(statements)})


def extract(name):
    return op("ExtractDetectionProperty", property_name=name)


def patterns():
    long = "a" * 5000 + "!"
    for pattern in ["(a+)+$", "(a|aa)+$", "(a|a?)+$", "(.*)*x", "([a-zA-Z]+)*$", r"^(\w+\s?)*$", "(x+x+)+y", "(a*)*b",
                    "(?:a?){500}a{500}", "(?:(?:a?){100}){100}b", "(?:a{1,1000}){1,1000}b", "(a+)+\\1$", ".*.*.*.*=.*",
                    "(?=(a+))a*b\\1", "(?:(a)|b|(c))*d", "(?<=a{1,200})b", "a" * 100_000, "(" * 5000 + "a" + ")" * 5000,
                    "|".join(f"a{n}" for n in range(20_000)), "[" + "a-z" * 20_000 + "]", "(?R)", "(?1)(a)", "\\C",
                    "(*LIMIT_MATCH=1)a", "a{65536}", "(a{60000}){60000}", "(?:" * 3000 + "a" + ")*" * 3000, "\\p{L}",
                    "(?P<n>a)(?P<n>b)", "(?i)" + "ſ" * 1000, "\ud7ff" * 3, "[[:alpha:]]", "(?#", "(", "\\", "a**"]:
        for text in ["a" * 32 + "!", long, "é" * 3000, "x" * 300_000]:
            name = f"pattern {pattern[:30]!r} ({len(pattern)}) on {len(text)}"
            yield name, text, [op("StringMatches", regex=pattern)]


def chains():
    tens = [op("Multiply", other=10)] * 60
    yield from patterns()
    yield "text x 10^12", "x", [op("Multiply", other=10 ** 12)]
    yield "text x 10^30", "x", [op("Multiply", other=10 ** 30)]
    yield "empty text x 10^30", "", [op("Multiply", other=10 ** 30)]
    yield "list x 10^12", [1], [op("Multiply", other=10 ** 12)]
    yield "list x 10 x 10 x 10 …", [1], tens
    yield "text x 10 x 10 …", "x", tens
    yield "text x 10^7, upper, counted", "ŉ", [
        op("Multiply", other=10 ** 7), op("StringToUpperCase"), op("SequenceLength")]
    yield "9 to the 9 to the 9", 9, [op("Multiply", other=10 ** 300)] * 1000
    yield "9 x 9 x 9 …", 9, [op("Multiply", other=9)] * 10_000
    yield "10^4299 x 10^4299", 10 ** 4299, [op("Multiply", other=10 ** 4299)]
    yield "10^4299 as text", 10 ** 4299, [op("ToString")]
    yield "10^4000 / 3", 10 ** 4000, [op("Divide", other=3)]
    yield "1e308 x 1e308 as int", 1e308, [op("Multiply", other=1e308), op("ToNumber", cast_to="int")]
    yield "4300 digits to a number", "9" * 4300, [op("ToNumber", cast_to="int"), op("ToString")]
    yield "a million digits to a number", "9" * 10 ** 6, [op("ToNumber", cast_to="float")]
    for digits in [10 ** 18, -10 ** 18, 10 ** 30, -(10 ** 6), 323, -308]:
        yield f"rounded to {digits}", 1.5, [op("NumberRound", decimal_digits=digits)]
        yield f"an integer rounded to {digits}", 10 ** 300, [op("NumberRound", decimal_digits=digits)]
    many = list(range(95_000))
    for name, chain in {"as text": [op("ToString")], "upper": nested([op("ToString"), op("StringToUpperCase")], 1),
                        "counted": [op("SequenceElementsCount"), op("ConvertDictionaryToJSON")],
                        "most common": [op("SequenceAggregate", mode="most_common")],
                        "least common": [op("SequenceAggregate", mode="least_common")],
                        "summed": [op("NumericSequenceAggregate", function="sum")],
                        "looked up": [op("SequenceMap", lookup_table={"a": 1})],
                        "each x 10, thrice": nested([op("ToString"), *[op("Multiply", other=10)] * 3], 1),
                        "each a list of chars": nested([op("ToString"), *nested([op("ToString")], 1)], 1),
                        "x 1000": [op("Multiply", other=1000), op("SequenceLength")]}.items():
        yield f"95,000 numbers {name}", many, chain
    yield "95,000 words counted", [str(n) * 20 for n in many], [op("SequenceElementsCount")]
    yield "95,000 equal hashes", [n * (2 ** 61 - 1) for n in many], [op("SequenceAggregate", mode="most_common")]
    yield "100,001 numbers", list(range(100_001)), []
    yield "5 MB to upper case", "ß" * 2_500_000, [op("StringToUpperCase")]
    yield "5 MB to lower case", "Σ" * 2_500_000, [op("StringToLowerCase")]
    yield "5 MB, parts", "é🚤" * 800_000, [op("StringSubSequence", start=-(10 ** 30), end=10 ** 30)] * 3
    yield "a missing key, and 20,000 that are there", "x", [
        op("LookupTable", lookup_table={str(n): n for n in range(20_000)})]
    yield "a text of 4 MB that is refused", "x" * 4_000_000, [op("Divide", other=2)]
    for depth in [5, 25, 30, 60, 500]:
        yield f"chains within chains, {depth}", [[[[1]]]], nested([op("ToString")], depth)
    yield "a chain of 10,000", 1, [op("ToString")] * 10_000
    yield "lists that grow tenfold a level", [1], nested([op("Multiply", other=10)], 1) + [
        op("SequenceApply", operations=[op("ToString"), op("Multiply", other=10)])] * 8
    yield "one picture 1000 times made JPEG", [SMALL], [
        op("Multiply", other=1000), op("SequenceApply", operations=[op("ConvertImageToJPEG")])]
    yield "one picture as a hundred JPEGs", SMALL, [
        op("ConvertImageToJPEG", compression_level=n) for n in range(1, 101)]
    yield "one picture's base64 10^6 times", PICTURE, [op("ConvertImageToBase64"), op("Multiply", other=10 ** 6)]
    yield from detections()


def detections():
    one, all_of = extract("confidence"), found(9000)
    yield "9,000 detections as an object", all_of, [op("DetectionsToDictionary"), op("ConvertDictionaryToJSON")]
    yield "9,000 detections as they are", all_of, []
    yield "9,000 detections each", all_of, nested([extract("center")], 1)
    yield "9,000 detections, 300 statements", all_of, [filtering(*[compared([one], "(Number) >", 0.5)] * 300)]
    yield "5,000 detections in lists of 40,000", found(5000), [filtering(
        compared([extract("class_name")], "in (Sequence)", [f"x{n}" for n in range(40_000)]))]
    yield "2,000 detections in a zone of 20,000 corners", found(2000), [filtering(
        compared([], "(Detection) in zone", [[n % 640, n % 480] for n in range(20_000)]))]
    yield "9,000 detections, some of them parents", found(9000, 500), [
        op("PickDetectionsByParentClass", parent_class="class1")]
    yield "9,000 detections renamed", all_of, [op("DetectionsRename", class_map={"class1": "x"}, strict=False)] * 50
    yield "9,000 detections sorted 100 times", all_of, [op("SortDetections", mode="size", ascending=False)] * 100
    yield "9,000 detections, patterns", all_of, [filtering(
        compared([extract("class_name"), op("StringMatches", regex="(s+)+$")], "==", True))]
    yield "detections shifted by 10^30", found(10), [op("DetectionsShift", shift_x=10 ** 30, shift_y=-(10 ** 30)),
                                                    op("DetectionsPropertyExtract", property_name="center")]
    yield "the same detections a thousand times", found(100), [op("Multiply", other=1000)]
