internal import Bytes

/// Detections whose classes have other names, and ids that go with them.
///
/// Strictly, every class there is must have a new name, and the ids are the places of the new names in their order.
/// Else a class without a new name keeps its own and its id; a new name that some class has already takes that one's
/// id, and the others are counted from an offset on.
struct DetectionsRename: Operation {
    static let name = "DetectionsRename"

    /// What a field says, or the name of a parameter that it is said by: of those an operation here never has any.
    private enum Setting<Content: Sendable>: Sendable {
        case content(Content)
        case parameter(String)
    }

    private let names: Setting<[Text: Text]>
    /// All new ones, in their order.
    private let newNames: [Text]
    private let strict: Setting<Bool>
    private let offset: Int

    init(_ fields: OperationFields) throws(FieldError) {
        names =
            if let parameter = try fields.required("class_map").string { .parameter(parameter) } else {
                .content(try Self.names(in: fields))
            }
        newNames = if case .content(let names) = names { Set(names.values).sorted() } else { [] }
        strict =
            if let parameter = fields.object["strict"]?.string { .parameter(parameter) } else {
                .content(try fields.boolean("strict", default: true))
            }
        offset = try fields.integer("new_classes_id_offset", default: 1024, in: -(1 << 53)...1 << 53)
    }

    private static func names(in fields: OperationFields) throws(FieldError) -> [Text: Text] {
        let map = OperationFields(try fields.object("class_map"), at: fields.place("class_map"))
        var names: [Text: Text] = [:]
        for member in map.object.members { names[Text(member.name.string)] = try map.text(member.name.string) }
        return names
    }

    func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        let detections = try value.detections
        let names = try Self.content(of: names, "class_map", value)
        let strict = try Self.content(of: strict, "strict", value)
        try evaluation.spend(steps: 5 * detections.count + 2 * newNames.count, on: value)
        guard let classes = detections.classNames else {
            if strict && !detections.isEmpty { throw OperationError("needs detections that have a class", got: value) }
            return value
        }
        let texts = classes.texts
        try evaluation.spend(steps: texts.reduce(0) { $0 + $1.bytes.count / 32 }, on: value)
        let identifiers = try identifiers(of: texts, detections, names, strict: strict, value)
        let renamed = texts.map { names[$0] ?? $0 }
        var data = detections.data
        data["class_name"] = ArrayValue(shape: [renamed.count], .objects(renamed.map(Value.text)))
        return .detections(
            Detections(
                boxes: detections.boxes, confidences: detections.confidences,
                classIDs: renamed.map { identifiers[$0] ?? 0 }, trackerIDs: detections.trackerIDs,
                outlines: detections.outlines, data: data))
    }

    /// By the new names.
    private func identifiers(
        of classes: [Text], _ detections: Detections, _ names: [Text: Text], strict: Bool, _ value: Value
    ) throws(OperationError) -> [Text: Int] {
        var identifiers: [Text: Int] = [:]
        if strict {
            if let missing = classes.first(where: { names[$0] == nil }) {
                throw OperationError("has no new name for the class '\(missing.string.prefix(100))'", got: value)
            }
            for (index, name) in newNames.enumerated() { identifiers[name] = index }
        } else {
            for (name, identifier) in zip(classes, detections.classIDs) { identifiers[name] = identifier }
            let new = newNames.filter { identifiers[$0] == nil }
            for (index, name) in new.enumerated() { identifiers[name] = offset + index }
        }
        return identifiers
    }

    private static func content<Content>(
        of setting: Setting<Content>, _ field: String, _ value: Value
    ) throws(OperationError) -> Content {
        switch setting {
        case .content(let content): return content
        case .parameter(let name):
            throw OperationError(
                "takes its '\(field)' from a parameter '\(name.prefix(100))', which it has not got", got: value)
        }
    }
}
