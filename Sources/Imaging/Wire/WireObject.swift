internal import Bytes
internal import Vignette

/// An object of a received head. Each member is asked for by name, with what it may be; anything else throws.
struct WireObject {
    private let object: JSONObject

    /// No message comes near these.
    private static let limits = JSON.Limits(depth: 4, values: 4096)

    init(head: [UInt8]) throws(WireError) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSON.parse(head, limits: Self.limits)
        } catch {
            throw .json(error.description)
        }
        guard let object = value.object else { throw .json("The JSON is no object.") }
        self.object = object
    }

    private init(_ object: JSONObject) {
        self.object = object
    }

    func has(_ name: String) -> Bool {
        object[name] != nil
    }

    func int(_ name: String, in range: ClosedRange<Int>) throws(WireError) -> Int {
        guard let value = object[name]?.int, range.contains(value) else { throw .member(name) }
        return value
    }

    /// A count of anything.
    func count(_ name: String) throws(WireError) -> Int {
        try int(name, in: 0...WireLimits.count)
    }

    func double(_ name: String, in range: ClosedRange<Double>) throws(WireError) -> Double {
        guard let value = object[name]?.double, range.contains(value) else { throw .member(name) }
        return value
    }

    func bool(_ name: String) throws(WireError) -> Bool {
        guard let value = object[name]?.bool else { throw .member(name) }
        return value
    }

    func string(_ name: String, atMost limit: Int) throws(WireError) -> String {
        guard let bytes = object[name]?.bytes, bytes.count <= limit else { throw .member(name) }
        return String(decoding: bytes, as: UTF8.self)
    }

    func mediaType(_ name: String) throws(WireError) -> String {
        let value = try string(name, atMost: WireLimits.mediaType)
        guard Self.isMediaType(value) else { throw .member(name) }
        return value
    }

    func size(_ name: String) throws(WireError) -> PictureSize {
        let size = try member(name)
        return PictureSize(
            width: try size.int("width", in: 1...WireLimits.side),
            height: try size.int("height", in: 1...WireLimits.side))
    }

    /// A value of an enumeration whose cases are known by name.
    func named<Value: RawRepresentable<String>>(_ name: String) throws(WireError) -> Value {
        guard let value = object[name]?.string.flatMap(Value.init(rawValue:)) else { throw .member(name) }
        return value
    }

    /// Different cases of such an enumeration; one that occurs twice is refused.
    func allNamed<Value: RawRepresentable<String> & Hashable>(_ name: String) throws(WireError) -> [Value] {
        guard let array = object[name]?.array else { throw .member(name) }
        let values = array.compactMap { $0.string.flatMap(Value.init(rawValue:)) }
        guard values.count == array.count, Set(values).count == values.count else { throw .member(name) }
        return values
    }

    func strings(_ name: String, atMost count: Int, of limit: Int) throws(WireError) -> [String] {
        guard let array = object[name]?.array, array.count <= count else { throw .member(name) }
        let values = array.compactMap { $0.bytes }.filter { $0.count <= limit }
        guard values.count == array.count else { throw .member(name) }
        return values.map { String(decoding: $0, as: UTF8.self) }
    }

    func member(_ name: String) throws(WireError) -> WireObject {
        guard let value = object[name]?.object else { throw .member(name) }
        return WireObject(value)
    }

    func members(_ name: String, atMost count: Int) throws(WireError) -> [WireObject] {
        guard let array = object[name]?.array, array.count <= count else { throw .member(name) }
        let values = array.compactMap { $0.object }
        guard values.count == array.count else { throw .member(name) }
        return values.map { WireObject($0) }
    }

    /// Two tokens with a slash between them (RFC 9110 section 8.3.1), without parameters.
    static func isMediaType(_ text: String) -> Bool {
        let halves = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return halves.count == 2 && halves.allSatisfy { !$0.isEmpty && $0.allSatisfy(isTokenByte) }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
