import Imaging
import Loop

/// Real workers, started as the server starts them: one pool for all tests, which ends with their process.
enum AppPool {
    private static let starting = Task {
        var settings = ImagingPool.Settings.executableBeside(CommandLine.arguments[0])
        settings.workers = 1
        settings.waiting = 10_000
        settings.patience = .seconds(240)
        let pool = ImagingPool(settings, loop: try EventLoop(label: "pool"))
        try await pool.start()
        return pool
    }

    static var shared: ImagingPool {
        get async throws { try await starting.value }
    }
}
