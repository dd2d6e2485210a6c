internal import Bytes
internal import Glibc
internal import Imaging
internal import Loop
internal import Vignette

/// One picture's way through the pool, and the line that tells of it.
struct PictureRun {
    private let picture: InputPictures.InputPicture
    private let pool: ImagingPool
    private let options: ImagingOptions

    init(_ picture: InputPictures.InputPicture, _ pool: ImagingPool, _ options: ImagingOptions) {
        self.picture = picture
        self.pool = pool
        self.options = options
    }

    /// Whether it became a picture that could also be read and looked at, as far as that was asked for.
    func finish() async -> Bool {
        let start = Moment.now()
        let prepared: PreparedPicture
        do throws(Failure) {
            guard let bytes = picture.bytes else { throw Failure(.noPicture, detail: "the file cannot be read") }
            prepared = try await pool.prepare(Upload(bytes, claimedType: options.claim), as: options.preparation)
        } catch {
            let time = Moment.now().since(start)
            OutputLines.write { line in
                begin(&line, isGood: false, time)
                line.failure(error)
            }
            return false
        }
        let time = Moment.now().since(start)
        let path = save(prepared.picture)
        let reading =
            options.reads ? await outcome { () throws(Failure) in try await pool.read(prepared.picture) } : nil
        let look =
            options.looks ? await outcome { () throws(Failure) in try await pool.look(at: prepared.picture) } : nil
        let isGood = reading?.result.isSuccess != false && look?.result.isSuccess != false
        OutputLines.write { line in
            begin(&line, isGood: isGood, time)
            line.string("format", prepared.picture.format.rawValue)
            line.string("mediaType", prepared.picture.format.mediaType)
            line.size(of: prepared.picture)
            if let path { line.string("out", path) }
            if let thumbnail = prepared.thumbnail { line.object("thumbnail") { $0.size(of: thumbnail) } }
            line.object("receipt") { $0.receipt(prepared.receipt) }
            if let reading { line.outcome("reading", reading) { $0.reading($1) } }
            if let look { line.outcome("look", look) { $0.look($1) } }
        }
        return isGood
    }

    private func begin(_ line: inout JSONObjectWriter, isGood: Bool, _ time: Duration) {
        line.string("event", "picture")
        line.int("number", picture.number)
        line.string("file", picture.path)
        line.bool("ok", isGood)
        line.rounded("ms", time / .milliseconds(1))
        line.rounded("at", Double(Moment.now().nanoseconds) / 1e9)
    }

    private func save(_ result: Picture) -> String? {
        guard let folder = options.folder else { return nil }
        let path = "\(folder)/\(picture.number).\(result.format.rawValue)"
        guard let stream = fopen(path, "we") else { return nil }
        let count = fwrite(result.bytes, 1, result.bytes.count, stream)
        return fclose(stream) == 0 && count == result.bytes.count ? path : nil
    }

    private func outcome<Value>(
        _ work: () async throws(Failure) -> Value
    ) async -> (result: Result<Value, Failure>, time: Duration) {
        let start = Moment.now()
        let result: Result<Value, Failure>
        do throws(Failure) {
            result = .success(try await work())
        } catch {
            result = .failure(error)
        }
        return (result, Moment.now().since(start))
    }
}

extension Result {
    fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}
