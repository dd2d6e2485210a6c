internal import Imaging
internal import Loop
internal import Recipes
internal import Vignette

/// `vignette describe`: has pictures described and writes what is said of them, in the order in which they were named.
///
/// One bad file never stops the others; it is named on standard error. Where the model service itself cannot be asked,
/// the rest is not asked in vain.
struct Describe: Sendable {
    private let configuration: Configuration
    private let options: DescribeOptions
    /// What the command line names; `-` is standard input.
    private let paths: [[UInt8]]
    /// Beats what the recipe says.
    private let fit: Fit?
    private let isContained: Bool
    private let isDumb: Bool
    private let log: Log

    /// - Parameters:
    ///   - fit: where the user asked for one; otherwise the recipe says, else the settings.
    ///   - isDumb: the terminal cannot draw a line again.
    init(
        _ configuration: Configuration, _ options: DescribeOptions, paths: [[UInt8]], fit: Fit?, isContained: Bool,
        isDumb: Bool
    ) {
        self.configuration = configuration
        self.options = options
        self.paths = paths
        self.fit = fit
        self.isContained = isContained
        self.isDumb = isDumb
        log = Log(level: configuration.logLevel, format: configuration.log)
    }

    /// - Returns: the exit status.
    func run() async throws -> Int32 {
        let recipe = try ChosenRecipe.find(
            options, in: try RecipeBook(configuration, isAskedFor: options.recipe != nil),
            from: RecipeBook.folders(configuration))
        let batches = PictureBatch.all(paths, isRecursive: options.isRecursive, together: recipe.together)
        if recipe.together, let batch = batches.first, !(2...Recipe.picturesTogether).contains(batch.files.count) {
            throw CommandError.cannotCompare(batch.files.count)
        }
        let loops = try EventLoops(count: 1)
        defer { loops.stop() }
        var settings = ImagingPool.Settings(configuration)
        settings.waiting = max(settings.waiting, configuration.concurrency)
        let pool = ImagingPool(settings, loop: loops.first) { [log] fault in
            if log.isOn(.debug) { log.note(fault) }
        }
        let interruption = try await StopSignals(on: loops.first)
        let output = output(for: batches) { interruption.isRaised }
        let asking = try Asking(configuration, isContained: isContained, loops: [loops.first], pool: pool)
        let describer = Describer(
            model: asking.model, standingName: asking.standingName, preparer: pool, recipe: recipe, options: options,
            preparation: Preparation(
                fit: fit ?? recipe.fit ?? configuration.fit, formats: Set(configuration.upstreamFormats),
                thumbnail: false),
            fileLimit: configuration.uploadLimit, preparing: Turnstile(places: settings.workers + 1),
            output: output,
            log: log)
        let outcome = await Interruptible.run(interruption) {
            do throws(PoolError) {
                try await pool.start()
            } catch {
                throw StartError(description: error.description)
            }
            return try await DescribeRun(
                batches: batches, describer: describer, output: output, concurrency: configuration.concurrency
            ).run()
        }
        var closing: (any Error)?
        do { try await output.close() } catch { closing = error }
        await pool.stop()
        if let signal = interruption.signal { return 128 + signal }
        let status = try outcome.get()
        if let closing { throw closing }
        return status
    }

    /// - Parameter isStopped: whether nobody shall be waited for any more.
    private func output(
        for batches: [PictureBatch], isStopped: @escaping @Sendable () -> Bool
    ) -> DescribeOutput {
        let (output, complaints) = (TerminalStream.output, TerminalStream.complaints)
        let writer: any ResultWriter =
            switch options.form {
            case .text: TextResults(hasHeadings: batches.count > 1)
            case .json: JSONResults()
            case .csv: CSVResults()
            }
        return DescribeOutput(
            names: batches.map(\.name), writer: writer,
            // Lines of the log would be torn apart by it.
            progress: ProgressLine(on: complaints, isOff: isDumb || log.isOn(.debug)),
            shareTerminal: output.isTerminal && complaints.isTerminal,
            write: { text throws(WriteError) in try output.write(text, isStopped: isStopped) },
            complain: { text throws(WriteError) in try complaints.write(text, isStopped: isStopped) })
    }
}
