internal import Glibc

/// Whether this program runs in a container.
enum Container {
    /// The files that Docker and Podman leave in theirs, and the variable that systemd's conventions ask for.
    static func isAround(environment: [String: String]) -> Bool {
        environment["container"].map { !$0.isEmpty } ?? false
            || access("/.dockerenv", F_OK) == 0 || access("/run/.containerenv", F_OK) == 0
    }
}
