import Bytes
import Testing

@testable import Recipes

/// The values of `uql_cases.jsonl`: JSON, and objects with one name that begins with `$` for what JSON lacks.
enum OracleValue {
    static func read(_ json: JSONValue, qualities: Set<Int> = []) throws -> Value {
        if let array = json.array { return .list(try array.map { try read($0) }) }
        guard let object = json.object else { return try Value(json, at: "") }
        guard let member = object.members.first, object.count == 1 else { return try map(object) }
        switch member.name.string {
        case "$float": return .double(Double(member.value.string ?? "") ?? .nan)
        case "$tuple": return .tuple(try (member.value.array ?? []).map { try read($0) })
        case "$timestamp": return .timestamp(try timestamp(member.value))
        case "$image": return .image(try image(member.value, qualities))
        case "$detections":
            return .detections(try Detections(member.value, name: "value", at: "value"))
        default: return try map(object)
        }
    }

    private static func map(_ object: JSONObject) throws -> Value {
        var map = ValueMap()
        for member in object.members { map[Text(member.name.string)] = try read(member.value) }
        return .map(map)
    }

    private static func timestamp(_ json: JSONValue) throws -> DateTime {
        try #require(DateTime(iso: Text(json.string ?? "")))
    }

    private static func image(_ json: JSONValue, _ qualities: Set<Int>) throws -> ImageValue {
        var frame: ImageValue.Frame?
        if let number = json["frame_number"]?.int, let time = json["frame_timestamp"] {
            frame = .init(number: number, timestamp: try timestamp(time), fps: json["fps"]?.double)
        }
        return ImageValue(
            index: 0, width: try #require(json["width"]?.int), height: try #require(json["height"]?.int), frame: frame,
            jpegs: Dictionary(uniqueKeysWithValues: qualities.map { ($0, [0xff, 0xd8, 0xff, 0xe0]) }))
    }

    /// Detections as the object they are written as.
    static func shown(_ value: Value) throws -> Value {
        guard case .detections(let detections) = value else { return value }
        var evaluation = Evaluation()
        return try detections.dictionary(for: value, in: &evaluation)
    }

    /// Its type's name in Python.
    static func type(of value: Value) -> String {
        switch value {
        case .null: "NoneType"
        case .bool: "bool"
        case .integer: "int"
        case .double: "float"
        case .measure: "float64"
        case .text: "str"
        case .list: "list"
        case .tuple, .detection: "tuple"
        case .map: "dict"
        case .timestamp: "datetime"
        case .bytes: "bytes"
        case .image: "WorkflowImageData"
        case .detections: "Detections"
        case .array: "ndarray"
        }
    }
}
