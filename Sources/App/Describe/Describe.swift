internal import Imaging
internal import Loop
internal import Vignette

/// `vignette describe`: says in the terminal what can be said of pictures.
///
/// One bad file never stops the others; it is named on standard error.
struct Describe: Sendable {
    private let configuration: Configuration
    private let files: [String]
    /// Writes text as it is.
    private let write: @Sendable (String) throws -> Void
    private let complain: @Sendable (String) -> Void

    init(
        _ configuration: Configuration, files: [String], write: @escaping @Sendable (String) throws -> Void,
        complain: @escaping @Sendable (String) -> Void
    ) {
        self.configuration = configuration
        self.files = files
        self.write = write
        self.complain = complain
    }

    /// - Returns: the exit status: 0, or 1 if a file could not be described.
    func run() async throws -> Int32 {
        let loops = try EventLoops(count: 1)
        defer { loops.stop() }
        let pool = ImagingPool(ImagingPool.Settings(configuration), loop: loops.first)
        do throws(PoolError) {
            try await pool.start()
        } catch {
            throw StartError(description: error.description)
        }
        let outcome: Result<Bool, any Error>
        do {
            outcome = .success(try await describeAll(with: pool))
        } catch {
            outcome = .failure(error)
        }
        await pool.stop()
        return try outcome.get() ? 0 : 1
    }

    /// - Returns: whether all could be described.
    private func describeAll(with pool: ImagingPool) async throws -> Bool {
        var isWhole = true
        for (index, file) in files.enumerated() {
            if files.count > 1 { try write((index > 0 ? "\n" : "") + "## \(OneLine.clean(file))\n\n") }
            do {
                try await describe(file, with: pool)
            } catch let failure as Failure {
                isWhole = false
                complain("\(OneLine.quoted(file)): \(failure.message) \(failure.advice)")
            }
        }
        return isWhole
    }

    private func describe(_ file: String, with pool: ImagingPool) async throws {
        let bytes = try UploadFile.read(file, limit: configuration.maxUploadMB << 20)
        let formats = Set(configuration.upstreamFormats)
        let prepared = try await pool.prepare(Upload(bytes), as: Preparation(formats: formats, thumbnail: false))
        let question = Question(prompt: "Describe this picture.", pictures: [prepared.picture])
        _ = try await BuiltinReader(reader: pool).answer(question) { [write] piece in
            if case .text(let text) = piece { try write(text) }
        }
        try write("\n")
    }
}
