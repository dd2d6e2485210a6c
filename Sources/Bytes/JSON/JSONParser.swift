/// One reading of one text. Open containers lie on a stack of its own, so that no nesting can exhaust the thread's.
struct JSONParser {
    let text: [UInt8]
    let kernel: Kernel
    /// The offset of the next byte to read.
    var index = 0
    let limits: JSON.Limits
    private var values = 0
    /// How many more bytes may be read one by one.
    private var slowBytes: Int
    private var open: [Container] = []

    /// An array or object whose end has not been read yet.
    private struct Container {
        let isObject: Bool
        var elements: [JSONValue] = []
        var members = JSONObject()
        /// The name whose value comes next, and where it stands.
        var name = JSONText(checked: [])
        var nameOffset = 0
        var valueOffset = 0
    }

    init(_ text: [UInt8], limits: JSON.Limits, kernel: Kernel) {
        self.text = text
        self.limits = limits
        slowBytes = limits.slowBytes
        self.kernel = kernel
    }

    mutating func parse() throws(JSONError) -> JSONValue {
        // RFC 8259 section 8.1: a reader may take a byte order mark for an error.
        if text.starts(with: [0xef, 0xbb, 0xbf]) { throw JSONError(.byteOrderMark, at: 0) }
        while true {
            guard var value = try beginValue() else { continue }
            while !open.isEmpty {
                try place(value)
                guard let container = try closeOrGoOn() else { break }
                value = container
            }
            if open.isEmpty { return try end(with: value) }
        }
    }

    /// Reads a scalar or an empty container whole; enters any other container and returns nil.
    private mutating func beginValue() throws(JSONError) -> JSONValue? {
        let byte = try nextByte()
        values += 1
        guard values <= limits.values else { throw JSONError(.tooManyValues, at: index) }
        if !open.isEmpty { open[open.count - 1].valueOffset = index }
        switch byte {
        case UInt8(ascii: "{"): return try enter(isObject: true)
        case UInt8(ascii: "["): return try enter(isObject: false)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: throw JSONError(.unexpectedByte, at: index)
        }
    }

    private mutating func enter(isObject: Bool) throws(JSONError) -> JSONValue? {
        guard open.count < limits.depth else { throw JSONError(.tooDeep, at: index) }
        index += 1
        if try nextByte() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            index += 1
            return isObject ? .object(JSONObject()) : .array([])
        }
        open.append(Container(isObject: isObject))
        if isObject { try readName() }
        return nil
    }

    /// Adds a whole value, which ends at `index`, to the innermost container.
    private mutating func place(_ value: JSONValue) throws(JSONError) {
        let last = open.count - 1
        if open[last].isObject {
            // RFC 8259 section 4: readers differ on names that occur twice, so that two could see different things.
            let place = JSONPlace(name: open[last].nameOffset, value: open[last].valueOffset..<index)
            guard open[last].members.append(open[last].name, value, at: place) else {
                throw JSONError(.duplicateName, at: open[last].nameOffset)
            }
        } else {
            open[last].elements.append(value)
        }
    }

    /// Reads what follows an element: a comma, with the next name in an object, or the end, which gives the container.
    private mutating func closeOrGoOn() throws(JSONError) -> JSONValue? {
        let byte = try nextByte()
        let isObject = open[open.count - 1].isObject
        if byte == UInt8(ascii: ",") {
            index += 1
            if isObject { try readName() }
            return nil
        }
        guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw JSONError(.unexpectedByte, at: index)
        }
        index += 1
        let container = open.removeLast()
        return isObject ? .object(container.members) : .array(container.elements)
    }

    private mutating func readName() throws(JSONError) {
        guard try nextByte() == UInt8(ascii: "\"") else { throw JSONError(.unexpectedByte, at: index) }
        let last = open.count - 1
        open[last].nameOffset = index
        open[last].name = try string()
        guard try nextByte() == UInt8(ascii: ":") else { throw JSONError(.unexpectedByte, at: index) }
        index += 1
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let matches = word.withUTF8Buffer { text[index...].starts(with: $0) }
        guard matches else { throw JSONError(.literal, at: index) }
        index += word.utf8CodeUnitCount
        return value
    }

    private mutating func end(with value: JSONValue) throws(JSONError) -> JSONValue {
        try skipWhiteSpace()
        guard index == text.count else { throw JSONError(.trailingBytes, at: index) }
        return value
    }

    /// The next byte that is no white space, not yet consumed.
    private mutating func nextByte() throws(JSONError) -> UInt8 {
        try skipWhiteSpace()
        guard index < text.count else { throw JSONError(.endOfText, at: index) }
        return text[index]
    }

    private mutating func skipWhiteSpace() throws(JSONError) {
        // RFC 8259 section 2: these four and no others.
        while index < text.count, text[index] <= 0x20,
            text[index] == 0x20 || text[index] == 0x0a || text[index] == 0x0d || text[index] == 0x09
        {
            index += 1
            try count(slowBytes: 1)
        }
    }

    mutating func count(slowBytes count: Int) throws(JSONError) {
        slowBytes -= count
        guard slowBytes >= 0 else { throw JSONError(.tooManySlowBytes, at: index) }
    }
}
