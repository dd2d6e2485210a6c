public import Bytes

/// Operations that are carried out one after the other.
public struct OperationChain: Sendable {
    let operations: [any Operation]
    /// Those within others counted, and statements too.
    let count: Int
    /// Of the JPEG bytes that images need for it.
    public let jpegQualities: Set<Int>

    /// How many one chain may have, those within others not counted.
    private static let limit = 100
    /// How many it may have with those within others.
    private static let totalLimit = 1000
    /// How many chains one may lie within.
    private static let depthLimit = 16

    /// Throws a `FieldError` whose field begins with `path`.
    public init(_ json: JSONValue, at path: String) throws(FieldError) {
        try self.init(json, at: path, depth: 0)
    }

    init(_ json: JSONValue, at path: String, depth: Int) throws(FieldError) {
        guard depth <= Self.depthLimit else {
            throw FieldError(path, "lies within more than \(Self.depthLimit) others")
        }
        guard let list = json.array else { throw FieldError(path, "must be a list of operations") }
        guard list.count <= Self.limit else { throw FieldError(path, "has more than \(Self.limit) operations") }
        var operations: [any Operation] = []
        var count = list.count
        var qualities: Set<Int> = []
        for (index, json) in list.enumerated() {
            let operation = try Self.operation(json, at: "\(path)[\(index)]", depth: depth)
            operations.append(operation)
            if let quality = operation.jpegQuality { qualities.insert(quality) }
            count += operation.statementCount
            for chain in operation.chains {
                count += chain.count
                qualities.formUnion(chain.jpegQualities)
            }
            guard count <= Self.totalLimit else {
                throw FieldError(path, "has more than \(Self.totalLimit) operations, with those within others")
            }
        }
        self.operations = operations
        self.count = count
        jpegQualities = qualities
    }

    private static func operation(
        _ json: JSONValue, at place: String, depth: Int
    ) throws(FieldError) -> any Operation {
        guard let object = json.object else { throw FieldError(place, "must be an object") }
        guard let name = object["type"]?.string else {
            throw FieldError(place + ".type", "is missing or no text: it names the operation")
        }
        guard let type = OperationTable.type(named: name) else {
            throw FieldError(place + ".type", "names no operation that there is")
        }
        return try type.init(OperationFields(object, at: place, depth: depth))
    }

    /// An empty chain leaves the value as it is.
    public func apply(to value: Value, in evaluation: inout Evaluation) throws(OperationError) -> Value {
        var value = value
        for (index, operation) in operations.enumerated() {
            do throws(OperationError) {
                try evaluation.spend(steps: 1 + value.cost, on: value)
                value = try operation.apply(to: value, in: &evaluation)
            } catch {
                throw error.within(type(of: operation).name, at: index)
            }
        }
        return value
    }
}
