internal import CImaging
internal import Glibc

/// Ends this process as soon as the server is gone, whatever a picture keeps the rest of it busy with.
///
/// The kernel's own way (PR_SET_PDEATHSIG) follows the thread that started the worker, and a server's threads come and
/// go.
enum Hangup {
    /// - Returns: whether the thread that watches could be started.
    static func watch() -> Bool {
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { _ in
                var watched = pollfd(fd: STDIN_FILENO, events: Int16(IMAGING_POLL_HANGUP), revents: 0)
                while poll(&watched, 1, -1) < 0 && errno == EINTR {}
                _exit(0)
            }, nil)
        return status == 0
    }
}
