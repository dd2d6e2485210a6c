internal import Bytes
internal import Vignette

extension WorkerTask {
    /// The message that hands a worker this task with the bytes of an upload or a picture, which are not copied.
    public func frame(with bytes: [UInt8]) -> WireFrame {
        let head = JSONWriter().object { head in
            switch self {
            case .prepare(let preparation):
                head.string("task", "prepare")
                head.int("fit", preparation.fit.rawValue)
                head.array("formats") { formats in
                    for format in PictureFormat.allCases where preparation.formats.contains(format) {
                        formats.string(format.rawValue)
                    }
                }
                head.bool("thumbnail", preparation.thumbnail)
                // 0: as is usual.
                head.int("quality", preparation.quality ?? 0)
            case .read: head.string("task", "read")
            case .look: head.string("task", "look")
            }
        }
        return WireFrame(head: head, payload: bytes)
    }

    /// The task that `head` names; what it is about is the payload of the same frame.
    public init(head: [UInt8]) throws(WireError) {
        let head = try WireObject(head: head)
        switch try head.string("task", atMost: WireLimits.name) {
        case "prepare":
            guard let fit = Fit(rawValue: try head.int("fit", in: 1...WireLimits.side)) else { throw .member("fit") }
            let formats: [PictureFormat] = try head.allNamed("formats")
            guard !formats.isEmpty else { throw .member("formats") }
            let quality = try head.int("quality", in: 0...100)
            self = .prepare(
                Preparation(
                    fit: fit, formats: Set(formats), thumbnail: try head.bool("thumbnail"),
                    quality: quality > 0 ? quality : nil))
        case "read": self = .read
        case "look": self = .look
        default: throw .member("task")
        }
    }
}
