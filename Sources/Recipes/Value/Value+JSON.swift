public import Bytes

extension Value {
    /// A value as Python's `json.loads` reads it: numbers without fraction and exponent are integers of any size, all
    /// others the nearest double, infinite where there is none.
    ///
    /// Throws, and names its path below `path`, where an integer has more digits than Python reads.
    public init(_ json: JSONValue, at path: String) throws(FieldError) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .string(let text): self = .text(Text(text))
        case .number(let number): self = try Self.number(number, at: path)
        case .array(let array):
            var members: [Value] = []
            members.reserveCapacity(array.count)
            for (index, member) in array.enumerated() {
                do throws(FieldError) {
                    members.append(try Value(member, at: ""))
                } catch {
                    throw FieldError("\(path)[\(index)]\(error.field)", error.reason)
                }
            }
            self = .list(members)
        case .object(let object):
            var map = ValueMap()
            for member in object.members {
                do throws(FieldError) {
                    map[Text(member.name)] = try Value(member.value, at: "")
                } catch {
                    throw FieldError("\(path).\(member.name.string)\(error.field)", error.reason)
                }
            }
            self = .map(map)
        }
    }

    private static func number(_ number: JSONNumber, at path: String) throws(FieldError) -> Value {
        let isInteger = number.bytes.allSatisfy {
            $0 == UInt8(ascii: "-") || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
        }
        guard isInteger else { return .double(Double(number.text) ?? .infinity) }
        let count = number.bytes.first == UInt8(ascii: "-") ? number.bytes.count - 1 : number.bytes.count
        guard count <= Evaluation.digits, let integer = BigInteger(number.bytes) else {
            throw FieldError(path, "has more than \(Evaluation.digits) digits")
        }
        return .integer(integer)
    }
}

extension Text {
    init(_ json: JSONText) {
        self.init(checked: Array(json.bytes))
    }
}
