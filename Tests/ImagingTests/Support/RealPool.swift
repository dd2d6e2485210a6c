internal import Foundation
internal import Imaging
internal import Loop

/// Workers as the server starts them, for as long as a test needs them.
enum RealPool {
    /// `swift test` has built the worker beside the tests.
    static let settings: ImagingPool.Settings = {
        var settings = ImagingPool.Settings.executableBeside(CommandLine.arguments[0])
        settings.workers = 2
        return settings
    }()

    static func use<Result>(
        _ settings: ImagingPool.Settings = settings, _ body: (ImagingPool) async throws -> Result
    ) async throws -> Result {
        let loop = try EventLoop(label: "pool")
        defer { loop.stop() }
        let pool = ImagingPool(settings, loop: loop)
        try await pool.start()
        do {
            let result = try await body(pool)
            await pool.stop()
            return result
        } catch {
            await pool.stop()
            throw error
        }
    }
}
