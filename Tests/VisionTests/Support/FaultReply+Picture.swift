extension FaultReply {
    /// What a picture's server answers.
    static func image(_ bytes: [UInt8], type: String = "image/jpeg") -> FaultReply {
        .body(200, type: type, bytes)
    }

    static func redirect(_ location: String, status: Int = 302) -> FaultReply {
        .steps([head(status, [("Location", location), ("Content-Length", "0")])])
    }
}
