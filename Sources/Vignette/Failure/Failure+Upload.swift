/// Failures of what was sent: pictures and fields.
extension Failure {
    /// - Parameters:
    ///   - found: what the file is, as a noun phrase ("a Word document"); nil where nobody knows.
    ///   - readable: the formats that do work.
    public static func unsupportedMedia(
        found: String? = nil, readable: [String] = ["JPEG", "PNG", "WebP"], detail: String? = nil
    ) -> Failure {
        Failure(
            .unsupportedMedia,
            message: found.map { "This file is \(clean($0)), which cannot be read here." },
            advice: readable.isEmpty ? nil : "Formats that work: \(list(readable)).", detail: detail)
    }

    /// - Parameter reason: what is wrong with the picture, as the end of "This picture cannot be read: …".
    public static func decodeFailed(reason: String, detail: String? = nil) -> Failure {
        Failure(.decodeFailed, message: "This picture cannot be read: \(clean(reason)).", detail: detail)
    }

    /// - Parameters:
    ///   - what: the thing as the sentence begins with it ("The picture").
    ///   - actual: nil where reading stopped at the limit.
    public static func tooLarge(
        what: String = "The picture", _ measure: Measure = .bytes, limit: Int, actual: Int? = nil, field: String? = nil
    ) -> Failure {
        let amounts = amounts(measure, limit: limit, actual: actual ?? limit)
        let verb = measure == .pixels ? "has" : measure == .side ? "measures" : "is"
        let message =
            actual == nil
            ? "\(clean(what)) is larger than \(amounts.limit), the most that is allowed."
            : "\(clean(what)) \(verb) \(amounts.actual); at most \(amounts.limit) are allowed."
        return Failure(
            .tooLarge, message: message, advice: "Please make it smaller and send it again.", field: field)
    }

    /// More frames in one picture than may be looked at.
    public static func tooManyFrames(limit: Int, actual: Int) -> Failure {
        Failure(
            .tooLarge,
            message: "The picture has \(grouped(actual)) frames; at most \(grouped(limit)) are allowed.",
            advice: "Please send a single frame of it.")
    }

    /// - Parameter whole: what holds the pictures ("one question", "a collection").
    public static func tooManyPictures(limit: Int, actual: Int, in whole: String = "one question") -> Failure {
        Failure(
            .tooManyPictures,
            message: "\(thereAre(actual)); at most \(grouped(limit)) fit into \(clean(whole)).",
            advice: "Please send at most \(grouped(limit)) at once.")
    }

    /// - Parameter problem: what is wrong with the field, as the end of "The field 'x' …".
    public static func invalidRequest(field: String, _ problem: String, detail: String? = nil) -> Failure {
        Failure(
            .invalidRequest, message: "The field \(quoted(field)) \(clean(problem)).", field: field, detail: detail)
    }

    /// The same failure of a field that lies within others.
    ///
    /// - Parameters:
    ///   - path: what stands before the field's name.
    ///   - status: in place of its own.
    public func within(_ path: String, status: Int? = nil) -> Failure {
        guard let field else { return self }
        return Failure(
            code, status: status ?? self.status,
            message: message.replacing(Self.quoted(field), with: Self.quoted(path + field)), advice: advice,
            field: path + field, detail: detail)
    }

    /// An invalid request whose fault lies in a block's manifest or operations: the only one with status 422.
    public static func invalidManifest(field: String, _ problem: String, detail: String? = nil) -> Failure {
        Failure(
            .invalidRequest, status: 422, message: "The field \(quoted(field)) \(clean(problem)).",
            advice: "Correct the manifest and send it again.", field: field, detail: detail)
    }
}
