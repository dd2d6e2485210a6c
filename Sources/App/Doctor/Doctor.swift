internal import Imaging
internal import Loop
internal import Vignette

/// `vignette doctor`: checks everything that a description needs, and says how to mend what is wrong.
///
/// A line for each check, as soon as it is known. No check keeps another from being made.
struct Doctor: Sendable {
    private let configuration: Configuration
    private let isContained: Bool
    private let log: Log

    /// Until all workers are up, once the first is.
    private static let workerPatience = Duration.seconds(10)

    init(_ configuration: Configuration, isContained: Bool) {
        self.configuration = configuration
        self.isContained = isContained
        log = Log(level: configuration.logLevel, format: configuration.log)
    }

    /// - Parameters:
    ///   - watch: hears what is being checked, for whoever waits.
    ///   - say: gets a line without its end.
    /// - Returns: the exit status: 1 if something fails.
    func run(watch: (String) -> Void = { _ in }, _ say: (String) throws -> Void) async throws -> Int32 {
        let loops = try EventLoops(count: 1)
        defer { loops.stop() }
        let settings = ImagingPool.Settings(configuration)
        let pool = ImagingPool(settings, loop: loops.first) { [log] fault in
            if log.isOn(.debug) { log.note(fault) }
        }
        let asking = try Asking(configuration, isContained: isContained, loops: [loops.first], pool: pool)
        var hasFailed = false
        func tell(_ finding: Finding) throws {
            if finding.mark == .failure { hasFailed = true }
            try say(finding.line)
        }
        let outcome: Result<Void, any Error>
        do {
            // They come up while the service is asked.
            async let workers = workers(pool, settings)
            try await service(asking, watch, tell)
            watch("decoders")
            for finding in await workers { try tell(finding) }
            try tell(RecipeCheck.finding(configuration))
            for finding in FolderCheck(path: configuration.data).findings() { try tell(finding) }
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await pool.stop()
        try outcome.get()
        return hasFailed ? 1 : 0
    }

    private func workers(_ pool: ImagingPool, _ settings: ImagingPool.Settings) async -> [Finding] {
        do throws(PoolError) {
            try await pool.start()
        } catch {
            return [
                .failure(
                    "decoders", "\(error.description).", "Install vignette and vignette-imaging side by side again.")
            ]
        }
        // They come up one after the other; what is missing after that is missing.
        let start = ContinuousClock.now
        while pool.status.ready < settings.workers, ContinuousClock.now - start < Self.workerPatience {
            do { try await Task.sleep(for: .milliseconds(20)) } catch { break }
        }
        return WorkerCheck.findings(pool.status, wanted: settings.workers)
    }

    private func service(
        _ asking: Asking, _ watch: (String) -> Void, _ tell: (Finding) throws -> Void
    ) async throws {
        if let endpoint = asking.endpoint {
            try await EndpointCheck(endpoint, model: asking.model, log: log).run(begin: watch, tell)
        } else {
            try tell(
                .warning(
                    "service", "No model service is set: the built-in reader answers, which is no model.",
                    "Set OPENAI_BASE_URL, and OPENAI_API_KEY where the service needs one; for Ollama on this machine "
                        + "OPENAI_BASE_URL=http://localhost:11434/v1."))
        }
        if let check = asking.moderationCheck {
            watch("moderation")
            do {
                try await Deadline.within(.seconds(30), check)
                try tell(.ok("moderation", "The service answers."))
            } catch is Deadline.Passed {
                try tell(
                    .failure("moderation", "The service did not answer within 30 s.", "Check VIGNETTE_MODERATION_URL."))
            } catch {
                let failure = Failure(wrapping: error)
                try tell(.failure("moderation", failure.message, "Check VIGNETTE_MODERATION_URL and its key."))
            }
        }
    }
}
