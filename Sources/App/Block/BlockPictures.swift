internal import Bytes
internal import Imaging
internal import Recipes
internal import Vignette
internal import Vision

/// The pictures of one run of a block: prepared as they come in, and encoded as they are asked for.
///
/// They go out as JPEG of quality 90, as the block's library sends them, and as large as they came up to 2048 pixels.
struct BlockPictures: Sendable {
    let gateway: Gateway
    let caller: Caller
    /// By their place among the inputs; nil for JPEG bytes.
    private var prepared: [Picture?] = []

    private static let quality = 90

    init(gateway: Gateway, caller: Caller) {
        self.gateway = gateway
        self.caller = caller
    }

    /// What operations see of each picture. Throws a `Failure` that names its field.
    mutating func values(of pictures: [BlockPicture], files: [String: [UInt8]]) async throws -> [Value] {
        var values: [Value] = []
        for picture in pictures {
            do {
                values.append(try await value(of: picture, files))
            } catch let failure as Failure {
                throw failure.naming(picture.field)
            }
        }
        return values
    }

    /// What is sent of the images and JPEG bytes that the question ends up with.
    func sent(_ values: [Value]) async throws(Failure) -> [PassedPicture] {
        var sent: [PassedPicture] = []
        for value in values {
            if let picture = try await self.sent(value) { sent.append(picture) }
        }
        return sent
    }

    private func sent(_ value: Value) async throws(Failure) -> PassedPicture? {
        switch value {
        case .image(let image):
            guard prepared.indices.contains(image.index), let picture = prepared[image.index] else { return nil }
            return PassedPicture(content: .prepared(picture), format: picture.format, size: picture.size)
        case .bytes(let bytes):
            // As they are once the gate has passed them: whoever made them chose their quality.
            if case .passes(.jpeg, let size) = PictureGate.inspect(bytes) {
                let picture = Picture(bytes: bytes, format: .jpeg, size: size, digest: "")
                return PassedPicture(content: .prepared(picture), format: .jpeg, size: size)
            }
            guard bytes.count <= gateway.configuration.uploadLimit else {
                throw .tooLarge(limit: gateway.configuration.uploadLimit, actual: bytes.count)
            }
            let picture = try await prepare(Upload(bytes), quality: Self.quality).picture
            return PassedPicture(content: .prepared(picture), format: picture.format, size: picture.size)
        default: return nil
        }
    }

    private mutating func value(of picture: BlockPicture, _ files: [String: [UInt8]]) async throws -> Value {
        let limit = gateway.configuration.uploadLimit
        switch picture.source {
        case .jpeg(let text):
            guard let read = try PictureText.read(text.bytes, field: picture.field + ".value", limit: limit) else {
                throw Failure(.noPicture)
            }
            prepared.append(nil)
            return .bytes(read.upload.bytes)
        case .part(let name):
            guard let bytes = files[name] else {
                throw Failure.invalidManifest(field: picture.field + ".value", "names no part of the form")
            }
            let upload = Upload(bytes)
            return try await image(upload, try await prepare(upload, quality: Self.quality), nil, picture)
        case .base64(let text):
            if let fetcher = gateway.fetcher, let address = PictureText.address(text.bytes) {
                let preparer = gateway.preparer
                let preparation = Self.preparation(quality: Self.quality)
                let fetched = try await fetcher.fetch(address, field: picture.field, for: caller.rateKey) {
                    upload throws(Failure) in
                    (upload, try await preparer.prepare(upload, as: preparation))
                }
                return try await image(fetched.0, fetched.1, nil, picture)
            }
            guard let read = try PictureText.read(text.bytes, field: picture.field + ".value", limit: limit) else {
                throw Failure(.noPicture)
            }
            let first = try await prepare(read.upload, quality: Self.quality)
            return try await image(read.upload, first, Text(text.string), picture)
        }
    }

    private mutating func image(
        _ upload: Upload, _ first: PreparedPicture, _ base64: Text?, _ picture: BlockPicture
    ) async throws -> Value {
        var jpegs: [Int: [UInt8]] = [:]
        for quality in picture.qualities {
            jpegs[quality] =
                quality == Self.quality
                ? first.picture.bytes : try await prepare(upload, quality: quality).picture.bytes
        }
        let size = first.receipt.uprightSize
        let value = ImageValue(
            index: prepared.count, width: size.width, height: size.height, frame: picture.frame, base64: base64,
            jpegs: jpegs)
        prepared.append(first.picture)
        return .image(value)
    }

    private func prepare(_ upload: Upload, quality: Int) async throws(Failure) -> PreparedPicture {
        try await gateway.preparer.prepare(upload, as: Self.preparation(quality: quality))
    }

    private static func preparation(quality: Int) -> Preparation {
        Preparation(fit: .large, formats: [.jpeg], thumbnail: false, quality: quality)
    }
}
