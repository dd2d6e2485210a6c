public import Bytes

extension OperationFields {
    public func object(_ name: String, default missing: JSONObject? = nil) throws(FieldError) -> JSONObject {
        if let missing, object[name] == nil { return missing }
        guard let object = try required(name).object else { throw error(name, "must be an object") }
        return object
    }

    public func optionalObject(_ name: String) throws(FieldError) -> JSONObject? {
        has(name) ? try object(name) : nil
    }

    /// The fields of an object within.
    public func fields(_ name: String) throws(FieldError) -> OperationFields {
        OperationFields(try object(name), at: place(name), depth: depth)
    }

    public func list(_ name: String, default missing: [JSONValue]? = nil) throws(FieldError) -> [JSONValue] {
        if let missing, object[name] == nil { return missing }
        guard let list = try required(name).array else { throw error(name, "must be a list") }
        return list
    }

    /// The fields of each object of a list.
    public func members(_ name: String) throws(FieldError) -> [OperationFields] {
        var members: [OperationFields] = []
        for (index, value) in try list(name).enumerated() {
            let place = "\(place(name))[\(index)]"
            guard let object = value.object else { throw FieldError(place, "must be an object") }
            members.append(OperationFields(object, at: place, depth: depth))
        }
        return members
    }

    /// A chain within; without `missing` it must be there.
    public func operations(_ name: String, default missing: OperationChain? = nil) throws(FieldError) -> OperationChain
    {
        if let missing, object[name] == nil { return missing }
        return try OperationChain(try required(name), at: place(name), depth: depth + 1)
    }

    /// Whatever it is.
    public func value(_ name: String, default missing: Value? = nil) throws(FieldError) -> Value {
        if let missing, object[name] == nil { return missing }
        return try Value(try required(name), at: place(name))
    }
}
