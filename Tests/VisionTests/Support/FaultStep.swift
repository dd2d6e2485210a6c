/// One thing that a `FaultServer` does to a connection.
enum FaultStep: Sendable {
    case send([UInt8])
    /// The bytes in pieces, with a pause before each.
    case drip([UInt8], size: Int = 1, pause: Duration)
    /// One byte over and over.
    case flood(UInt8, count: Int)
    case pause(Duration)
    /// Reads so many bytes and drops them: a part of a body that is not read as a whole.
    case drain(Int)
    /// Until the test opens the gate.
    case await(FaultGate)
    /// Until the client closes; what it sends meanwhile is dropped.
    case hold
    /// An orderly end.
    case close
    /// The end that a killed process or a firewall makes: RST.
    case reset

    static func send(_ text: String) -> FaultStep { .send(Array(text.utf8)) }

    /// One chunk of a chunked body.
    static func chunk(_ text: String) -> FaultStep {
        .send("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n")
    }

    /// The end of a chunked body.
    static let lastChunk = FaultStep.send("0\r\n\r\n")
}
