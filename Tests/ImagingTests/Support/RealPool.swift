internal import Imaging
internal import Loop
internal import Synchronization

/// Real workers, started as the server starts them: one pool for all tests, which ends with their process.
enum RealPool {
    /// `swift test` has built the worker beside the tests. All tests at once may ask it.
    private static let settings: ImagingPool.Settings = {
        var settings = ImagingPool.Settings.executableBeside(CommandLine.arguments[0])
        settings.workers = 2
        settings.waiting = 10_000
        settings.patience = .seconds(240)
        return settings
    }()

    private static let starting = Task {
        let pool = ImagingPool(settings, loop: try EventLoop(label: "pool"))
        try await pool.start()
        return pool
    }

    static var shared: ImagingPool {
        get async throws { try await starting.value }
    }
}
