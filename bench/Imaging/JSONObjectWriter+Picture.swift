internal import Bytes
internal import Vignette

extension JSONObjectWriter {
    mutating func failure(_ failure: Failure) {
        string("code", failure.code.rawValue)
        if let status = failure.status { int("status", status) }
        string("message", failure.message)
        if let detail = failure.detail { string("detail", detail) }
    }

    mutating func size(of picture: Picture) {
        int("width", picture.size.width)
        int("height", picture.size.height)
        int("bytes", picture.bytes.count)
    }

    mutating func receipt(_ receipt: Receipt) {
        if let claimed = receipt.claimedType { string("claimed", claimed) }
        string("found", receipt.foundType)
        if let turned = receipt.turned { int("turned", turned.rawValue) }
        array("colours") { list in receipt.colours.forEach { list.string($0.rawValue) } }
        bool("flattened", receipt.flattened)
        int("framesDropped", receipt.framesDropped)
        array("removed") { list in receipt.removed.map(\.rawValue).sorted().forEach { list.string($0) } }
        int("widthBefore", receipt.sizeBefore.width)
        int("heightBefore", receipt.sizeBefore.height)
        int("bytesBefore", receipt.bytesBefore)
        int("tokens", receipt.tokens)
    }

    /// What came of a further question, and how long it took.
    mutating func outcome<Value>(
        _ name: String, _ outcome: (result: Result<Value, Failure>, time: Duration),
        _ members: (inout JSONObjectWriter, Value) -> Void
    ) {
        object(name) { object in
            object.rounded("ms", outcome.time / .milliseconds(1))
            switch outcome.result {
            case .success(let value): members(&object, value)
            case .failure(let failure): object.failure(failure)
            }
        }
    }

    mutating func reading(_ reading: Reading) {
        string("text", reading.text)
        int("words", reading.words)
        array("codes") { list in
            for code in reading.codes {
                list.object { object in
                    object.string("kind", code.kind.rawValue)
                    object.string("content", code.content)
                }
            }
        }
    }

    mutating func look(_ look: Look) {
        string("kind", look.kind.rawValue)
        rounded("brightness", look.brightness)
        rounded("sharpness", look.sharpness)
        array("colours") { list in
            for colour in look.colours {
                list.object { object in
                    object.string("name", colour.name.rawValue)
                    object.rounded("share", colour.share)
                }
            }
        }
    }
}
