/// What flows through operations and into a prompt.
public indirect enum Value: Sendable {
    case null
    case bool(Bool)
    case integer(BigInteger)
    case double(Double)
    case text(Text)
    case list([Value])
    /// What the operations make of detections is a tuple in places, and shows it when it is written out.
    case tuple([Value])
    case map(ValueMap)
    case timestamp(DateTime)
    /// Of a JPEG file.
    case bytes([UInt8])
    case image(ImageValue)
    case detections(Detections)
    case detection(Detection)
    /// A double that is written as NumPy's within containers.
    case measure(Double)
    /// What detections hold about themselves in rows, and a single cell of it that is no double.
    case array(ArrayValue)
}

extension Value {
    /// What it is called where an operation cannot work with it.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer: "an integer"
        case .double, .measure: "a number"
        case .text: "text"
        case .list, .tuple: "a list"
        case .map: "an object"
        case .timestamp: "a timestamp"
        case .bytes: "JPEG bytes"
        case .image: "an image"
        case .detections: "detections"
        case .detection: "a single detection"
        case .array(let array): array.shape.isEmpty ? "a value of detections" : "an array"
        }
    }
}
