internal import Bytes
internal import HTTP
internal import Imaging
internal import Loop
internal import Vignette
internal import Vision

extension Gateway {
    /// Models see nothing in what is smaller; preparing enlarges it.
    private static let shortestSide = 32

    /// The pictures that texts stand for, in their order. Throws `too_many_pictures` before any is looked at.
    ///
    /// - Parameter texts: each with the name of its field.
    func pictures(
        _ texts: [(text: ArraySlice<UInt8>, field: String)], for caller: Caller, in request: Request
    ) async throws -> [PassedPicture] {
        try Restrictions.check(pictures: texts.count)
        guard !texts.isEmpty else { return [] }
        let began = Moment.now()
        var pictures: [PassedPicture] = []
        // Nobody shares a rate with whom they do not share what is fetched.
        for (text, field) in texts { pictures.append(try await picture(text, field: field, for: caller.rateKey)) }
        request.trace?.note("pictures", Moment.now().since(began))
        return pictures
    }

    /// The picture that a text stands for: a data URL, base64 by itself or, where that is allowed, an address.
    ///
    /// What the gate passes goes on as it came; all else is prepared in full. Throws a `Failure` that names `field`.
    ///
    /// - Parameter caller: who asks, for the limits of what is fetched.
    func picture(
        _ text: ArraySlice<UInt8>, field: String, for caller: String
    ) async throws -> PassedPicture {
        do {
            if let fetcher, let address = PictureText.address(text) {
                return try await fetcher.fetch(address, field: field, for: caller) { upload throws(Failure) in
                    try await prepared(upload)
                }
            }
            let found = try PictureText.read(text, field: field, limit: configuration.uploadLimit)
            guard let found else { throw Failure(.noPicture) }
            if let passed = passed(found) { return passed }
            return try await prepared(found.upload)
        } catch let failure as Failure {
            throw failure.naming(field)
        }
    }

    /// Nil for what is not to go on as it is.
    private func passed(_ found: PictureText) -> PassedPicture? {
        guard case .passes(let format, let size) = PictureGate.inspect(found.upload.bytes),
            configuration.upstreamFormats.contains(format), min(size.width, size.height) >= Self.shortestSide
        else { return nil }
        return PassedPicture(content: .asItCame(found.base64), format: format, size: size)
    }

    private func prepared(_ upload: Upload) async throws(Failure) -> PassedPicture {
        let preparation = Preparation(
            fit: configuration.fit, formats: Set(configuration.upstreamFormats), thumbnail: false)
        let picture = try await preparer.prepare(upload, as: preparation).picture
        return PassedPicture(content: .prepared(picture), format: picture.format, size: picture.size)
    }
}
