internal import Bytes
internal import HTTP
internal import Loop
internal import Pages
internal import Recipes
internal import Vignette
internal import Vision

/// Reads a submission's form, and has each picture prepared while the next one is read.
///
/// Held are the text fields, the prepared pictures and at most three uploads: two that are being prepared and one that is
/// being read.
struct FormIntake: Sendable {
    private let preparer: any PicturePreparer
    private let preparation: Preparation
    /// Nil where addresses of pictures are refused.
    private let fetcher: PictureFetcher?
    private let access: Access
    /// Of one picture, in bytes.
    private let uploadLimit: Int
    /// What this form says beside what every form does.
    private let moreFields: Set<String>
    /// Fields that the recipes have, all together: without script the form sends them all.
    private let parameterCount: Int
    /// Asked once, before the first picture is prepared: whether any may be.
    private let admits: @Sendable () -> Bool
    /// Whether so many questions may be asked now.
    private let allows: @Sendable (Int) -> Bool

    private static let atOnce = 2
    private static let pictureFields: Set<String> = ["image", "images", "file", "image[]", "images[]", "file[]"]
    private static let textFields: Set<String> = [
        "recipe", "prompt", "system_prompt", "model", "fit", "language", "max_tokens", "temperature", "together",
        "expire_days", "reuse", "collection", "sample", "detail",
    ]
    /// What others call the address of a picture.
    private static let addressFields: Set<String> = ["url", "image_url"]

    init(
        _ desk: Desk, more fields: Set<String> = [], allows: @escaping @Sendable (Int) -> Bool = { _ in true },
        admits: @escaping @Sendable () -> Bool = { true }
    ) {
        self.admits = admits
        self.allows = allows
        moreFields = fields
        parameterCount = desk.recipes.recipes.reduce(0) { $0 + $1.recipe.parameters.count }
        preparer = desk.preparer
        fetcher = desk.fetcher
        access = desk.access
        preparation = Preparation(
            fit: .master, formats: Set(desk.configuration.upstreamFormats), thumbnail: true)
        uploadLimit = desk.configuration.uploadLimit
    }

    /// How many bytes the prepared pictures of one form are together at most: they are held until all are there.
    private var heldLimit: Int { 4 * uploadLimit }

    /// Of a whole request. The parts add up to more than their pictures alone.
    static func bodyLimit(_ configuration: Configuration) -> Int { 4 * configuration.uploadLimit + (1 << 20) }

    /// Fills `form` as it is read, so that what came before a fault is known. A picture's own fault stands in its
    /// outcome; thrown is what keeps the whole form from being read, or `busy` where nothing can be prepared now.
    func read(_ request: Request, into form: inout SubmittedForm) async throws {
        let began = Moment.now()
        var reader = try FormReader(request, limits: limits)
        var fingerprint = FormFingerprint()
        let announced = request.body.announcedLength
        let caller = access.caller(of: request).rateKey
        try await withThrowingTaskGroup(of: (Int, Result<PreparedPicture, Failure>).self) { group in
            var running = 0
            while let part = try await reader.next() {
                guard isPicture(part.name) else {
                    try await take(part, into: &form, &fingerprint)
                    continue
                }
                let isFile = Self.isFile(part)
                let content = try await content(of: part, isFile: isFile, announced)
                guard content.count > 0 || part.safeName != nil else { continue }
                fingerprint.add(part.name, isFile: isFile, content.digest)
                guard let sent = sent(part, content, isFile: isFile) else { continue }
                form.pictureCount += 1
                if form.pictureCount == 1, !admits() { form.isHeldBack = true }
                guard form.pictureCount <= PictureCollection.limit else {
                    // All of it will be refused; the rest is only counted.
                    group.cancelAll()
                    continue
                }
                // So many are certain to be one question each. They are counted then, so that the time to wait is known.
                if form.pictureCount > Recipe.picturesTogether, !form.isHeldBack, !allows(form.pictureCount) {
                    form.isHeldBack = true
                    group.cancelAll()
                }
                let index = form.sent.count
                form.sent.append(SubmittedForm.Sent(fileName: part.safeName))
                if form.isHeldBack { continue }
                switch sent {
                case .failure(let failure): form.sent[index].outcome = .failure(failure)
                case .success(let source):
                    if running == Self.atOnce, let (done, outcome) = try await group.next() {
                        try keep(outcome, of: done, in: &form)
                        running -= 1
                    }
                    group.addTask { (index, try await outcome(of: source, for: caller)) }
                    running += 1
                }
            }
            guard form.pictureCount <= PictureCollection.limit else {
                throw Failure.tooManyPictures(
                    limit: PictureCollection.limit, actual: form.pictureCount, in: "a collection")
            }
            let isRead = Moment.now()
            request.trace?.note("body", isRead.since(began))
            while !form.isHeldBack, let (done, outcome) = try await group.next() {
                try keep(outcome, of: done, in: &form)
            }
            request.trace?.note("pictures", Moment.now().since(isRead))
        }
        form.fingerprint = try fingerprint.text()
    }

    /// Prepares a picture that did not come with the form.
    func add(_ bytes: [UInt8], named name: String, to form: inout SubmittedForm) async throws {
        form.pictureCount += 1
        form.sent.append(
            SubmittedForm.Sent(fileName: name, outcome: try await outcome(of: .upload(Upload(bytes)), for: nil)))
    }

    private func keep(
        _ outcome: Result<PreparedPicture, Failure>, of index: Int, in form: inout SubmittedForm
    ) throws(Failure) {
        form.sent[index].outcome = outcome
        guard case .success(let prepared) = outcome else { return }
        form.heldBytes += prepared.picture.bytes.count
        guard form.heldBytes <= heldLimit else {
            throw .tooLarge(what: "What is left of all pictures together", limit: heldLimit)
        }
    }

    private var limits: FormLimits {
        var limits = FormLimits()
        // What is switched off is sent by a field of its own.
        limits.parts += 2 * parameterCount
        let text = PictureText.limit(forBytes: uploadLimit)
        limits.textByName = Dictionary(uniqueKeysWithValues: Self.pictureFields.map { ($0, text) })
        return limits
    }

    // MARK: - Text

    private func take(
        _ part: FormPart, into form: inout SubmittedForm, _ fingerprint: inout FormFingerprint
    ) async throws {
        let name = part.name
        let isKnown =
            Self.textFields.contains(name) || moreFields.contains(name) || name.hasPrefix(FormValues.parameterPrefix)
        guard !part.isFile else {
            if isKnown { form.refusal = form.refusal ?? .invalidRequest(field: name, "must be text, not a file") }
            return
        }
        let field = try await FormText(reading: part)
        let text = field.text
        fingerprint.add(name, isFile: false, field.digest)
        if field.isCut {
            form.refusal =
                form.refusal ?? .tooLarge(what: "The field '\(name)'", limit: FormText.limit, field: name)
        }
        if isKnown, form.values[name] == nil {
            form.values[name] = FormValues.lines(text)
        } else if Self.addressFields.contains(name), PictureText.isRemote(text) {
            form.refusal = form.refusal ?? Failure(.remoteImageRefused)
        }
    }

    // MARK: - Pictures

    private enum Source: Sendable {
        case upload(Upload)
        /// Where it lies.
        case address(ArraySlice<UInt8>)
    }

    /// Where pictures are fetched, what others call their addresses is a picture as well.
    private func isPicture(_ name: String) -> Bool {
        Self.pictureFields.contains(name) || fetcher != nil && Self.addressFields.contains(name)
    }

    private struct Content {
        /// Empty where there were too many.
        var bytes: [UInt8] = []
        var count = 0
        var digest: SHA256.Digest
    }

    /// Some programs send a file without a name.
    private static func isFile(_ part: FormPart) -> Bool {
        guard !part.isFile else { return true }
        guard let type = claimedType(part) else { return false }
        return type.hasPrefix("image/") || type == "application/octet-stream"
    }

    private static func claimedType(_ part: FormPart) -> String? {
        part.contentType.flatMap { MediaType($0)?.essence }
    }

    /// What is too long is read to its end, so that its length can be told, but not held.
    private func content(of part: FormPart, isFile: Bool, _ announced: Int?) async throws -> Content {
        let limit = isFile ? uploadLimit : PictureText.limit(forBytes: uploadLimit)
        var hash = try SHA256()
        var bytes: [UInt8] = []
        var count = 0
        while let piece = try await part.read() {
            try hash.update(piece)
            count += piece.count
            if count > limit {
                bytes = []
            } else if bytes.isEmpty {
                bytes = piece
            } else {
                // From the second piece on the rest is likely long: no growing step by step.
                if bytes.capacity < count { bytes.reserveCapacity(max(count, min(limit, announced ?? 0))) }
                bytes += piece
            }
        }
        return Content(bytes: count > limit ? [] : bytes, count: count, digest: try hash.finish())
    }

    /// Nil where no picture was chosen.
    private func sent(_ part: FormPart, _ content: Content, isFile: Bool) -> Result<Source, Failure>? {
        guard isFile else {
            guard content.bytes.count == content.count else { return .failure(.tooLarge(limit: uploadLimit)) }
            if fetcher != nil, let address = PictureText.address(content.bytes[...]) {
                return .success(.address(address))
            }
            do throws(Failure) {
                return try PictureText.upload(content.bytes, field: part.name, limit: uploadLimit).map {
                    .success(.upload($0))
                }
            } catch {
                return .failure(error)
            }
        }
        guard content.count > 0 else { return .failure(.decodeFailed(reason: "the file is empty")) }
        guard content.count <= uploadLimit else {
            return .failure(.tooLarge(limit: uploadLimit, actual: content.count))
        }
        let type = Self.claimedType(part).flatMap { $0 == "application/octet-stream" ? nil : $0 }
        return .success(.upload(Upload(content.bytes, claimedType: type)))
    }

    /// A picture's own fault is its outcome; all others are thrown. That too much is fetched is its own too: the others
    /// of its form may have come with it.
    private func outcome(of source: Source, for caller: String?) async throws -> Result<PreparedPicture, Failure> {
        var isFetched = true
        do throws(Failure) {
            switch source {
            case .upload(let upload): return .success(try await preparer.prepare(upload, as: preparation))
            case .address(let address):
                guard let fetcher else { throw Failure(.remoteImageRefused) }
                isFetched = false
                return .success(
                    try await fetcher.fetch(address, for: caller) { upload throws(Failure) in
                        isFetched = true
                        return try await preparer.prepare(upload, as: preparation)
                    })
            }
        } catch {
            try Task.checkCancellation()
            switch error.code {
            case .unsupportedMedia, .decodeFailed, .tooLarge, .remoteImageRefused: return .failure(error)
            case .busy where !isFetched: return .failure(error)
            default: throw error
            }
        }
    }
}
