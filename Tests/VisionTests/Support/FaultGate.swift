import Dispatch

/// Holds back a connection of a `FaultServer` until the test lets it go on; once open it stays open.
final class FaultGate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func open() {
        semaphore.signal()
    }

    /// Blocks its thread, which is the connection's own.
    func pass() {
        _ = semaphore.wait(timeout: .now() + .seconds(240))
        semaphore.signal()
    }
}
